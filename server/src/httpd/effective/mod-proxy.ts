/** ProxyPass and what `<Proxy>` sections say of its target: proxy_trans and proxy_walk (mod_proxy.c). */
import { fnmatch, hasWildcard } from '../../base/fnmatch';
import type { ConfigNode } from '../config/node';
import { appliedOf, type Applied } from './applied';
import { hasModule, type Inquiry } from './inquiry';
import { aliasLength } from './mod-alias';
import { matchPattern, substitute } from './regex-match';
import { matchesRegex, testOf } from './section-match';
import { sectionText, sectionWords } from './section-words';
import type { Servers } from './servers';
import type { Truth } from './truth';

type ProxyStep =
  | { readonly kind: 'proxy'; readonly target: string; readonly by: ConfigNode }
  | { readonly kind: 'unknown'; readonly why: string; readonly by: ConfigNode };

const PASSES: ReadonlySet<string> = new Set(['proxypass', 'proxypassmatch']);

/** The ProxyPass of a `<Location>` first, then the main server's, then the virtual host's; `!` ends the search. */
export function proxyStep(inquiry: Inquiry, servers: Servers, path: string, locations: readonly Applied[]): ProxyStep | undefined {
  if (!hasModule(inquiry, 'proxy_module')) return undefined;
  const inLocation = locations.flatMap((applied) => applied.directives.filter(({ key }) => PASSES.has(key)).map((node) => ({ node, fake: locationPath(applied.node), regex: isRegex(applied.node) }))).at(-1);
  const own = inquiry.server === servers.main ? [] : inquiry.server.nodes;
  const passes = [...servers.main.nodes, ...own].filter(({ key }) => PASSES.has(key)).map((node) => ({ node, fake: node.words[0]?.value ?? '', regex: node.key === 'proxypassmatch' }));
  for (const { node, fake, regex } of [...(inLocation === undefined ? [] : [inLocation]), ...passes]) {
    const real = node.words[node === inLocation?.node ? 0 : 1]?.value;
    if (real === undefined) continue;
    const target = regex ? patternTarget(fake, real, path) : prefixTarget(fake, real, path);
    if (target === 'unknown') return { kind: 'unknown', why: `whether ${node.name} ${fake} matches is not known`, by: node };
    if (target === undefined) continue;
    return real === '!' ? undefined : { kind: 'proxy', target, by: node };
  }
  return undefined;
}

/** `<Proxy>` and `<ProxyMatch>` that match the target, in the order of the text, the main server's first. They stand in for `<Directory>` and `<Files>`. */
export function proxyWalk(inquiry: Inquiry, servers: Servers, target: string): Applied[] {
  const own = inquiry.server === servers.main ? [] : inquiry.server.nodes;
  return [...servers.main.nodes, ...own].filter(({ key }) => key === '<proxy' || key === '<proxymatch').flatMap((node) => {
    const test = testOf(node);
    const plain = sectionWords(node)[0] ?? '';
    const truth: Truth = test.kind === 'regex' ? matchesRegex(test, target, false)
      : (hasWildcard(plain) ? fnmatch(plain, target, true) : target.startsWith(plain)) ? 'yes' : 'no';
    return truth === 'no' ? [] : [appliedOf('proxy', node, inquiry.config, node.children, truth, `${sectionText(node)} matches ${target}`)];
  });
}

function locationPath(section: ConfigNode | undefined): string {
  return section === undefined ? '' : testOf(section).text;
}

function isRegex(section: ConfigNode | undefined): boolean {
  return section !== undefined && testOf(section).kind === 'regex';
}

function prefixTarget(fake: string, real: string, path: string): string | undefined {
  const length = fake === '' ? 0 : aliasLength(path, fake);
  return length > 0 ? real + path.slice(length) : undefined;
}

/** ap_proxy_trans_match: a target that names no group gets the whole path appended. */
function patternTarget(pattern: string, real: string, path: string): string | undefined | 'unknown' {
  const groups = matchPattern(pattern, path);
  if (groups === undefined || groups === 'unknown') return groups;
  const found = substitute(real, groups);
  return found === real && real !== '!' ? real + path : found;
}
