import { isOn } from '../../../php/effective/words';
import { loadedPhp, phpRoutes } from '../../../stack/php-routes';
import { PHP_KEYS, phpAssignment } from '../../../stack/php-setting';
import type { ConfigNode } from '../../../httpd/config/node';
import type { Stack } from '../../../stack/stack';
import { isEditable } from '../../builders';
import { replaceArguments } from '../../edits';
import type { StackRule } from '../../types';

/** Directives of httpd's own cookies: these go into both tables of headers. */
const OWN_COOKIES = ['sessioncookiename', 'sessioncookiename2', 'sessiondbdcookiename', 'sessiondbdcookiename2', 'cookietracking'];
const PROXIES = ['proxypass', 'proxypassmatch'];
/** Attributes, and the entry of PHP that adds each of them. */
const ATTRIBUTES = [['HttpOnly', 'session.cookie_httponly'], ['Secure', 'session.cookie_secure'], ['SameSite', 'session.cookie_samesite']] as const;

/** header_inout_cmd and do_headers_fixup (modules/metadata/mod_headers.c): `always` works on err_headers_out, and cookies of PHP, CGI and backends are in headers_out. */
export const rule: StackRule = {
  id: 'session/cookie-edited-by-header',
  summary: 'A Header line that is to change cookies and does not, or changes them twice',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'stack',
  on: ['header', ...PHP_KEYS, ...OWN_COOKIES, ...PROXIES],
  *check(stack) {
    const edits = stack.nodes('header').flatMap((node) => editOf(node) ?? []);
    const plain = edits.filter(({ isAlways }) => !isAlways);
    const hasScripts = loadedPhp(stack) !== undefined || phpRoutes(stack).length > 0 || stack.nodes(...PROXIES).length > 0;
    for (const { node, isAlways, value } of edits) {
      if (isAlways) {
        if (!hasScripts || plain.length > 0 || stack.nodes(...OWN_COOKIES).length > 0) continue;
        const rest = node.argumentText.replace(/^"?always"?\s+/i, '');
        yield {
          at: node.wholePlace, severity: 'warning', consequence: 'silent',
          message: 'With always httpd edits its own table of headers. Cookies of PHP, of programs and of backends are in the other one and stay as they are, whatever the status of the response. Leave out always.',
          fixes: isEditable(node) ? [{ title: 'Leave out always', safety: 'review', edits: [replaceArguments(node, rest)] }] : [],
        };
        continue;
      }
      const twice = ATTRIBUTES.filter(([attribute, entry]) => new RegExp(`;\\s*${attribute}\\b`, 'i').test(value) && setsAttribute(stack, entry)).map(([attribute]) => attribute);
      if (twice.length === 0) continue;
      yield {
        at: node.wholePlace, severity: 'info', consequence: 'advice',
        message: `PHP adds ${twice.join(' and ')} to the session cookie itself, and this line adds ${twice.length > 1 ? 'them' : 'it'} once more: the cookie has ${twice.length > 1 ? 'them' : 'it'} twice, and of two values of SameSite browsers take the last.`,
      };
    }
  },
};

interface CookieEdit {
  readonly node: ConfigNode;
  readonly isAlways: boolean;
  readonly value: string;
}

/** `Header [always|onsuccess] edit Set-Cookie PATTERN VALUE`; undefined for any other line, and for one that looks out for the attribute itself. */
function editOf(node: ConfigNode): CookieEdit | undefined {
  const words = node.words.map(({ value }) => value);
  const isAlways = words[0]?.toLowerCase() === 'always';
  const [action = '', name = '', pattern = '', value = ''] = isAlways || words[0]?.toLowerCase() === 'onsuccess' ? words.slice(1) : words;
  if (!/^edit\*?$/i.test(action) || name.toLowerCase() !== 'set-cookie' || /\(\?!/.test(pattern)) return undefined;
  return { node, isAlways, value };
}

function setsAttribute(stack: Stack, entry: string): boolean {
  return stack.nodes(...PHP_KEYS).some((node) => {
    const assignment = phpAssignment(node, stack.config);
    return assignment?.name === entry && (entry === 'session.cookie_samesite' ? assignment.value !== '' : isOn(assignment.value));
  });
}
