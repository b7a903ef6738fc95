/** Rules of a server while a path is mapped: hook_uri2file (mod_rewrite.c). */
import { resolvePath } from '../../../base/path';
import type { ConfigNode } from '../../config/node';
import type { Applied } from '../applied';
import { hasModule, type Inquiry } from '../inquiry';
import type { Servers } from '../servers';
import { homeOf } from '../mod-userdir';
import { escapeAbsolute, schemeLength } from './absolute';
import { applyRules, type ListResult, type Rewriting } from './apply';
import { surroundingsOf, type Asked } from './around';
import { escapeUri } from './escape';
import { doubtful, type Passage } from './passage';
import { directoryRecord, serverRecord } from './record';
import type { RewriteRule } from './rule';

/** What rules make of a request. `local` and `whole` are paths of files, `uri` one of a URL. */
export type Rewritten = { readonly by: ConfigNode } & (
  | { readonly kind: 'unknown'; readonly why: string; readonly rule?: ConfigNode }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'redirect'; readonly status: number; readonly target: string }
  | { readonly kind: 'proxy'; readonly target: string }
  | { readonly kind: 'uri' | 'local' | 'whole'; readonly path: string }
);

/** The request after the rules, whatever they made of it. */
export interface AfterRules {
  readonly status: number;
  readonly rewritten: Rewritten | undefined;
  readonly query: string | undefined;
  readonly ended: boolean;
  readonly environment: ReadonlyMap<string, string>;
  readonly rewritings: readonly Rewriting[];
  /** Headers that the client is taken not to send, with the line that asks. */
  readonly assumes: Passage['assumes'];
}

export function passageOf(around: Passage['around'], filename: string, { query, status }: Pick<Asked, 'query' | 'status'>, more: Partial<Passage> = {}): Passage {
  return {
    around, directory: undefined, proxied: false, filename, pathInfo: '', query, status, reduced: false, uri: filename, ruleGroups: undefined, conditionGroups: undefined,
    environment: new Map(around.environment), line: undefined, assumes: new Map(), doubt: undefined, ...more,
  };
}

export function afterRules(passage: Passage, { ended, rewritings }: ListResult, rewritten: Rewritten | undefined): AfterRules {
  return { rewritten, ended, rewritings, status: passage.status, query: passage.query, environment: passage.environment, assumes: passage.assumes };
}

/**
 * @param early what is merged before a path is mapped: it says whether the engine is on
 * @returns undefined where no rules run
 */
export function serverRules(inquiry: Inquiry, servers: Servers, asked: Asked, early: readonly Applied[], documentRoot: string): AfterRules | undefined {
  if (!hasModule(inquiry, 'rewrite_module') || asked.ended) return undefined;
  const rules = serverRecord(inquiry.server, servers);
  if (rules === undefined || rules.rules.length === 0) return undefined;
  const held = directoryRecord(early);
  if (held !== undefined && 'unknown' in held) {
    const by = rules.rules[0]!.node;
    return { rewritten: { kind: 'unknown', by, why: `whether RewriteEngine is on: ${held.unknown.reason}` }, status: asked.status, query: asked.query, ended: false, environment: asked.environment, rewritings: [], assumes: new Map() };
  }
  if (held?.engine !== true) return undefined;
  const passage = passageOf(surroundingsOf(inquiry, servers, asked, early, documentRoot), asked.uri, asked);
  const result = applyRules(rules.rules, passage);
  const rewritten = rewrittenOf(inquiry, passage, result, asked, rules.options ?? new Set());
  return afterRules(passage, result, passage.doubt === undefined ? rewritten : doubted(passage, result));
}

export function doubted(passage: Passage, { rule }: ListResult): Rewritten {
  return { kind: 'unknown', by: passage.doubt?.line ?? rule!.node, why: passage.doubt?.why ?? '', rule: rule!.node };
}

function rewrittenOf(inquiry: Inquiry, passage: Passage, result: ListResult, asked: Asked, options: ReadonlySet<string>): Rewritten | undefined {
  const { outcome, rule, last, passThrough } = result;
  if (outcome === undefined || rule === undefined || passage.doubt !== undefined) return undefined;
  const by = (last ?? rule).node;
  if (outcome === 'status') return { kind: 'status', status: passage.status, by: rule.node };
  const remote = remoteOf(inquiry, passage, result, asked.query);
  if (remote !== undefined) return remote;
  if (passThrough) return { kind: 'uri', path: passage.filename, by };
  const path = withHome(inquiry, passage);
  if (!path.startsWith('/')) return { kind: 'status', status: 400, by };
  return { kind: !passage.reduced && isWhole(passage, path, options.has('unsafeprefixstat') ? undefined : last) ? 'whole' : 'local', path, by };
}

/** A query with a blank, another server, a redirect: the same for all rules. */
export function remoteOf(inquiry: Inquiry, passage: Passage, { outcome, passThrough, last, rule }: ListResult, before: string | undefined): Rewritten | undefined {
  const { filename, query } = passage;
  const { node: by } = (last ?? rule)!;
  const scheme = passThrough ? 0 : schemeLength(filename);
  if (query !== undefined && !(scheme > 0 && outcome === 'escaped') && /[\x00-\x20\x7f]/.test(query)) return { kind: 'status', status: 403, by };
  // With PT a URL is taken for the path of one.
  if (passThrough) return filename.startsWith('/') ? undefined : { kind: 'status', status: 400, by };
  if (filename.startsWith('proxy:')) {
    if (!hasModule(inquiry, 'proxy_module')) return { kind: 'status', status: 403, by };
    return { kind: 'proxy', by, target: `${filename.slice('proxy:'.length)}${query === undefined ? '' : `?${query}`}` };
  }
  if (scheme === 0) return undefined;
  const url = outcome === 'escaped' ? escapeAbsolute(filename) : filename;
  const args = query === undefined ? '' : `?${outcome === 'verbatim' || query === before ? query : escapeUri(query)}`;
  return { kind: 'redirect', status: passage.status >= 300 && passage.status < 400 ? passage.status : 302, target: url + args, by };
}

/** expand_tildepaths. */
function withHome({ files }: Inquiry, passage: Passage): string {
  const { filename } = passage;
  const user = /^\/~([^/]+)/.exec(filename)?.[1];
  if (user === undefined) return filename;
  const home = homeOf(files, user);
  if (home === 'unknown') doubtful(passage, `the home of ${user} is not known`);
  return typeof home !== 'string' ? filename : home.replace(/\/$/, '') + filename.slice(2 + user.length);
}

/** Folders that a server has at its root, wherever its files are looked at. */
const AT_ROOT: ReadonlySet<string> = new Set(['bin', 'boot', 'dev', 'etc', 'home', 'lib', 'media', 'mnt', 'opt', 'proc', 'root', 'run', 'sbin', 'srv', 'sys', 'tmp', 'usr', 'var']);

/**
 * prefix_stat: whether a result is a path of the file system and not one below DocumentRoot. Its first folder has to
 * exist, and the rule has to name it, or the path has to lie in DocumentRoot.
 */
function isWhole({ around }: Passage, path: string, last: RewriteRule | undefined): boolean {
  const first = `/${path.replace(/^\/+/, '').split('/')[0]!}`;
  const named = last === undefined || last.flags.has('unsafeprefixstat') || last.output.startsWith(first) || path.startsWith(around.documentRoot) || path.startsWith(around.contextRoot);
  if (!named) return false;
  const kind = around.files.kind(resolvePath('/', first));
  return kind === 'unknown' ? AT_ROOT.has(first.slice(1)) || path.startsWith(around.documentRoot) : kind !== 'absent';
}
