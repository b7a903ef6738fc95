import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const MODULES_DIRECTORY = '/usr/lib/apache2/modules';
const LOAD_FILES = '/etc/apache2/mods-available';

export type Mpm = 'prefork' | 'event' | 'worker';

/** Debian packages these three without a `.load` file. */
const WITHOUT_LOAD_FILE: readonly (readonly [string, string])[] = [
  ['bucketeer_module', 'mod_bucketeer.so'], ['case_filter_module', 'mod_case_filter.so'],
  ['case_filter_in_module', 'mod_case_filter_in.so'],
];

/** Shared objects that others link against: dlopen fails when they come later (mod_so.c: dso_load). */
const FIRST = ['proxy_module', 'cache_module', 'dav_module', 'session_module'];

/** Identifier and file name of every shared module of the installed package that is not an MPM, in a loadable order. */
export function installedModules(): readonly (readonly [identifier: string, file: string])[] {
  const found = new Map<string, string>();
  for (const name of readdirSync(LOAD_FILES).filter((entry) => entry.endsWith('.load')).sort()) {
    const line = /^\s*LoadModule\s+(\S+)\s+\S*\/(\S+)/m.exec(readFileSync(join(LOAD_FILES, name), 'latin1'));
    if (line?.[1] && line[2]) found.set(line[1], line[2]);
  }
  const present = new Set(readdirSync(MODULES_DIRECTORY));
  for (const [identifier, file] of WITHOUT_LOAD_FILE) found.set(identifier, file);
  const rank = ([identifier]: readonly [string, string]): number => (FIRST.includes(identifier) ? FIRST.indexOf(identifier) : FIRST.length);
  return [...found]
    .filter(([identifier, file]) => present.has(file) && !identifier.startsWith('mpm_'))
    .sort((a, b) => rank(a) - rank(b));
}

/**
 * The LoadModule lines that give httpd every module of the package. In: the MPM. Out: one line per module.
 * mod_php is left out under a threaded MPM: the server refuses the pair before it looks at the text (AH00013).
 */
export function loadModuleLines(mpm: Mpm): string {
  const modules = installedModules().filter(([identifier]) => mpm === 'prefork' || !identifier.startsWith('php'));
  return [[`mpm_${mpm}_module`, `mod_mpm_${mpm}.so`] as const, ...modules]
    .map(([identifier, file]) => `LoadModule ${identifier} ${MODULES_DIRECTORY}/${file}\n`).join('');
}
