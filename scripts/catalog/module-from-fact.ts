import type { ModuleSpec } from '../../server/src/httpd/catalog/types';

/** A module as the facts have it. */
export interface ModuleFact {
  readonly name: string;
  readonly identifier: string | null;
  readonly sourceFile: string | null;
  readonly status: string | null;
  readonly sinceVersion: string | null;
  readonly mustLoadAfter?: readonly string[];
  readonly platforms?: readonly string[];
  readonly debianBuiltIn?: boolean;
  readonly debianModule?: boolean;
  readonly documented?: boolean;
  readonly removedAfter?: string;
}

/** What `httpd -l` lists on the common builds besides Debian, whose list stands in the facts. */
const staticElsewhere: Readonly<Record<string, readonly string[]>> = {
  core_module: ['rhel', 'upstream', 'windows'],
  so_module: ['rhel', 'upstream', 'windows'],
  http_module: ['rhel', 'upstream', 'windows'],
  mpm_event_module: ['upstream'],
  mpm_winnt_module: ['windows'],
  win32_module: ['windows'],
};

/** Modules that have commands but no page and no entry in the facts (modules/arch). */
export const modulesWithoutPage: readonly ModuleSpec[] = [
  {
    name: 'mod_win32', identifier: 'win32_module', sourceFile: 'mod_win32.c', documented: false, platforms: ['windows'],
    staticOn: ['windows'],
  },
  { name: 'mod_netware', identifier: 'netware_module', sourceFile: 'mod_netware.c', documented: false, platforms: ['netware'] },
];

/** The catalogue's form of one module, or undefined for a page of the manual that stands for no module (`mpm_common`). */
export function moduleFromFact(fact: ModuleFact): ModuleSpec | undefined {
  if (fact.identifier === null || fact.sourceFile === null) return undefined;
  // The page of mod_sed lists several files, that of mod_heartbeat has no suffix: the first file is the one of the module.
  const sourceFile = fact.sourceFile.split(' ')[0]!.replace(/(\.c)?$/, '.c');
  const isMpm = fact.status === 'MPM';
  const staticOn = [...(fact.debianBuiltIn || fact.name === 'http_core' ? ['debian'] : []), ...(staticElsewhere[fact.identifier] ?? [])];
  const hasFile = !['core', 'http_core', 'mod_so', 'mpm_winnt', 'mpm_netware', 'mpmt_os2'].includes(fact.name);
  return {
    name: fact.name,
    identifier: fact.identifier,
    sourceFile,
    ...(fact.status && fact.status !== 'removed' ? { status: fact.status } : {}),
    ...(fact.sinceVersion ? { since: fact.sinceVersion } : {}),
    ...(fact.mustLoadAfter ? { mustLoadAfter: fact.mustLoadAfter } : {}),
    ...(hasFile ? { file: isMpm ? `mod_mpm_${fact.name}.so` : `${fact.name}.so` } : {}),
    ...(isMpm ? { mpm: true } : {}),
    ...(staticOn.length ? { staticOn } : {}),
    ...(fact.platforms ? { platforms: fact.platforms } : {}),
    ...(fact.documented === false ? { documented: false } : {}),
    ...(fact.removedAfter ? { removedAfter: fact.removedAfter } : {}),
  };
}
