import { passOf } from '../../../httpd/config/special/proxy-places';
import type { ConfigNode } from '../../../httpd/config/node';
import type { Word } from '../../../httpd/syntax/words';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

/** Groups that take any text, or any up to a slash. */
const FREE = /^(?:\.[*+]\??|\[\^\/?\][*+]\??|\\S[*+]\??|\[\^\/[^\]]{0,3}\][*+]\??)$/;
/** The host of an address, up to where its path begins. */
const HOST = /^(?:unix:[^|]*\|)?[a-z][\w+.-]*:\/\/([^/?]*)/i;

/** ap_proxy_trans_match and do_expand (mod_rewrite.c) put what the request says into the address, name and port included. */
export const rule: ConfigRule = {
  id: 'proxy/host-from-request',
  summary: 'A proxied address whose host the client chooses',
  severities: ['warning'],
  scope: 'config',
  on: ['rewriterule', 'rewritecond', 'proxypassmatch'],
  *check(view) {
    const chooses = (): boolean => view.nodes('rewritecond').some(({ argumentText }) => /%\{HTTP_HOST\}|%\{HTTP:Host\}/i.test(argumentText));
    for (const node of view.nodes('rewriterule', 'proxypassmatch')) {
      if (node.key === 'rewriterule' && !mayProxy(node.argumentText)) continue;
      const { pattern, url } = partsOf(node);
      const host = HOST.exec(url?.value ?? '')?.[1];
      if (pattern === undefined || url === undefined || host === undefined || heardWords(node, view) === undefined) continue;
      const reference = /\$(\d)/.exec(host);
      const isFree = reference !== null && FREE.test(groupOf(pattern.value, Number(reference[1])) ?? '');
      const header = node.key === 'rewriterule' ? /%\{HTTP_HOST\}|%\{HTTP:[\w-]+\}/i.exec(host) : null;
      if (!isFree && (header === null || chooses())) continue;
      yield {
        at: node.place(url), severity: 'warning', consequence: 'advice',
        message: `${isFree ? reference[0] : header![0]} is whatever the client writes, and httpd asks that host: strangers reach machines and ports that only this one should reach. Write the host here, or a pattern that only lets known ones through.`,
      };
    }
  },
};

/** Whether the flags at the end may hold P. */
function mayProxy(text: string): boolean {
  return /p/i.test(text.slice(text.lastIndexOf('[') + 1));
}

function partsOf(node: ConfigNode): { readonly pattern: Word | undefined; readonly url: Word | undefined } {
  if (node.key === 'proxypassmatch') {
    const { path, url, inLocation } = passOf(node);
    return inLocation ? { pattern: undefined, url } : { pattern: path, url };
  }
  const [pattern, url, flags] = node.words;
  const isProxied = /^\[(?:.*,)?\s*(?:P|proxy)\s*(?:,.*)?\]$/i.test(flags?.value ?? '');
  return isProxied ? { pattern, url } : { pattern: undefined, url: undefined };
}

/** The text of a group by its number; undefined where there is none. Group 0 is the whole pattern. */
function groupOf(pattern: string, wanted: number): string | undefined {
  if (wanted === 0) return '.*';
  const open: { readonly number: number | undefined; readonly at: number }[] = [];
  let count = 0;
  let inSet = false;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at];
    if (sign === '\\') at++;
    else if (inSet) inSet = sign !== ']' || pattern[at - 1] === '[' || pattern.slice(at - 2, at) === '[^';
    else if (sign === '[') inSet = true;
    else if (sign === '(') open.push({ number: pattern[at + 1] === '?' ? undefined : ++count, at });
    else if (sign === ')') {
      const group = open.pop();
      if (group?.number === wanted) return pattern.slice(group.at + 1, at);
    }
  }
  return undefined;
}
