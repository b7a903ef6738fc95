import { isOn } from '../../../php/effective/words';
import { hostPools } from '../../../stack/fpm-pools';
import { listensAt } from '../../../stack/fcgi-target';
import { loadedPhp, phpRoutes } from '../../../stack/php-routes';
import { PHP_KEYS, phpAssignment } from '../../../stack/php-setting';
import { modPhpServerSetting, poolPhpSetting, settingPlace } from '../../../stack/server-php-setting';
import type { Stack } from '../../../stack/stack';
import { endsInFront, siteOf, TLS_KEYS, tlsSites } from '../../../stack/tls-sites';
import { isServer } from '../../host-words';
import type { AnyPlace, Found, StackRule } from '../../types';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';

/** php_session_send_cookie (ext/session/session.c) adds `secure`; browsers send such a cookie by https alone (RFC 6265, 5.4). */
export const rule: StackRule = {
  id: 'php/session-cookie-secure',
  summary: 'session.cookie_secure that does not go with the site: on where it is plain HTTP, off where it is TLS',
  severities: ['info'],
  fixable: 'review',
  scope: 'stack',
  on: TLS_KEYS,
  *check(stack) {
    if (!isServer(stack) || !stack.complete) return;
    const sites = tlsSites(stack);
    const inFront = endsInFront(stack);
    for (const node of stack.nodes(...PHP_KEYS)) {
      const assignment = phpAssignment(node, stack.config);
      const [, word] = node.words;
      if (assignment?.name !== 'session.cookie_secure' || word === undefined) continue;
      const site = siteOf(node);
      if (!isOn(assignment.value)) {
        if (site === undefined || !sites.encrypted.has(site)) continue;
        const value = node.key.endsWith('flag') ? 'on' : '1';
        yield {
          at: node.place(word), severity: 'info', consequence: 'advice', message: 'The site has TLS, and its session cookie may go without: a link to http:// is enough for the browser to send it in the clear.',
          fixes: isEditable(node) ? [{ title: `Write ${value}`, safety: 'review', edits: [replaceWord(node, word, value)] }] : [],
        };
      } else if (!inFront && (site === undefined ? isPlainServer(stack) : sites.plain.has(site))) {
        yield plain(node.place(word), site === undefined ? 'this server' : 'this virtual host');
      }
    }
    if (inFront || !isPlainServer(stack)) return;
    for (const at of otherPlaces(stack)) yield plain(at, 'httpd');
  },
};

function plain(at: AnyPlace, who: string): Found {
  return {
    at, severity: 'info', consequence: 'silent', assumes: ['no proxy in front ends TLS'],
    message: `session.cookie_secure is on, and ${who} speaks plain HTTP only: browsers never send the cookie back, so each request begins a session of its own. Serve the site by TLS.`,
  };
}

/** A server that listens on port 80 and has no line about TLS at all. */
function isPlainServer(stack: Stack): boolean {
  const { any, plain: sites } = tlsSites(stack);
  const hosts = stack.nodes('<virtualhost');
  return !any && stack.nodes('listen').length > 0 && hosts.every((host) => sites.has(host));
}

/** php.ini and pools; lines of httpd have been looked at. */
function* otherPlaces(stack: Stack): Generator<AnyPlace> {
  const name = 'session.cookie_secure';
  const settings = loadedPhp(stack) === undefined ? [] : [modPhpServerSetting(stack, name)];
  const targets = phpRoutes(stack).flatMap(({ target }) => target ?? []);
  for (const pool of hostPools(stack)) if (targets.some((target) => listensAt(pool.listen, target))) settings.push(poolPhpSetting(stack, pool, name));
  for (const setting of settings) {
    const at = settingPlace(setting);
    if (at !== undefined && 'source' in at && isOn(setting.value ?? '')) yield at;
  }
}
