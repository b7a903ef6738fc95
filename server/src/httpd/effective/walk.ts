/** One pass for one path, from its URL to the hooks behind the walks: ap_process_request_internal (server/request.c). */
import { resolvePath } from '../../base/path';
import { directoryWalk, type DirectoryWalk } from './directory-walk';
import { factsOf, type Located } from './facts';
import { fileWalk } from './file-walk';
import { ifWalk } from './if-walk';
import type { Applied } from './applied';
import type { Inquiry } from './inquiry';
import { locationWalk } from './location-walk';
import { fixupRedirect } from './mod-alias';
import { proxyWalk } from './mod-proxy';
import type { Asked } from './rewrite/around';
import { directoryRules } from './rewrite/directory-rules';
import { serverRules, type AfterRules, type Rewritten } from './rewrite/server-rules';
import type { Rewriting } from './rewrite/apply';
import type { Servers } from './servers';
import { documentRoot, translate, urlToFile, type Mapped } from './translate';

/** A status that httpd answers before or instead of a content handler. */
export interface Answer {
  readonly status: number;
  readonly why: string;
}

export interface Target {
  /** The path of the URL, decoded. */
  readonly uri: string;
  readonly mapped: Mapped | undefined;
  /** The file on the server, as far as it exists, and what is left behind it. */
  readonly filename: string | undefined;
  readonly pathInfo: string;
  readonly kind: DirectoryWalk['kind'] | undefined;
}

export interface Walked {
  readonly target: Target;
  readonly answer: Answer | undefined;
  readonly sections: readonly Applied[];
  readonly directories?: DirectoryWalk;
  readonly rewritings: readonly Rewriting[];
  /** The request as rules have left it. */
  readonly asked: Asked;
  /** Rules of a directory have it begin anew with this path and the query of `asked`. */
  readonly anew?: string;
}

type Shared = Pick<Inquiry, 'notes' | 'config'>;

/** @param before the walk of the directory whose index this may be, or of the request that began anew */
export function walk(inquiry: Inquiry, servers: Servers, base: readonly Applied[], first: Asked, before?: DirectoryWalk): Walked {
  const root = documentRoot(inquiry, servers).path;
  const subRequest = first.isSubrequest ? 'true' : 'false';
  const factsFor = (located: Pick<Located, 'uri' | 'query' | 'filename' | 'pathInfo' | 'certain'>) => factsOf(inquiry, { documentRoot: root, subRequest, ...located });
  const early = [...base, ...locationWalk(inquiry, servers, first.uri)];
  early.push(...ifWalk(inquiry, early, factsFor({ uri: first.uri, query: first.query, filename: '', pathInfo: '', certain: true })));
  const rules = serverRules(inquiry, servers, first, early, root);
  note(inquiry, rules);
  const asked = askedAfter(first, rules);
  const { uri } = asked;
  const rewritings = rules?.rewritings ?? [];
  const mapped = mappedBy(inquiry, servers, rules?.rewritten) ?? translate(inquiry, servers, uri, early.filter(({ kind }) => kind === 'location' || kind === 'if'), early, rules?.rewritten?.by);
  const target: Target = { uri, mapped, filename: undefined, pathInfo: '', kind: undefined };
  const shared = { rewritings, asked };
  if (mapped.kind === 'redirect') return { ...shared, target, answer: { status: mapped.status, why: mapped.by.name }, sections: early };
  const locations = locationWalk(inquiry, servers, uri);
  if (mapped.kind !== 'file') {
    const between = mapped.kind === 'proxy' ? proxyWalk(inquiry, servers, mapped.target) : [];
    const merged = [...base, ...between, ...locations];
    const filename = mapped.kind === 'proxy' ? `proxy:${mapped.target}` : undefined;
    const sections = [...merged, ...ifWalk(inquiry, merged, factsFor({ uri, query: asked.query, filename, pathInfo: '', certain: mapped.kind === 'proxy' }))];
    const found: Walked = { ...shared, target, answer: undefined, sections };
    return filename === undefined ? found : fixups(inquiry, servers, found, filename, root);
  }
  const directories = directoryWalk(inquiry, servers, mapped.path, base, before);
  const { filename, pathInfo, kind, status } = directories;
  const found: Target = { ...target, filename, pathInfo, kind };
  // An answer of the directory walk is given before anything of it is merged.
  if (status !== undefined) return { ...shared, target: found, answer: { status, why: statusReason(status, filename) }, sections: base };
  const below = [...base, ...directories.applied];
  const merged = [...below, ...fileWalk(inquiry, below, filename), ...locations];
  const sections = [...merged, ...ifWalk(inquiry, merged, factsFor({ uri, query: asked.query, filename, pathInfo, certain: kind !== 'unknown' }), before !== undefined)];
  return fixups(inquiry, servers, { ...shared, target: found, answer: undefined, sections, directories }, filename, root);
}

/** Rules of directories, then their redirects: both run, and a status wins (APR_HOOK_FIRST and APR_HOOK_MIDDLE of the fixups). */
function fixups(inquiry: Inquiry, servers: Servers, walked: Walked, filename: string, root: string): Walked {
  const { asked, sections, target } = walked;
  const context = target.mapped?.kind === 'file' ? target.mapped.context ?? {} : {};
  const rules = directoryRules(inquiry, servers, asked, sections, { filename, pathInfo: target.pathInfo, documentRoot: root, context });
  note(inquiry, rules);
  const after: Walked = { ...walked, asked: { ...askedAfter(asked, rules), uri: asked.uri }, rewritings: [...walked.rewritings, ...(rules?.rewritings ?? [])] };
  const rewritten = rules?.rewritten;
  const mapped = rewritten?.kind === 'uri' ? undefined : mappedBy(inquiry, servers, rewritten);
  if (mapped?.kind === 'redirect') return { ...after, target: { ...target, mapped }, answer: { status: mapped.status, why: mapped.by.name } };
  if (mapped?.kind === 'unknown') return { ...after, target: { ...target, mapped } };
  const redirect = fixupRedirect(inquiry, target.uri, sections);
  if (redirect?.kind === 'redirect') return { ...after, target: { ...target, mapped: redirect }, answer: { status: redirect.status, why: redirect.by.name } };
  if (mapped !== undefined) return { ...after, target: { ...target, mapped } };
  return rewritten?.kind === 'uri' ? { ...after, anew: rewritten.path } : after;
}

function mappedBy(inquiry: Inquiry, servers: Servers, rewritten: Rewritten | undefined): Mapped | undefined {
  switch (rewritten?.kind) {
    case 'unknown':
      return { kind: 'unknown', why: rewritten.why, by: rewritten.by };
    case 'status':
      return { kind: 'redirect', status: rewritten.status, target: undefined, by: rewritten.by };
    case 'redirect':
    case 'proxy':
      return rewritten;
    case 'whole':
      return { kind: 'file', path: withSlash(resolvePath('/', rewritten.path), rewritten.path), by: rewritten.by };
    case 'local':
      return urlToFile(inquiry, servers, rewritten.path, rewritten.by);
    default:
      return undefined;
  }
}

function withSlash(path: string, written: string): string {
  return written.endsWith('/') && !path.endsWith('/') ? `${path}/` : path;
}

/** With PT the path is another one from here on. */
function askedAfter(asked: Asked, rules: AfterRules | undefined): Asked {
  if (rules === undefined) return asked;
  const { rewritten, query, ended, environment, status } = rules;
  return { ...asked, uri: rewritten?.kind === 'uri' ? rewritten.path : asked.uri, query, ended: asked.ended || ended, environment, status: rewritten?.kind === 'redirect' || rewritten?.kind === 'status' ? 200 : status };
}

/** What had to be taken for granted, and where the answer ends for want of knowledge. */
function note({ notes, config }: Shared, rules: AfterRules | undefined): void {
  if (rules === undefined) return;
  const add = (message: string, node: Rewriting['rule']['node'] | undefined): void => {
    if (!notes.some((each) => each.message === message)) notes.push({ message, config, ...(node === undefined ? {} : { node }) });
  };
  for (const [header, line] of rules.assumes) add(`Assumed: the client sends no header ${header}.`, line);
  const { rewritten } = rules;
  if (rewritten?.kind === 'unknown' && rewritten.rule !== undefined) add(`Rules are followed up to ${rewritten.rule.name} ${rewritten.rule.argumentText}.`, rewritten.rule);
}

function statusReason(status: number, filename: string): string {
  return status === 500 ? `a file of access rules in ${filename} is refused` : `${filename} may not be read or is no file`;
}
