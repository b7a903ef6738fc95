/** What proxy directives define, and where they stand. Follows modules/proxy/mod_proxy.c. */
import { trimmedEnd, wordsFrom, type Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import { balancerKey, hostOf, isBalancer, isServedBy } from './proxy-urls';

const SETS_PATH = /^<(?:(?:directory|location|files|proxy)(?:match)?|if|elseif|else)$/;

/** The words of a section before its last `>`. */
export function sectionWords(section: ConfigNode): readonly Word[] {
  const end = section.text.lastIndexOf('>', trimmedEnd(section.text));
  return wordsFrom(section.text, section.argsStart, Math.max(end, section.argsStart));
}

/** The path of the place a directive stands in (cmd->path); undefined at server level. */
export function pathOf(node: ConfigNode): string | undefined {
  for (const section of node.ancestors()) {
    if (!SETS_PATH.test(section.key)) continue;
    const words = sectionWords(section);
    const first = words[0]?.value ?? '';
    if (section.key.startsWith('<proxy')) return first.replace(/^proxy:/i, '');
    return first === '~' ? words[1]?.value ?? '' : first;
  }
  return undefined;
}

/** The words of ProxyPass: the path where it has one, the address, and what follows. */
export interface Pass {
  readonly path: Word | undefined;
  readonly url: Word | undefined;
  readonly rest: readonly Word[];
  /** A regular expression: ProxyPassMatch, or a tilde before the path. */
  readonly isMatch: boolean;
  readonly inLocation: boolean;
}

export function passOf(node: ConfigNode): Pass {
  const inLocation = pathOf(node) !== undefined;
  const isMatch = node.key === 'proxypassmatch';
  if (inLocation) return { path: undefined, url: node.words[0], rest: node.words.slice(1), isMatch, inLocation };
  let from = 0;
  while (!isMatch && node.words[from]?.value === '~') from++;
  return { path: node.words[from], url: node.words[from + 1], rest: node.words.slice(from + 2), isMatch: isMatch || from > 0, inLocation };
}

/** The words of BalancerMember: those without `=` are the balancer and the address. */
export interface Member {
  readonly balancer: string | undefined;
  readonly url: Word | undefined;
  readonly parameters: readonly Word[];
  /** A word too many. */
  readonly extra: Word | undefined;
}

export function memberOf(node: ConfigNode): Member {
  const path = pathOf(node);
  const plain = node.words.filter((word) => !word.value.includes('='));
  const [first, second, third] = plain;
  return {
    balancer: (path ?? first?.value)?.toLowerCase(), url: path === undefined ? second : first, extra: path === undefined ? third : second,
    parameters: node.words.filter((word) => word.value.includes('=')),
  };
}

/** The name of the section that ProxySet stands in directly. */
export function proxySectionName(node: ConfigNode): string | undefined {
  const { parent } = node;
  if (parent === undefined || !parent.key.startsWith('<proxy')) return undefined;
  return (parent.words[0]?.value ?? '').split('>', 1)[0]!;
}

/** The addresses of workers and balancers that a directive makes known, outside of balancers. */
function definedUrl(node: ConfigNode): { readonly url: string; readonly isMatch: boolean | undefined } | undefined {
  switch (node.key) {
    case 'proxypass':
    case 'proxypassmatch': {
      const { url, isMatch, inLocation } = passOf(node);
      return url === undefined ? undefined : { url: url.value, isMatch: inLocation ? undefined : isMatch };
    }
    case '<proxy': {
      const [url, ...more] = sectionWords(node);
      return url === undefined || more.length === 0 ? undefined : { url: url.value, isMatch: false };
    }
    case 'proxyset': {
      const url = proxySectionName(node);
      return url === undefined ? undefined : { url, isMatch: node.parent?.key === '<proxymatch' };
    }
    default:
      return undefined;
  }
}

/** Whether a directive above has made the worker that serves an address. Unknown kinds of worker serve all. */
export function servesWorker(node: ConfigNode, url: string, isMatch: boolean | undefined): (above: ConfigNode) => boolean {
  const host = hostOf(node);
  return (above) => {
    const defined = definedUrl(above);
    if (defined === undefined || hostOf(above) !== host || !isServedBy(url, defined.url, defined.isMatch)) return false;
    return isMatch === undefined || defined.isMatch === undefined || defined.isMatch === isMatch;
  };
}

/** Whether a directive above has made a balancer. */
export function definesBalancer(node: ConfigNode, name: string): (above: ConfigNode) => boolean {
  const host = hostOf(node);
  const key = balancerKey(name);
  return (above) => {
    const defined = above.key === 'balancermember' ? memberOf(above).balancer : definedUrl(above)?.url;
    return defined !== undefined && isBalancer(defined) && balancerKey(defined) === key && hostOf(above) === host;
  };
}

/** Whether a directive above is a member of a balancer that serves an address. */
export function servesMember(node: ConfigNode, balancer: string, url: string): (above: ConfigNode) => boolean {
  const host = hostOf(node);
  const key = balancerKey(balancer);
  return (above) => {
    if (above.key !== 'balancermember' || hostOf(above) !== host) return false;
    const member = memberOf(above);
    return member.balancer !== undefined && balancerKey(member.balancer) === key && member.url !== undefined && isServedBy(url, member.url.value, false);
  };
}
