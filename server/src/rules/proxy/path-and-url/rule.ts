import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { PASS_KEYS, passLines } from '../../proxy-passes';
import type { ConfigRule } from '../../types';

/** The rest of the path is put behind the address as it is (ap_proxy_trans_match, mod_proxy.c). */
export const rule: ConfigRule = {
  id: 'proxy/path-and-url',
  summary: 'A ProxyPass whose path ends in a slash and whose address does not',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'config',
  on: PASS_KEYS,
  *check(view) {
    for (const { node, place, url } of passLines(view)) {
      // Behind a socket the name of the host does not matter. A question mark or an equals sign at the end is meant to be gone on from.
      if (place === undefined || !place.endsWith('/') || /^unix:/i.test(url.value) || /[/?=&!]$|\$/.test(url.value)) continue;
      const [, , rest] = /^([a-z][\w+.-]*:\/\/[^/]*)(.*)$/i.exec(url.value) ?? [];
      if (rest === undefined) continue;
      const example = `${place}page`;
      const joined = `${url.value}page`;
      const fixes = isEditable(node) ? [{ title: `Write ${url.value}/`, safety: 'review' as const, edits: [replaceWord(node, url, `${url.value}/`)] }] : [];
      if (rest === '') {
        yield {
          at: node.place(url), severity: 'error', consequence: 'request-fails', fixes,
          message: `httpd puts what follows ${place} right behind the address: ${example} is asked of ${joined}, which is no such host or port, and answered with 500. Whoever chooses the path chooses what comes behind the name.`,
        };
      } else {
        yield {
          at: node.place(url), severity: 'warning', consequence: 'silent', fixes,
          message: `httpd puts what follows ${place} right behind the address: ${example} is asked of ${joined}. End both in a slash, or neither.`,
        };
      }
    }
  },
};
