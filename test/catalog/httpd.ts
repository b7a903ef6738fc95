import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import type { ModuleSpec } from '../../server/src/httpd/catalog/types';
import { APACHE, apacheMissing, configtest, type ConfigTest } from '../harness/apache';
import { MODULES_DIRECTORY, type Mpm } from '../harness/apache-modules';
import { HARNESS_ENVIRONMENT } from '../harness/predict';
import { temporaryDirectory } from '../harness/temp';

export const mpms: readonly Mpm[] = ['event', 'worker', 'prefork'];

/** A test that asks the real server; left out, saying why, where there is none, except under CI. */
export function httpdTest(name: string, body: () => Promise<void> | void): void {
  const missing = apacheMissing();
  if (missing && process.env['CI'] === 'true') throw new Error(missing);
  test(name, { skip: missing ?? false }, body);
}

export const isStatic = (module: ModuleSpec): boolean => module.staticOn?.includes('debian') ?? false;

/** httpd's own modules that the installed package has as files, in an order that loads, except the MPMs. */
export function sharedModules(): readonly ModuleSpec[] {
  const all = [...catalog.modules.values()];
  const present = all.filter((module) => {
    return !module.thirdParty && !module.mpm && !isStatic(module) && module.file && existsSync(join(MODULES_DIRECTORY, module.file));
  });
  const needed = new Set(present.flatMap((module) => module.mustLoadAfter ?? []));
  return [...present.filter((module) => needed.has(module.identifier)), ...present.filter((module) => !needed.has(module.identifier))];
}

/** The modules and what they must be loaded after, in an order that loads. */
export function withNeeds(modules: readonly ModuleSpec[]): readonly ModuleSpec[] {
  const needed = modules.flatMap((module) => module.mustLoadAfter ?? []).map((identifier) => catalog.modules.get(identifier)!);
  return [...new Set([...needed, ...modules])];
}

/** The lines that load an MPM and the given modules, written from the catalogue. */
export function loadLines(mpm: Mpm, modules: readonly ModuleSpec[]): string {
  const own = catalog.modules.get(`mpm_${mpm}_module`)!;
  return [own, ...modules].map((module) => `LoadModule ${module.identifier} ${MODULES_DIRECTORY}/${module.file}\n`).join('');
}

const scratch = temporaryDirectory('catalog');
mkdirSync(join(scratch, 'logs'));

/** What a configuration needs so that nothing but the text under test can be refused. */
const preamble = `ServerRoot ${scratch}\nServerName localhost\n`;

/** A line of `apache2 -L`: the lower-case name, the source file that registers it, and where httpd says it may stand. */
export interface ListedDirective { readonly name: string; readonly file: string; readonly allowed: string }

/** Everything `apache2 -L` lists for a configuration. */
export function listDirectives(config: string): readonly ListedDirective[] {
  const file = join(scratch, 'list.conf');
  writeFileSync(file, preamble + config);
  const run = spawnSync(APACHE, ['-L', '-f', file], { encoding: 'latin1', env: { ...HARNESS_ENVIRONMENT }, maxBuffer: 1 << 24 });
  return [...run.stdout.matchAll(/^(<?\w+) \((\S+)\)\n(?:(?!\tAllowed).*\n)*?\tAllowed in \*\.conf (.*(?:\n\twhen.*)?)$/gm)]
    .map((entry) => ({ name: entry[1]!.toLowerCase(), file: entry[2]!, allowed: entry[3]!.replace(/ \[no per-dir config\]/, '') }));
}

/** `apache2 -t` on a text; `slot` tells texts apart that are tried at the same time. */
async function tryConfig(text: string, slot = 0): Promise<ConfigTest> {
  const root = join(scratch, `try-${slot}.conf`);
  writeFileSync(root, preamble + text);
  return configtest({ root, files: { [root]: preamble + text } });
}

/** The message the server stops with, or undefined when it accepts the text. */
export async function refusal(text: string, slot = 0): Promise<string | undefined> {
  const run = await tryConfig(text, slot);
  return run.verdict === 'accepts' ? undefined : (run.error?.message ?? run.stderr);
}
