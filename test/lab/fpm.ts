/** A real php-fpm in a folder of its own, with one pool. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { temporaryDirectory } from '../harness/temp';
import { PHP_FPM } from '../php/fpm-program';
import { until } from './server';

export interface LabFpm {
  readonly socket: string;
  log(): string;
  stop(): void;
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
  const child = spawn(PHP_FPM, ['-n', '-F', '-y', file], { stdio: 'ignore' });
  const stop = (): void => {
    child.kill('SIGTERM');
    process.off('exit', stop);
  };
  process.once('exit', stop);
  try {
    await until(() => log().includes('ready to handle connections') || child.exitCode !== null, log);
    if (child.exitCode !== null) throw new Error(log());
  } catch (error) {
    stop();
    throw error;
  }
  return { socket: `${folder}/fpm.sock`, log, stop };
}
