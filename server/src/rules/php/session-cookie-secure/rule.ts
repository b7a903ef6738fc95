import type { ConfigNode } from '../../../httpd/config/node';
import type { Word } from '../../../httpd/syntax/words';
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
    const lines = linesOf(stack);
    const others = [...otherPlaces(stack)];
    // Most servers have none, and no line of theirs about TLS need be looked at.
    if (lines.length + others.length === 0) return;
    const sites = tlsSites(stack);
    const inFront = endsInFront(stack);
    for (const { node, word, value } of lines) {
      const site = siteOf(node);
      if (!isOn(value)) {
        if (site === undefined || !sites.encrypted.has(site)) continue;
        const on = node.key.endsWith('flag') ? 'on' : '1';
        yield {
          at: node.place(word), severity: 'info', consequence: 'advice', message: 'The site has TLS, and its session cookie may go without: a link to http:// is enough for the browser to send it in the clear.',
          fixes: isEditable(node) ? [{ title: `Write ${on}`, safety: 'review', edits: [replaceWord(node, word, on)] }] : [],
        };
      } else if (!inFront && (site === undefined ? isPlainServer(stack) : sites.plain.has(site))) {
        yield plain(node.place(word), site === undefined ? 'this server' : 'this virtual host');
      }
    }
    if (inFront || !isPlainServer(stack)) return;
    for (const at of others) yield plain(at, 'httpd');
  },
};

const NAME = 'session.cookie_secure';

/** Lines of httpd that set the entry. */
function linesOf(stack: Stack): readonly { readonly node: ConfigNode; readonly word: Word; readonly value: string }[] {
  return stack.nodes(...PHP_KEYS).flatMap((node) => {
    const assignment = phpAssignment(node, stack.config);
    const [, word] = node.words;
    return assignment?.name !== NAME || word === undefined ? [] : [{ node, word, value: assignment.value }];
  });
}

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
  const settings = loadedPhp(stack) === undefined ? [] : [modPhpServerSetting(stack, NAME)];
  const pools = hostPools(stack);
  const targets = pools.length === 0 ? [] : phpRoutes(stack).flatMap(({ target }) => target ?? []);
  for (const pool of pools) if (targets.some((target) => listensAt(pool.listen, target))) settings.push(poolPhpSetting(stack, pool, NAME));
  for (const setting of settings) {
    const at = settingPlace(setting);
    if (at !== undefined && 'source' in at && isOn(setting.value ?? '')) yield at;
  }
}
