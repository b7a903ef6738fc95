/** A real php-fpm in a folder of its own, with one pool. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { ready, startServer } from '../harness/server-process';
import { temporaryDirectory } from '../harness/temp';
import { fpmMissing, PHP_FPM } from '../php/fpm-program';
import { labMissing } from './server';

/** The file name of mod_php; empty where it is not installed. */
export const PHP_MODULE = existsSync(MODULES_DIRECTORY) ? readdirSync(MODULES_DIRECTORY).find((name) => /^libphp8[.\d]*\.so$/.test(name)) ?? '' : '';

/** Why no server can run PHP here; undefined where it can. */
export const phpMissing = labMissing ?? fpmMissing() ?? (PHP_MODULE === '' ? 'mod_php is not installed' : process.getuid?.() === 0 ? undefined : 'the pools have to be started by root');

export interface LabFpm {
  readonly socket: string;
  log(): string;
  stop(): Promise<void>;
}

/** Lines of a pool that may be replaced by others of the same name. */
const POOL: Readonly<Record<string, string>> = { 'user': 'www-data', 'group': 'www-data', 'listen.owner': 'www-data', 'listen.group': 'www-data', 'pm': 'static', 'pm.max_children': '2' };

/** The text of a configuration with one pool; a value of `undefined` leaves the line out. */
export function poolText(folder: string, lines: Readonly<Record<string, string | undefined>>): string {
  const all = { 'listen': `${folder}/fpm.sock`, ...POOL, ...lines };
  const text = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name} = ${value}`]));
  return ['[global]', `error_log = ${folder}/fpm.log`, 'daemonize = no', '[lab]', ...text, ''].join('\n');
}

/** Starts a pool and waits until it is ready; throws with the log where it does not start. */
export async function startFpm(lines: Readonly<Record<string, string | undefined>>): Promise<LabFpm> {
  const folder = temporaryDirectory('lab-fpm');
  const file = `${folder}/fpm.conf`;
  writeFileSync(file, poolText(folder, lines));
  const log = (): string => (existsSync(`${folder}/fpm.log`) ? readFileSync(`${folder}/fpm.log`, 'utf8') : '');
  const server = startServer([PHP_FPM, '-n', '-F', '-y', file]);
  try {
    await ready(server, `${folder}/fpm.log`, () => log().includes('ready to handle connections'));
  } catch (error) {
    await server.stop();
    throw error;
  }
  return { socket: `${folder}/fpm.sock`, log, stop: server.stop };
}
