import type { ConfigNode } from '../../../httpd/config/node';
import { PHP_KEYS, phpAssignment } from '../../../stack/php-setting';
import { siteOf } from '../../../stack/tls-sites';
import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';

/** Browsers take a cookie for the host they have asked and for domains that its name ends in (RFC 6265, 5.1.3 and 5.3). */
export const rule: ConfigRule = {
  id: 'php/session-cookie-other-host',
  summary: 'A session cookie for the domain of another virtual host',
  severities: ['warning'],
  fixable: 'review',
  scope: 'config',
  on: [...PHP_KEYS, '<virtualhost', 'servername', 'serveralias'],
  *check(view) {
    for (const node of view.nodes(...PHP_KEYS)) {
      const assignment = phpAssignment(node, view.config);
      const [, word] = node.words;
      const site = siteOf(node);
      if (assignment?.name !== 'session.cookie_domain' || word === undefined || site === undefined || heardWords(node, view) === undefined) continue;
      const domain = assignment.value.replace(/^\./, '').toLowerCase();
      const names = view.nodes('servername', 'serveralias').filter((each) => siteOf(each) === site);
      const hosts = names.flatMap((each) => each.words.map(({ value }) => hostOf(value)));
      const [own] = hosts;
      if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(domain) || own === undefined || hosts.some((host) => mayEndIn(host, domain))) continue;
      yield {
        at: node.place(word), severity: 'warning', consequence: 'silent',
        message: `The session cookie is for ${domain}, and this virtual host is ${own}: browsers drop a cookie for a domain that the host is not part of, so each request begins a session of its own.`,
        related: names.slice(0, 1).map((each: ConfigNode) => ({ at: each.wholePlace, message: 'The name of this virtual host.' })),
        fixes: isEditable(node) && /^[a-z0-9.-]+$/.test(own) ? [{ title: `Write ${own}`, safety: 'review', edits: [replaceWord(node, word, own)] }] : [],
      };
    }
  },
};

/** ServerName may have a scheme and a port. */
function hostOf(value: string): string {
  return value.replace(/^[a-z]+:\/\//i, '').replace(/:\d+$/, '').toLowerCase();
}

/** Whether a host may be the domain or below it; of names with `*` and `?`, and of variables, nobody knows. */
function mayEndIn(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`) || /[*?${}%]/.test(host);
}
