/** Lines of mod_proxy: addresses, balancers, `key=value`. */
import { BALANCER_PARAMETERS, HEALTH_PARAMETERS, WORKER_PARAMETERS } from '../../httpd/catalog/terms/proxy-parameters';
import { termNamed, type Terms } from '../../httpd/catalog/terms/term';
import type { Sink } from './piece';
import type { Argument } from './words';

const ALL: Terms = [...WORKER_PARAMETERS, ...HEALTH_PARAMETERS, ...BALANCER_PARAMETERS];

export const PROXY_LINES: ReadonlySet<string> = new Set(['proxypass', 'proxypassmatch', 'balancermember', 'proxyset']);

/** ProxyPass, ProxyPassMatch, BalancerMember, ProxySet: the words stand where they stand by what they look like, as httpd reads them. */
export function proxyPieces(key: string, words: readonly Argument[], sink: Sink): void {
  words.forEach(({ start, end, value }, index) => {
    const equals = value.indexOf('=');
    if (/^(?:!|[a-z0-9]+:\/\/|unix:)/i.test(value)) sink({ kind: 'url', start, end, name: value });
    else if (index === 0 && key === 'proxypassmatch') sink({ kind: 'regex', start, end, name: value });
    else if (index === 0 && key === 'proxypass') sink({ kind: 'path', start, end, name: value, role: 'url-path' });
    else if (equals > 0 && /^\w+$/.test(value.slice(0, equals))) {
      const name = value.slice(0, equals);
      const term = termNamed(ALL, name);
      sink({ kind: 'key', start, end: start + equals, name, ...(term === undefined ? {} : { term }) });
      if (equals + 1 < value.length) sink({ kind: /^\d+(?:ms|s|m)?$/.test(value.slice(equals + 1)) ? 'number' : 'value', start: start + equals + 1, end, name: value.slice(equals + 1) });
    } else if (/^(?:nocanon|interpolate|noquery|mapping)$/i.test(value)) sink({ kind: 'value', start, end, name: value });
  });
}

/** `balancer://name` anywhere in a line; a name ends at a slash. `<Proxy>` introduces it. */
export function balancerPieces(key: string, text: string, from: number, sink: Sink): void {
  const use = /balancer:\/\/([^\s/"'>|?\\]+)/gi;
  use.lastIndex = from;
  for (let match = use.exec(text); match !== null; match = use.exec(text)) {
    const end = match.index + match[0].length;
    const name = match[1]!;
    if (!name.includes('$') && !name.includes('%')) sink({ kind: 'balancer', start: end - name.length, end, name, ...(key === '<proxy' ? { defines: true } : {}) });
  }
}
