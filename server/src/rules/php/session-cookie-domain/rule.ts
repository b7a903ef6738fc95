import { heldLine } from '../../php-lines';
import type { PhpRule } from '../../types';

/** A name of a host, or the end of one, with a dot inside; browsers pass over the dot in front (RFC 6265, 5.2.3). */
const DOMAIN = /^\.?[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/i;
const ADDRESS = /^\.?\d+(?:\.\d+){3}$/;

/** php_session_send_cookie (ext/session/session.c) writes the text as it is; browsers then compare it (RFC 6265, 5.3). */
export const rule: PhpRule = {
  id: 'php/session-cookie-domain',
  summary: 'A session cookie for a domain that no browser takes',
  severities: ['warning'],
  scope: 'php',
  *check(group) {
    const line = heldLine(group, 'session.cookie_domain');
    const fault = line === undefined ? undefined : faultOf(line.value.trim());
    if (line === undefined || fault === undefined) return;
    yield {
      at: line.valueAt, severity: 'warning', consequence: 'silent',
      message: `session.cookie_domain ${line.written}: ${fault}. Browsers drop the cookie, and no session is ever found again. Left empty, the cookie is for the host that was asked.`,
    };
  },
};

function faultOf(value: string): string | undefined {
  if (value === '' || /^(?:none|localhost)$/i.test(value) || ADDRESS.test(value) || DOMAIN.test(value) || /[${%]/.test(value)) return undefined;
  if (/^[a-z]+:\/\//i.test(value)) return 'a domain has no scheme in front';
  if (value.includes('/')) return 'a domain has no path behind it';
  if (/:\d+$/.test(value)) return 'a domain has no port';
  if (/[\s,;]/.test(value)) return 'a cookie has one domain';
  if (value.includes('*')) return 'a domain holds for all names below it, without an asterisk';
  return /^\.?[a-z0-9-]+$/i.test(value) ? 'a domain of one part belongs to everybody' : undefined;
}
