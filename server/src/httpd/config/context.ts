/** Where a directive stands, as httpd decides it: override bits and the sections around. */
import type { DirectiveSpec, OverrideBit } from '../catalog/types';
import { GRANTS_ALL } from './htaccess';
import type { ConfigNode } from './node';
import type { World } from './world';

/** Bits of include/http_config.h; only their disjointness matters here. */
const BIT: Readonly<Record<OverrideBit, number>> = {
  OR_LIMIT: 1, OR_OPTIONS: 2, OR_FILEINFO: 4, OR_AUTHCFG: 8, OR_INDEXES: 16, OR_ALL: 31,
  ACCESS_CONF: 64, RSRC_CONF: 128, PROXY_CONF: 256,
};

const CLASS_BIT: Readonly<Record<string, number>> = {
  Limit: BIT.OR_LIMIT, Options: BIT.OR_OPTIONS, FileInfo: BIT.OR_FILEINFO, AuthConfig: BIT.OR_AUTHCFG, Indexes: BIT.OR_INDEXES,
};

const DIRECTORY_SECTIONS = new Set([
  '<directory', '<directorymatch', '<location', '<locationmatch', '<files', '<filesmatch', '<if', '<elseif', '<else',
]);
const PROXY_SECTIONS = new Set(['<proxy', '<proxymatch']);
const INNER_SECTIONS = new Set(['<files', '<filesmatch', '<if', '<elseif', '<else']);
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
    const override = (world.grants ?? GRANTS_ALL).classes.reduce((bits, name) => bits | (CLASS_BIT[name] ?? 0), 0);
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
  // add_authz_section (mod_authz_core.c) takes a bit from cmd->limited, as if it were a <Limit>.
  if (REQUIRE_SECTIONS.has(key)) return { ...outer, inLimit: true, override: BIT.OR_AUTHCFG };
  if (ALIAS_SECTIONS.has(key)) return { ...outer, override: BIT.OR_AUTHCFG | BIT.ACCESS_CONF };
  const isProxy = PROXY_SECTIONS.has(key);
  if (!isProxy && !DIRECTORY_SECTIONS.has(key)) return outer;
  // A section inside .htaccess never grants more than the directory's AllowOverride.
  if (outer.inHtaccess) return outer;
  // A <Files> or <If> leaves what a <Proxy> around it allows.
  const proxyBit = isProxy ? BIT.PROXY_CONF : INNER_SECTIONS.has(key) ? outer.override & BIT.PROXY_CONF : 0;
  return { ...outer, inDirectory: true, override: BIT.OR_ALL | BIT.ACCESS_CONF | proxyBit };
}

/** Whether the sections around a directive say what it may be, whatever they stand in: those that set the bits or forbid by themselves. */
export function isPlacedBySections(node: ConfigNode): boolean {
  for (const { key } of node.ancestors()) if (key === '<virtualhost' || DIRECTORY_SECTIONS.has(key)) return true;
  return false;
}

/** Whether any bit of the command is among those in force (invoke_cmd, server/config.c). */
export function isAllowed(where: readonly OverrideBit[], context: Context): boolean {
  return where.some((bit) => (BIT[bit] & context.override) !== 0);
}

const VIRTUAL = 1;
const LIMIT = 2;
const DIRECTORY = 4;
const LOCATION = 8;
const FILES = 16;
const PROXY = 32;
const HTACCESS = 64;
const DIR_CONTEXT = LIMIT | DIRECTORY | LOCATION | FILES | PROXY;

/** Flags of include/http_config.h. */
const NOT_IN: Readonly<Record<string, number>> = {
  NOT_IN_VIRTUALHOST: VIRTUAL,
  NOT_IN_LIMIT: LIMIT,
  NOT_IN_DIRECTORY: DIRECTORY,
  NOT_IN_LOCATION: LOCATION,
  NOT_IN_FILES: FILES,
  NOT_IN_PROXY: PROXY,
  NOT_IN_HTACCESS: HTACCESS,
  NOT_IN_DIR_LOC_FILE: DIRECTORY | LOCATION | FILES,
  NOT_IN_DIR_CONTEXT: DIR_CONTEXT,
  GLOBAL_ONLY: VIRTUAL | DIR_CONTEXT,
};

const SECTION_FLAG: ReadonlyMap<string, number> = new Map([
  ['<directory', DIRECTORY], ['<directorymatch', DIRECTORY],
  ['<location', LOCATION], ['<locationmatch', LOCATION],
  ['<files', FILES], ['<filesmatch', FILES], ['<if', FILES], ['<elseif', FILES], ['<else', FILES],
  ['<proxy', PROXY], ['<proxymatch', PROXY],
]);

const forbiddenBy = new Map<readonly string[], number>();

/** The flags as bits. The lists are those of the catalogue: few, and always the same objects. */
function forbiddenMask(flags: readonly string[]): number {
  if (flags.length === 0) return 0;
  let mask = forbiddenBy.get(flags);
  if (mask === undefined) {
    mask = flags.reduce((bits, flag) => bits | (NOT_IN[flag] ?? 0), 0);
    forbiddenBy.set(flags, mask);
  }
  return mask;
}

/** What a handler says about the place of its directive, undefined where it accepts it. */
export function placeViolation(node: ConfigNode, spec: DirectiveSpec, context: Context): string | undefined {
  if (spec.contextChecks !== undefined && !isInside(node, spec.checksLiftedInside)) {
    const violation = contextViolation(node, spec.contextChecks, context);
    if (violation !== undefined) return violation;
  }
  if (spec.contextChecksByArgs !== undefined) {
    const words = node.words.filter((word) => word.value !== '').length;
    const violation = contextViolation(node, spec.contextChecksByArgs[words] ?? NO_CHECKS, context);
    if (violation !== undefined) return violation;
  }
  if (spec.perDirectory !== undefined && (spec.perDirectory === 'required') !== context.inDirectory) {
    return spec.perDirectory === 'required' ? `${spec.name}: only valid in per-directory config files` : 'Your SSL library does not have support for per-directory CA';
  }
  if (spec.notInside !== undefined && isInside(node, spec.notInside)) {
    return `${node.isSection ? '<' : ''}${spec.name} is not allowed inside an '<${spec.notInside[0]}' context`;
  }
  if (spec.onlyInside === undefined) return undefined;
  if (spec.onlyInside.includes('VirtualHost')) return context.isVirtual ? undefined : `${spec.name} only used in <VirtualHost>`;
  return isInside(node, spec.onlyInside) ? undefined : `${spec.name} is only valid inside a '<${spec.onlyInside[0]}' context, not here`;
}

const NO_CHECKS: readonly string[] = [];

function isInside(node: ConfigNode, sections: readonly string[] | undefined): boolean {
  if (sections === undefined) return false;
  for (const ancestor of node.ancestors()) {
    if (sections.some((section) => ancestor.key === `<${section.toLowerCase()}`)) return true;
  }
  return false;
}

/**
 * ap_check_cmd_context (server/core.c): httpd's message if one of the flags forbids the place, else undefined.
 * Flags that are none of httpd's (remarks) are passed over. Any flag of the per-directory places forbids <Limit> too.
 */
function contextViolation(node: ConfigNode, flags: readonly string[], context: Context): string | undefined {
  const forbidden = forbiddenMask(flags);
  if (forbidden === 0) return undefined;
  if ((forbidden & VIRTUAL) !== 0 && context.isVirtual) return `${shown(node)} cannot occur within <VirtualHost> section`;
  if ((forbidden & DIR_CONTEXT) !== 0 && context.inLimit) return `${shown(node)} cannot occur within <Limit> or <LimitExcept> section`;
  if ((forbidden & HTACCESS) !== 0 && context.inHtaccess) return `${shown(node)} cannot occur within htaccess files`;
  if ((forbidden & DIR_CONTEXT) === DIR_CONTEXT && context.inDirectory) return `${shown(node)} cannot occur within directory context`;
  for (const ancestor of node.ancestors()) {
    if (((SECTION_FLAG.get(ancestor.key) ?? 0) & forbidden) !== 0) return `${shown(node)} cannot occur within ${ancestor.name}> section`;
  }
  return undefined;
}

function shown(node: ConfigNode): string {
  return node.isSection ? `${node.name}>` : node.name;
}
