import { replace } from '../../builders';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';

/** set_cookie_name (modules/session/mod_session_cookie.c): what follows the name takes the place of HttpOnly;Secure;Version=1. */
export const rule: LineRule = {
  id: 'session/cookie-attributes',
  summary: 'Attributes of a session cookie that take the place of HttpOnly and Secure',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: ['sessioncookiename', 'sessioncookiename2', 'sessiondbdcookiename', 'sessiondbdcookiename2'],
  *check(node, view) {
    const [name, ...rest] = node.words;
    if (name === undefined || rest.length === 0 || heardWords(node, view) === undefined) return;
    const attributes = rest.map(({ value }) => value).join(' ');
    const missing = ['HttpOnly', 'Secure'].filter((attribute) => !new RegExp(`(?:^|;)\\s*${attribute}\\s*(?:;|$)`, 'i').test(attributes));
    if (missing.length === 0) return;
    const at = node.place({ start: rest[0]!.start, end: rest.at(-1)!.end });
    const both = missing.join(' and ');
    yield {
      at, severity: 'warning', consequence: 'silent',
      message: `With attributes of its own the cookie ${name.value} loses the usual HttpOnly;Secure;Version=1: it is sent without ${both}. Add ${missing.length > 1 ? 'them' : 'it'} behind a semicolon.`,
      fixes: node.isExpanded ? [] : [{ title: `Add ${both}`, safety: 'review', edits: [replace(at, `${attributes.replace(/;\s*$/, '')};${missing.join(';')}`)] }],
    };
  },
};
