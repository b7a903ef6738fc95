/** What a directory's `.htaccess` may say, by the server's own configuration. Follows ap_directory_walk and ap_parse_htaccess. */
import { fnmatch, hasWildcard } from '../../base/fnmatch';
import { allNodes, type Config } from './config';
import { ConfigNode, nodesOf } from './node';
import type { World } from './world';

/** What AllowOverride and AllowOverrideList grant. */
export interface Grants {
  readonly classes: readonly string[];
  /** Lower-cased names that AllowOverrideList names. */
  readonly list: ReadonlySet<string>;
  /** With `Options=...`: the only options that may be set, lower case. */
  readonly options: ReadonlySet<string> | undefined;
  /** Whether refused (`override`) or unknown directives are only logged. */
  readonly nonfatal: { readonly override: boolean; readonly unknown: boolean };
  /** No section says anything of AllowOverride: the file is opened all the same, and whatever stands in it is refused. */
  readonly unset?: true;
}

export const GRANTS_ALL: Grants = {
  classes: ['AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options'], list: new Set(), options: undefined,
  nonfatal: { override: false, unknown: false },
};

/** AllowOverride None, which holds where nothing is said. */
const GRANTS_NONE: Grants = { ...GRANTS_ALL, classes: [] };
/**
 * No AllowOverride at all. httpd 2.4.71 opens the file then, too: the unset value is no zero (OR_UNSET | OR_NONE in
 * create_core_dir_config, asked by ap_directory_walk), and no directive has its bit.
 */
export const GRANTS_UNSET: Grants = { ...GRANTS_NONE, unset: true };

const CLASSES = new Map([
  ['authconfig', 'AuthConfig'], ['fileinfo', 'FileInfo'], ['indexes', 'Indexes'], ['limit', 'Limit'], ['options', 'Options'],
]);

/** What is granted to the `.htaccess` of a directory: the sections of the main server that match it, shorter paths first. */
export function grantsAt(config: Config, directory: string): Grants {
  if (config.fold === undefined) return GRANTS_ALL;
  const sections = [...allNodes(config.fold)].filter((node) => node.key === '<directory' && matches(pathOf(node), directory));
  sections.sort((left, right) => depthOf(pathOf(left)) - depthOf(pathOf(right)));
  let grants = GRANTS_UNSET;
  for (const section of sections) {
    for (const node of nodesOf(section.children)) {
      const words = node.words.map((word) => word.value);
      if (node.key === 'allowoverride') grants = { ...readAllowOverride(words), list: grants.list };
      else if (node.key === 'allowoverridelist') grants = { ...grants, list: readAllowOverrideList(words) };
    }
  }
  return grants;
}

/** Without any class and any listed name httpd does not even open the file. */
export function isIgnored({ grants }: World): boolean {
  return grants !== undefined && grants.unset !== true && grants.classes.length === 0 && grants.list.size === 0;
}

/** The world in which a `.htaccess` of that server is read. */
export function htaccessWorld(server: Config, grants: Grants): World {
  const environment = new Map(server.world.environment);
  for (const { name, value } of server.environment.variables.values()) environment.set(name, value);
  return {
    ...server.world, scope: 'htaccess', environment, grants,
    staticModules: [...server.commands.modules],
    defines: [...server.environment.defined],
    serverRoot: server.environment.serverRoot,
  };
}

/** The words of an AllowOverride: set_override (server/core.c). Words httpd refuses grant nothing. */
export function readAllowOverride(words: readonly string[]): Grants {
  const classes = new Set<string>();
  let options: ReadonlySet<string> | undefined;
  let nonfatal = { override: false, unknown: false };
  for (const word of words) {
    const [name = '', value] = word.toLowerCase().split('=', 2);
    if (name === 'all') for (const each of CLASSES.values()) classes.add(each);
    else if (name === 'nonfatal') {
      nonfatal = { override: value === 'override' || value === 'all', unknown: value === 'unknown' || value === 'all' };
    } else if (name === 'options' && value !== undefined) {
      classes.add('Options');
      options = value === '' ? undefined : new Set(value.split(','));
    } else if (CLASSES.has(name)) classes.add(CLASSES.get(name)!);
  }
  return { classes: [...classes], list: new Set(), options, nonfatal };
}

/** The lower-cased names of an AllowOverrideList. */
export function readAllowOverrideList(words: readonly string[]): ReadonlySet<string> {
  const names = words.map((word) => word.toLowerCase());
  return new Set(names.includes('none') ? [] : names);
}

function pathOf(section: ConfigNode): string {
  return (section.words[0]?.value ?? '').replace(/>$/, '').replace(/(.)\/$/, '$1');
}

function depthOf(path: string): number {
  return path.split('/').filter((part) => part !== '').length;
}

/** Whether a section's path, wildcards and all, is the directory or one above it. */
function matches(path: string, directory: string): boolean {
  if (!path.startsWith('/')) return false;
  const wanted = path.split('/').filter((part) => part !== '');
  const have = directory.split('/').filter((part) => part !== '');
  return wanted.length <= have.length && wanted.every((part, index) => (hasWildcard(part) ? fnmatch(part, have[index]!) : part === have[index]));
}
