/** Rules of directories, once a file is found: hook_fixup (mod_rewrite.c). */
import type { Applied } from '../applied';
import { hasModule, type Inquiry } from '../inquiry';
import { OptionsState } from '../options-state';
import type { Servers } from '../servers';
import { applyRules, type ListResult } from './apply';
import { surroundingsOf, type Asked, type Context } from './around';
import type { Passage } from './passage';
import { directoryRecord, type RewriteRecord } from './record';
import { afterRules, doubted, passageOf, remoteOf, type AfterRules, type Rewritten } from './server-rules';

/** What was found for the request before the rules run. */
export interface FoundFile {
  /** `proxy:` and a URL for what is passed on. */
  readonly filename: string;
  readonly pathInfo: string;
  readonly documentRoot: string;
  readonly context: Context;
}

/** @returns undefined where no rules run; `uri` is where the request begins anew */
export function directoryRules(inquiry: Inquiry, servers: Servers, asked: Asked, sections: readonly Applied[], found: FoundFile): AfterRules | undefined {
  if (!hasModule(inquiry, 'rewrite_module')) return undefined;
  const record = directoryRecord(sections);
  if (record === undefined) return undefined;
  const untouched = { status: asked.status, query: asked.query, ended: false, environment: asked.environment, rewritings: [], assumes: new Map() };
  if ('unknown' in record) {
    const by = record.unknown.directives.find(({ key }) => key.startsWith('rewrite'))!;
    return { ...untouched, rewritten: { kind: 'unknown', why: `whether its section applies: ${record.unknown.reason}`, by } };
  }
  const { directory, rules } = record;
  if (record.engine !== true || directory === undefined || asked.ended) return undefined;
  const proxied = found.filename.startsWith('proxy:');
  // The request for a directory without its slash is for mod_dir.
  if (!proxied && record.options?.has('allownoslash') !== true && `${found.filename}/` === directory) return undefined;
  if (!followsLinks(sections)) {
    const by = sections.flatMap(({ directives }) => directives).filter(({ key }) => key === 'rewriteengine').at(-1)!;
    return { ...untouched, rewritten: { kind: 'status', status: 403, by } };
  }
  const around = surroundingsOf(inquiry, servers, asked, sections, found.documentRoot, found.context);
  const passage = passageOf(around, found.filename, asked, { directory, proxied, pathInfo: found.pathInfo });
  const result = applyRules(rules, passage);
  const rewritten = passage.doubt === undefined ? rewrittenOf(inquiry, passage, result, asked, record, found.filename) : doubted(passage, result);
  return afterRules(passage, result, rewritten);
}

/** Without FollowSymLinks and SymLinksIfOwnerMatch nothing is rewritten: httpd answers 403. */
function followsLinks(sections: readonly Applied[]): boolean {
  const options = new OptionsState();
  for (const section of sections) if (section.truth === 'yes') options.merge(section.directives);
  return options.has('FollowSymLinks') || options.has('SymLinksIfOwnerMatch');
}

function rewrittenOf(inquiry: Inquiry, passage: Passage, result: ListResult, asked: Asked, record: RewriteRecord, before: string): Rewritten | undefined {
  const { outcome, rule, last } = result;
  if (outcome === undefined || rule === undefined) return undefined;
  const by = (last ?? rule).node;
  if (outcome === 'status') return { kind: 'status', status: passage.status, by: rule.node };
  const directory = record.directory!;
  const remote = remoteOf(inquiry, passage, result, asked.query);
  if (remote?.kind === 'redirect' && record.base !== undefined) return remoteOf(inquiry, { ...passage, filename: rebased(passage.filename, directory, record.base) }, result, asked.query);
  if (remote !== undefined) return remote;
  if (!passage.filename.startsWith('/')) return { kind: 'status', status: 400, by };
  if (passage.filename === before) return undefined;
  return { kind: 'uri', path: uriOf(passage, record), by };
}

/** The path in the URL of a redirect, which may begin with that of the directory, begins with RewriteBase instead. */
function rebased(url: string, directory: string, base: string): string {
  const slash = url.indexOf('/', url.indexOf('://') + 3);
  if (slash < 0 || slash + 1 >= url.length) return url;
  const path = url.slice(slash + 1);
  return url.slice(0, slash + 1) + (withPrefix(path, directory.replace(/^\//, ''), base.slice(1)) ?? path);
}

/** From a path of a file back to one of a URL: RewriteBase, DocumentRoot, or what mapped it there. */
function uriOf({ filename, around }: Passage, { directory, base, options }: RewriteRecord): string {
  const root = around.documentRoot.replace(/\/$/, '');
  const uri = base !== undefined ? withPrefix(filename, directory!, base) : filename.startsWith(`${root}/`) ? filename.slice(root.length) : undefined;
  if (uri !== undefined || options?.has('ignorecontextinfo') === true) return uri ?? filename;
  return withPrefix(filename, around.contextRoot, around.contextPrefix) ?? filename;
}

/** subst_prefix_path: one path in the place of another, with one slash behind it. Undefined: the text does not begin so. */
function withPrefix(text: string, match: string, substitute: string): string | undefined {
  const prefix = match.replace(/\/$/, '');
  if (!text.startsWith(`${prefix}/`)) return undefined;
  return `${substitute}${substitute === '' || substitute.endsWith('/') ? '' : '/'}${text.slice(prefix.length + 1)}`;
}
