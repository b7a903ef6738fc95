/** The cases of the rule pages before the real server: what `apache2 -t` says of the very same text. */
import { symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { catalog } from '../../server/src/httpd/catalog/catalog';
import { PROFILES } from '../../server/src/workspace/profiles';
import { configtest, type ConfigTest } from './apache';
import { installedModules, MODULES_DIRECTORY, type Mpm } from './apache-modules';
import { HARNESS_ENVIRONMENT } from './predict';
import type { Case } from './rule-page';
import { isFileKind } from '../../server/src/workspace/around-kinds';
import { kindOfRoot, modulesOf, mpmOf, profileOf } from './rule-case';
import { emptyDirectory, temporaryDirectory, writeTree } from './temp';

/** Linked into Debian's binary (`apache2 -l`). */
const LINKED_IN = new Set(PROFILES.debian.staticModules);

/** Why the server on this machine cannot be asked about the case; undefined if it can. */
export function notRunnable(page: Case, version: string): string | undefined {
  const stated = page.options.get('not-run');
  if (stated !== undefined) return stated === '' ? 'marked not-run without a reason' : stated;
  if (isFileKind(kindOfRoot(page))) return 'no configuration of httpd';
  if (!page.root.startsWith('/')) return 'the root is no Unix path';
  const scope = page.options.get('scope');
  if (scope === 'fragment') return 'a fragment is no configuration';
  const wanted = page.options.get('version');
  if (wanted !== undefined && wanted !== version) return `the case is about httpd ${wanted}`;
  if (profileOf(page) === 'windows') return 'the case is about Windows';
  const here = new Set(installedModules().map(([identifier]) => identifier));
  const absent = [...modulesOf(page)].find((identifier) => !here.has(identifier) && !LINKED_IN.has(identifier) && catalog.modules.get(identifier)?.mpm !== true);
  return absent === undefined ? undefined : `${absent} is not installed here`;
}

/**
 * Runs `apache2 -t` on the case in the scratch folder `slot` (no other running call may use it). The tree lies in that
 * folder: paths of the case are written with the folder in front. Modules are loaded before the first line (`-C`), so
 * that line numbers stay the page's. `file` of the stopping error is a path of the case again.
 */
export async function askServer(page: Case, files: ReadonlyMap<string, string>, slot: number): Promise<ConfigTest> {
  const base = scratch(slot);
  emptyDirectory(base);
  const serverRoot = serverRootOf(page);
  const own = [...new Set([serverRoot, ...[...files.keys()].map((file) => file.replace(/\/$/, ''))])].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(own.map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  const moved = (text: string): string => text.replace(pattern, (path) => base + path);
  const texts = [...files].filter(([path]) => !path.endsWith('/')).map(([path, text]) => [base + path, moved(text)] as const);
  const root = base + page.root;
  const tree = {
    root,
    files: Object.fromEntries(texts),
    directories: [`${base}${serverRoot}/logs`, ...[...files.keys()].filter((path) => path.endsWith('/')).map((path) => base + path)],
    defines: (page.options.get('defines') ?? '').split(',').filter((name) => name !== ''),
    environment: {
      ...HARNESS_ENVIRONMENT, ...PROFILES[profileOf(page)].environment,
      ...Object.fromEntries((page.options.get('env') ?? '').split(',').filter((each) => each !== '').map((each) => each.split('=', 2))),
    },
  };
  writeTree(tree);
  symlinkSync(MODULES_DIRECTORY, `${base}${serverRoot}/modules`);
  const run = await configtest(tree, ['-d', base + serverRoot, ...preamble(page)]);
  const error = run.error;
  if (error?.place === undefined) return run;
  return { ...run, error: { ...error, place: { ...error.place, file: error.place.file.replace(base, '') } } };
}

function serverRootOf(page: Case): string {
  const profile = PROFILES[profileOf(page)];
  return page.root.startsWith(`${profile.serverRoot}/`) ? profile.serverRoot : dirname(page.root);
}

function preamble(page: Case): string[] {
  const wanted = modulesOf(page);
  const mpm = mpmOf(page) as Mpm | undefined;
  const known = new Map(installedModules());
  const lines: string[] = [];
  if (mpm !== undefined) lines.push(`LoadModule mpm_${mpm}_module ${MODULES_DIRECTORY}/mod_mpm_${mpm}.so`);
  for (const identifier of wanted) {
    const file = known.get(identifier);
    if (file !== undefined) lines.push(`LoadModule ${identifier} ${MODULES_DIRECTORY}/${file}`);
  }
  return lines.flatMap((line) => ['-C', line]);
}

const folders: string[] = [];

function scratch(slot: number): string {
  return (folders[slot] ??= temporaryDirectory('rp'));
}
