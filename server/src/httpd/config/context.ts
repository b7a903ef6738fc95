/** Where a directive stands, as httpd decides it: override bits and the sections around. */
import type { OverrideBit } from '../catalog/types';
import type { ConfigNode } from './node';
import type { World } from './world';

/** Bits of include/http_config.h; only their disjointness matters here. */
const BIT: Readonly<Record<OverrideBit, number>> = {
  OR_LIMIT: 1, OR_OPTIONS: 2, OR_FILEINFO: 4, OR_AUTHCFG: 8, OR_INDEXES: 16, OR_ALL: 31,
  ACCESS_CONF: 64, RSRC_CONF: 128, PROXY_CONF: 256,
};

const CLASS_BIT: Readonly<Record<string, number>> = {
  Limit: BIT.OR_LIMIT, Options: BIT.OR_OPTIONS, FileInfo: BIT.OR_FILEINFO, AuthConfig: BIT.OR_AUTHCFG, Indexes: BIT.OR_INDEXES, All: BIT.OR_ALL,
};

const DIRECTORY_SECTIONS = new Set([
  '<directory', '<directorymatch', '<location', '<locationmatch', '<files', '<filesmatch', '<if', '<elseif', '<else',
]);
const PROXY_SECTIONS = new Set(['<proxy', '<proxymatch']);
const LIMIT_SECTIONS = new Set(['<limit', '<limitexcept']);
const REQUIRE_SECTIONS = new Set(['<requireall', '<requireany', '<requirenone', '<requirenotall']);
const ALIAS_SECTIONS = new Set(['<authnprovideralias', '<authzprovideralias']);

export interface Context {
  /** Override bits in force. */
  readonly override: number;
  readonly isVirtual: boolean;
  /** Inside a section that sets a path: directory, location, files, if, proxy. */
  readonly inDirectory: boolean;
  readonly inLimit: boolean;
  readonly inHtaccess: boolean;
}

/** The context of a root's top level. */
export function rootContext(world: World): Context {
  if (world.scope === 'htaccess') {
    const override = (world.allowOverride ?? ['All']).reduce((bits, name) => bits | (CLASS_BIT[name] ?? 0), 0);
    return { override, isVirtual: false, inDirectory: true, inLimit: false, inHtaccess: true };
  }
  const override = BIT.RSRC_CONF | BIT.OR_OPTIONS | BIT.OR_FILEINFO | BIT.OR_INDEXES;
  return { override, isVirtual: false, inDirectory: false, inLimit: false, inHtaccess: false };
}

/** The context that a section's children stand in. Unknown sections change nothing. */
export function contextInside(section: ConfigNode, outer: Context): Context {
  const { key } = section;
  if (key === '<virtualhost') return { ...outer, isVirtual: true };
  if (LIMIT_SECTIONS.has(key)) return { ...outer, inLimit: true };
  if (REQUIRE_SECTIONS.has(key)) return { ...outer, override: BIT.OR_AUTHCFG };
  if (ALIAS_SECTIONS.has(key)) return { ...outer, override: BIT.OR_AUTHCFG | BIT.ACCESS_CONF };
  const isProxy = PROXY_SECTIONS.has(key);
  if (!isProxy && !DIRECTORY_SECTIONS.has(key)) return outer;
  // A section inside .htaccess never grants more than the directory's AllowOverride.
  if (outer.inHtaccess) return outer;
  return { ...outer, inDirectory: true, override: BIT.OR_ALL | BIT.ACCESS_CONF | (isProxy ? BIT.PROXY_CONF : 0) };
}

/** Whether any bit of the command is among those in force (invoke_cmd, server/config.c). */
export function isAllowed(where: readonly OverrideBit[], context: Context): boolean {
  return where.some((bit) => (BIT[bit] & context.override) !== 0);
}

const NOT_IN: Readonly<Record<string, readonly string[]>> = {
  NOT_IN_VIRTUALHOST: ['virtual'],
  NOT_IN_LIMIT: ['limit'],
  NOT_IN_DIRECTORY: ['directory'],
  NOT_IN_LOCATION: ['location'],
  NOT_IN_FILES: ['files'],
  NOT_IN_PROXY: ['proxy'],
  NOT_IN_HTACCESS: ['htaccess'],
  NOT_IN_DIR_LOC_FILE: ['directory', 'location', 'files'],
  NOT_IN_DIR_CONTEXT: ['limit', 'directory', 'location', 'files', 'proxy'],
  GLOBAL_ONLY: ['virtual', 'limit', 'directory', 'location', 'files', 'proxy'],
};

const SECTIONS_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  directory: new Set(['<directory', '<directorymatch']),
  location: new Set(['<location', '<locationmatch']),
  files: new Set(['<files', '<filesmatch', '<if', '<elseif', '<else']),
  proxy: PROXY_SECTIONS,
};

/**
 * ap_check_cmd_context (server/core.c): httpd's message if one of the flags forbids the place, else undefined.
 * Flags that are none of httpd's (remarks) are passed over.
 */
export function contextViolation(node: ConfigNode, flags: readonly string[], context: Context): string | undefined {
  const forbidden = new Set(flags.flatMap((flag) => NOT_IN[flag] ?? []));
  if (forbidden.size === 0) return undefined;
  const name = node.isSection ? `${node.name}>` : node.name;
  const wholeDirContext = ['limit', 'directory', 'location', 'files', 'proxy'].every((each) => forbidden.has(each));
  if (forbidden.has('virtual') && context.isVirtual) return `${name} cannot occur within <VirtualHost> section`;
  if ((forbidden.has('limit') || wholeDirContext) && context.inLimit) {
    return `${name} cannot occur within <Limit> or <LimitExcept> section`;
  }
  if (forbidden.has('htaccess') && context.inHtaccess) return `${name} cannot occur within htaccess files`;
  if (wholeDirContext && context.inDirectory) return `${name} cannot occur within directory context`;
  for (const [group, keys] of Object.entries(SECTIONS_OF)) {
    if (!forbidden.has(group)) continue;
    for (const ancestor of node.ancestors()) {
      if (keys.has(ancestor.key)) return `${name} cannot occur within ${ancestor.name}> section`;
    }
  }
  return undefined;
}
