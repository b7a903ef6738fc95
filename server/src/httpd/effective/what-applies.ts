/** What applies to a request, and to those that httpd makes of it. */
import type { Config } from '../config/config';
import type { Files, Want } from '../config/files';
import { appliedOf, type Applied } from './applied';
import { chooseHost, type HostChoice } from './choose-host';
import { AskedFiles, type Inquiry, type Note } from './inquiry';
import { directoryAnswer } from './mod-dir';
import { readPath, type ReadPath, type Request } from './request';
import type { Asked } from './rewrite/around';
import type { Rewriting } from './rewrite/apply';
import { serversOf, type Server, type Servers } from './servers';
import { walk, type Answer, type Target, type Walked } from './walk';

export interface WhatApplies {
  readonly request: Request;
  readonly host: HostChoice | undefined;
  /** What was asked for. */
  readonly asked: Target;
  /** What answers: where rules lead, or a directory's index where it has one, else what was asked for. */
  readonly target: Target;
  readonly answer: Answer | undefined;
  /** Substitutions of RewriteRule, in their order. */
  readonly rewritings: readonly Rewriting[];
  /** The query after them. */
  readonly query: string | undefined;
  /** In the order of merging: what comes later wins. */
  readonly sections: readonly Applied[];
  readonly notes: readonly Note[];
  /** Configurations of the `.htaccess` files that were read. */
  readonly accessFiles: ReadonlyMap<string, Config>;
  /** What has to be looked up before this is the answer. */
  readonly wants: readonly Want[];
}

/** Call again when `wants` are answered. Never fails. */
export function whatApplies(config: Config, files: Files, request: Request): WhatApplies {
  const asked = new AskedFiles(files);
  const servers = serversOf(config);
  const notes: Note[] = [];
  const accessFiles = new Map<string, Config>();
  const shared = { request, notes, accessFiles };
  const first = readPath(request.path, true);
  const host = chooseHost(servers, request, 'path' in first ? first.path : request.path);
  const inquiry: Inquiry = { ...shared, config, files: asked, server: host.server };
  const base = baseOf(config, servers, host.server);
  const found = follow(inquiry, servers, base);
  const { rewritings, first: before, last, answer, sections, query } = found;
  return { ...shared, host, asked: before, target: last, answer, rewritings, query, sections, wants: asked.wants };
}

interface Followed extends Pick<WhatApplies, 'rewritings' | 'answer' | 'sections' | 'query'> {
  readonly first: Target;
  readonly last: Target;
}

/** The request, and each that rules of a directory begin anew (ap_internal_redirect), as often as httpd does. */
function follow(inquiry: Inquiry, servers: Servers, base: readonly Applied[]): Followed {
  const limit = recursionLimit(servers, inquiry.server, 0);
  const rewritings: Rewriting[] = [];
  let asked: Omit<Asked, 'uri'> = { query: inquiry.request.query, isSubrequest: false, ended: false, environment: new Map(), status: 200 };
  let path = inquiry.request.path;
  let first: Target | undefined;
  let before: Walked['directories'];
  let left: Walked | undefined;
  for (let redirects = 0; ; redirects++) {
    const read: ReadPath = !path.startsWith('/') ? { status: 400, why: 'a rule of a directory makes a path without a slash in front' } : readPath(path, setting(servers, inquiry.server, 'mergeslashes') !== 'off', encodedSlashes(inquiry.server));
    if (!('path' in read)) {
      const none: Target = { uri: path, mapped: undefined, filename: undefined, pathInfo: '', kind: undefined };
      return { first: first ?? none, last: none, answer: read, sections: base, rewritings, query: asked.query };
    }
    const walked = walk(inquiry, servers, base, { ...asked, uri: read.path }, before);
    before = walked.directories;
    first ??= walked.target;
    const end = withIndex(inquiry, servers, base, walked, 0);
    rewritings.push(...end.rewritings);
    const done = { first, last: end.target, sections: end.sections, rewritings, query: end.asked.query };
    const tooMany: Answer | undefined = end.anew !== undefined && redirects >= limit ? { status: 500, why: `more than ${limit} internal redirects (LimitInternalRecursion)` } : undefined;
    if (end.anew === undefined || end.answer !== undefined || tooMany !== undefined) {
      const answer = end.answer ?? tooMany;
      // What ends a request that was begun anew and has a status left is answered as that one, by the first request in a row that has one (ap_die).
      const said = redirects === 0 || end.asked.status === 200 ? undefined : left ?? end;
      if (said !== undefined && (answer !== undefined || !isSent(end))) return { ...done, sections: said.sections, answer: leftStatus(said) };
      return { ...done, answer: answer ?? (isSent(end) && end.target.mapped?.kind === 'file' ? leftStatus(end) : undefined) };
    }
    left = end.asked.status === 200 ? undefined : left ?? end;
    ({ path, asked } = anew(end, end.anew, walked.asked.ended));
  }
}

/** A file of its own, so that no error is answered; what another server answers replaces the status. */
function isSent({ target }: Walked): boolean {
  return target.mapped?.kind === 'proxy' || (target.kind === 'file' && target.mapped?.kind === 'file' && target.pathInfo === '');
}

/** A rule with R and without L sets its status for good: what a later rule leads to is sent with it. */
function leftStatus({ asked: { status } }: Walked): Answer | undefined {
  return status === 200 ? undefined : { status, why: 'a rule with R has no L: its status stays, though a later rule took its redirect back' };
}

/** With what mod_dir puts in its place. It asks by requests inside the request, which come to mod_dir again. */
function withIndex(inquiry: Inquiry, servers: Servers, base: readonly Applied[], walked: Walked, depth: number): Walked {
  if (walked.answer !== undefined) return walked;
  const limit = recursionLimit(servers, inquiry.server, 1);
  const ask = (asked: Asked): Walked => (depth >= limit
    ? { ...walked, answer: { status: 500, why: `more than ${limit} requests inside one another (LimitInternalRecursion)` } }
    : withIndex(inquiry, servers, base, walk(inquiry, servers, base, asked, walked.directories), depth + 1));
  const index = directoryAnswer(inquiry, walked, ask);
  if (index?.answer !== undefined) return { ...walked, answer: index.answer };
  return index?.walked === undefined ? walked : { ...index.walked, asked: { ...index.walked.asked, status: walked.asked.status }, rewritings: [...walked.rewritings, ...index.walked.rewritings] };
}

/** ap_internal_redirect: the path is read as that of a URL, and variables get REDIRECT_ in front (rename_original_env). END of the request for an index is forgotten with it. */
function anew({ asked }: Walked, uri: string, ended: boolean): { readonly path: string; readonly asked: Omit<Asked, 'uri'> } {
  const whole = asked.query === undefined ? uri : `${uri}?${asked.query}`;
  const [, path = whole, query] = /^([^?#]*)(?:\?([^#]*))?/.exec(whole)!;
  const environment = new Map([...asked.environment].map(([name, value]) => [`REDIRECT_${name}`, value] as const));
  environment.set('REDIRECT_STATUS', String(asked.status));
  return { path, asked: { query, isSubrequest: false, ended, environment, status: asked.status } };
}

function baseOf(config: Config, { main }: Servers, server: Server): Applied[] {
  const base = [appliedOf('server', undefined, config, main.nodes, 'yes', 'the main server')];
  if (server.node !== undefined) base.push(appliedOf('virtual-host', server.node, config, server.nodes, 'yes', 'the virtual host that answers'));
  return base;
}

function setting({ main }: Servers, server: Server, key: string): string | undefined {
  const node = server.nodes.filter((each) => each.key === key).at(-1) ?? main.nodes.filter((each) => each.key === key).at(-1);
  return node?.words[0]?.value.toLowerCase();
}

/** LimitInternalRecursion: redirects first, then the depth of requests; one number is both, 10 by default. */
function recursionLimit({ main }: Servers, server: Server, index: 0 | 1): number {
  const node = server.nodes.filter(({ key }) => key === 'limitinternalrecursion').at(-1) ?? main.nodes.filter(({ key }) => key === 'limitinternalrecursion').at(-1);
  const value = Number.parseInt((node?.words[index] ?? node?.words[0])?.value ?? '', 10);
  return value > 0 ? value : 10;
}

/** AllowEncodedSlashes is not inherited: each server has its own (merge_core_dir_configs). */
function encodedSlashes(server: Server): 'off' | 'on' | 'nodecode' {
  const value = server.nodes.filter(({ key }) => key === 'allowencodedslashes').at(-1)?.words[0]?.value.toLowerCase();
  return value === 'on' || value === 'nodecode' ? value : 'off';
}
