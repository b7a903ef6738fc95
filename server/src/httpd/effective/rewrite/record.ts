/** What sections say to mod_rewrite, and how it is merged: config_perdir_merge and config_server_merge (mod_rewrite.c). */
import { dirname } from '../../../base/path';
import { nodesOf, type ConfigNode } from '../../config/node';
import type { Applied } from '../applied';
import { testOf } from '../section-match';
import { runNodes, type Server, type Servers } from '../servers';
import { rulesOf, type RewriteRule } from './rule';

/** Undefined members are not set. */
export interface RewriteRecord {
  readonly engine: boolean | undefined;
  readonly options: ReadonlySet<string> | undefined;
  readonly base: string | undefined;
  /** What substitutions are relative to, with its final slash; undefined for a server. */
  readonly directory: string | undefined;
  readonly rules: readonly RewriteRule[];
  /** RewriteMap by name. */
  readonly maps: ReadonlyMap<string, string>;
}

const KEYS: ReadonlySet<string> = new Set(['rewriteengine', 'rewriteoptions', 'rewritebase', 'rewritecond', 'rewriterule', 'rewritemap']);

/** Undefined: the section has no directive of the module, and so no record. */
function recordOf(nodes: readonly ConfigNode[], directory: string | undefined): RewriteRecord | undefined {
  const own = nodes.filter(({ key }) => KEYS.has(key));
  if (own.length === 0) return undefined;
  const last = (key: string): string | undefined => own.filter((node) => node.key === key).at(-1)?.words[0]?.value;
  const options = own.filter(({ key }) => key === 'rewriteoptions').flatMap(({ words }) => words.flatMap(({ value }) => value.toLowerCase().split(/\s+/)));
  const engine = last('rewriteengine');
  const maps = new Map(own.filter(({ key }) => key === 'rewritemap').map(({ words }) => [words[0]?.value ?? '', words[1]?.value ?? ''] as const));
  return {
    directory, maps, rules: rulesOf(own), base: last('rewritebase'), engine: engine === undefined ? undefined : engine.toLowerCase() === 'on',
    options: own.some(({ key }) => key === 'rewriteoptions') ? new Set(options) : undefined,
  };
}

function merged(base: RewriteRecord, over: RewriteRecord): RewriteRecord {
  const options = over.options ?? base.options;
  const has = (option: string): boolean => options?.has(option) === true;
  const hands = (option: string): boolean => base.options?.has(option) === true && !has('ignoreinherit');
  const after = has('inherit') || hands('inheritdown');
  const before = !after && (has('inheritbefore') || hands('inheritdownbefore'));
  return {
    engine: over.engine ?? base.engine, options, base: has('mergebase') ? over.base ?? base.base : over.base, directory: over.directory,
    rules: after ? [...over.rules, ...base.rules] : before ? [...base.rules, ...over.rules] : over.rules,
    maps: after ? new Map([...base.maps, ...over.maps]) : before ? new Map([...over.maps, ...base.maps]) : over.maps,
  };
}

function mergedOf(base: RewriteRecord | undefined, over: RewriteRecord | undefined): RewriteRecord | undefined {
  return base === undefined || over === undefined ? over ?? base : merged(base, over);
}

/**
 * What holds for a server's own rules. A virtual host without any directive of the module runs none: its record is
 * the main server's (hook_uri2file).
 */
export function serverRecord(server: Server, { main }: Servers): RewriteRecord | undefined {
  const base = recordOf(main.nodes, undefined);
  if (server === main) return base;
  const own = recordOf(server.nodes, undefined) ?? { engine: undefined, options: undefined, base: undefined, directory: undefined, rules: [], maps: new Map() };
  return server.nodes.some(mentions) ? mergedOf(base, own) : undefined;
}

/** Whether a line, or one in the section that it opens, is the module's. */
function mentions(node: ConfigNode): boolean {
  return KEYS.has(node.key) || runNodes(nodesOf(node.children)).some(mentions);
}

/** Sections of one walk are merged with each other first (ap_directory_walk and its kin); servers and proxies one by one. */
const WALK: Readonly<Record<Applied['kind'], string | undefined>> = {
  server: undefined, 'virtual-host': undefined, proxy: undefined, directory: 'directory', htaccess: 'directory', files: 'files', location: 'location', if: 'if',
};

/**
 * What holds for a request with these sections, in the order of merging.
 *
 * @returns `unknown` with the section where it is not known whether a section with such directives applies
 */
export function directoryRecord(sections: readonly Applied[]): RewriteRecord | undefined | { readonly unknown: Applied } {
  let result: RewriteRecord | undefined;
  let group: RewriteRecord | undefined;
  let walk: string | undefined;
  for (const section of sections) {
    const found = recordOf(section.directives, pathOf(section));
    if (found === undefined) continue;
    // Rules of a server are none of its directories.
    const record = found.directory === undefined ? { ...found, rules: [] } : found;
    if (section.truth !== 'yes') return { unknown: section };
    if (WALK[section.kind] === undefined || WALK[section.kind] !== walk) {
      result = mergedOf(result, group);
      group = record;
      walk = WALK[section.kind];
    } else group = mergedOf(group, record);
  }
  return mergedOf(result, group);
}

/** cmd_parms.path of a section, with a slash at its end (config_perdir_create). */
function pathOf({ kind, node, config }: Applied): string | undefined {
  if (kind === 'server' || kind === 'virtual-host') return undefined;
  if (kind === 'htaccess') return `${dirname(config.root)}/`.replace(/\/\/$/, '/');
  const path = kind === 'if' || node === undefined ? '*If' : testOf(node).text;
  return path.endsWith('/') ? path : `${path}/`;
}
