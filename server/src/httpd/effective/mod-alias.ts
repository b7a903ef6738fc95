/** Alias, ScriptAlias, Redirect and their Match forms: translate_alias_redir (mod_alias.c). */
import { resolvePath } from '../../base/path';
import type { ConfigNode } from '../config/node';
import type { Applied } from './applied';
import { hasModule, type Inquiry } from './inquiry';
import { matchPattern, substitute } from './regex-match';
import type { Context } from './rewrite/around';
import type { Servers } from './servers';
import { sectionWords } from './section-words';
import { testOf } from './section-match';

type AliasStep =
  | { readonly kind: 'file'; readonly path: string; readonly by: ConfigNode; readonly context?: Context }
  | { readonly kind: 'redirect'; readonly status: number; readonly target: string | undefined; readonly by: ConfigNode }
  | { readonly kind: 'unknown'; readonly why: string; readonly by: ConfigNode };

const ALIASES: ReadonlySet<string> = new Set(['alias', 'aliasmatch', 'scriptalias', 'scriptaliasmatch']);
const REDIRECTS: ReadonlySet<string> = new Set(['redirect', 'redirectmatch', 'redirecttemp', 'redirectpermanent']);

/** The virtual host's aliases before the main server's, each in the order of the text (merge_alias_config). */
export function aliasStep(inquiry: Inquiry, servers: Servers, path: string, locations: readonly Applied[]): AliasStep | undefined {
  if (!hasModule(inquiry, 'alias_module')) return undefined;
  const inLocation = locations.flatMap((applied) => applied.directives.filter((node) => ALIASES.has(node.key) && node.words.length === 1).map((node) => ({ applied, node }))).at(-1);
  if (inLocation !== undefined) return locationAlias(inquiry, locations, inLocation.applied, inLocation.node, path);
  for (const node of serverNodes(inquiry, servers, ALIASES)) {
    const [fake = '', real = ''] = node.words.map(({ value }) => value);
    if (node.words.length < 2) continue;
    const found = isMatch(node) ? matchTarget(fake, real, path) : prefixTarget(fake, real, path);
    if (found === 'unknown') return { kind: 'unknown', why: `whether ${node.name} ${fake} matches is not known`, by: node };
    if (found !== undefined) return { kind: 'file', path: filePath(inquiry, found), by: node, ...(isMatch(node) ? {} : { context: { prefix: fake, root: real } }) };
  }
  return undefined;
}

/** Redirects of the server run while the path is mapped. */
export function redirectStep(inquiry: Inquiry, servers: Servers, path: string, locations: readonly Applied[]): AliasStep | undefined {
  if (!hasModule(inquiry, 'alias_module')) return undefined;
  return wholeRedirect(locations) ?? firstRedirect(serverNodes(inquiry, servers, REDIRECTS), path);
}

/** Those of directories later, the innermost first: fixup_redir. */
export function fixupRedirect(inquiry: Inquiry, path: string, sections: readonly Applied[]): AliasStep | undefined {
  if (!hasModule(inquiry, 'alias_module')) return undefined;
  const inner = sections.filter(({ kind, truth }) => kind !== 'server' && kind !== 'virtual-host' && truth === 'yes');
  const nodes = [...inner].reverse().flatMap(({ directives }) => directives.filter(({ key }) => REDIRECTS.has(key)));
  return wholeRedirect(inner) ?? firstRedirect(nodes, path);
}

/** `Redirect` without a path of its own: the section decides. */
function wholeRedirect(sections: readonly Applied[]): AliasStep | undefined {
  const whole = sections.flatMap(({ directives }) => directives).filter((node) => node.key === 'redirect' && isWithoutPath(node)).at(-1);
  return whole === undefined ? undefined : { kind: 'redirect', by: whole, ...statusAndTarget(whole).step };
}

function firstRedirect(nodes: readonly ConfigNode[], path: string): AliasStep | undefined {
  for (const node of nodes) {
    const { step, fake } = statusAndTarget(node);
    if (fake === undefined) continue;
    const found = node.key === 'redirectmatch' ? matchTarget(fake, step.target ?? '', path) : prefixTarget(fake, step.target ?? '', path);
    if (found === 'unknown') return { kind: 'unknown', why: `whether ${node.name} ${fake} matches is not known`, by: node };
    if (found !== undefined) return { kind: 'redirect', status: step.status, target: step.target === undefined ? undefined : found, by: node };
  }
  return undefined;
}

/** alias_matches: any number of slashes stands for any number; whole components only. Out: the length that matched, or 0. */
export function aliasLength(path: string, fake: string): number {
  let at = 0;
  let from = 0;
  while (from < fake.length) {
    if (fake[from] === '/') {
      if (path[at] !== '/') return 0;
      while (fake[from] === '/') from++;
      while (path[at] === '/') at++;
    } else if (path[at++] !== fake[from++]) return 0;
  }
  return fake.endsWith('/') || at === path.length || path[at] === '/' ? at : 0;
}

function prefixTarget(fake: string, real: string, path: string): string | undefined {
  const length = aliasLength(path, fake);
  return length > 0 ? real + path.slice(length) : undefined;
}

function matchTarget(pattern: string, real: string, path: string): string | undefined | 'unknown' {
  const groups = matchPattern(pattern, path);
  return groups === undefined || groups === 'unknown' ? groups : substitute(real, groups);
}

function serverNodes({ server }: Inquiry, { main }: Servers, keys: ReadonlySet<string>): ConfigNode[] {
  const nodes = server === main ? main.nodes : [...server.nodes, ...main.nodes];
  return nodes.filter(({ key }) => keys.has(key));
}

function isMatch({ key }: ConfigNode): boolean {
  return key.endsWith('match');
}

/** try_alias: the section's path goes, and so does what stands behind it, unless AliasPreservePath is on. */
function locationAlias(inquiry: Inquiry, locations: readonly Applied[], { node: section }: Applied, node: ConfigNode, path: string): AliasStep {
  const real = node.words[0]!.value;
  if (/[%$]/.test(real)) return { kind: 'unknown', why: `${node.name} in <Location> has an expression`, by: node };
  const preserve = locations.flatMap(({ directives }) => directives).filter(({ key }) => key === 'aliaspreservepath').at(-1);
  const keeps = preserve?.words[0]?.value.toLowerCase() === 'on' && section !== undefined && testOf(section).kind !== 'regex';
  const rest = keeps ? path.slice(aliasLength(path, sectionWords(section)[0] ?? '')) : '';
  const context = rest === '' || section === undefined ? {} : { context: { prefix: sectionWords(section)[0] ?? '', root: real } };
  return { kind: 'file', path: filePath(inquiry, real + rest), by: node, ...context };
}

/** What a module made of a path, relative to ServerRoot; a slash at its end stays. */
export function filePath({ config }: Pick<Inquiry, 'config'>, found: string): string {
  const path = resolvePath(config.environment.serverRoot, found);
  return found.endsWith('/') && !path.endsWith('/') ? `${path}/` : path;
}

const NAMED_STATUS: Readonly<Record<string, number>> = { permanent: 301, temp: 302, seeother: 303, gone: 410 };

function statusAndTarget(node: ConfigNode): { readonly fake: string | undefined; readonly step: { readonly status: number; readonly target: string | undefined } } {
  const words = node.words.map(({ value }) => value);
  let status = node.key === 'redirectpermanent' ? 301 : 302;
  const first = words[0]?.toLowerCase() ?? '';
  const named = NAMED_STATUS[first] ?? (/^\d{3}$/.test(first) ? Number(first) : undefined);
  if (named !== undefined && (node.key === 'redirect' || node.key === 'redirectmatch')) {
    status = named;
    words.shift();
  }
  const hasTarget = status >= 300 && status < 400;
  const fake = words.length > (hasTarget ? 1 : 0) ? words[0] : undefined;
  return { fake, step: { status, target: hasTarget ? words[fake === undefined ? 0 : 1] : undefined } };
}

/** `Redirect` in a `<Location>` may leave its path out: then the section decides alone. */
function isWithoutPath(node: ConfigNode): boolean {
  return statusAndTarget(node).fake === undefined;
}
