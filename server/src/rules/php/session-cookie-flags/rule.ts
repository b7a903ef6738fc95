import { isOn } from '../../../php/effective/words';
import { heldLine, lineFix, type PhpLine, type PhpLines } from '../../php-lines';
import type { Found, PhpRule } from '../../types';

/** php_session_send_cookie (ext/session/session.c). */
export const rule: PhpRule = {
  id: 'php/session-cookie-flags',
  summary: 'A protection of the session that is switched off',
  severities: ['info', 'warning'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    for (const [name, isBad, effect, good] of FLAGS) {
      const line = heldLine(group, name);
      if (line !== undefined && isBad(line, group)) yield advice(line, effect, good);
    }
    const samesite = heldLine(group, 'session.cookie_samesite');
    const secure = heldLine(group, 'session.cookie_secure');
    if (samesite === undefined || !/^none$/i.test(samesite.value) || secure !== undefined && isOn(secure.value)) return;
    const message = 'Browsers drop a cookie with SameSite=None that is not Secure: no session is ever found again. Set session.cookie_secure.';
    yield secure === undefined
      ? { at: samesite.valueAt, severity: 'info', consequence: 'advice', message, assumes: ['session.cookie_secure is not set elsewhere'] }
      : { at: samesite.valueAt, severity: 'warning', consequence: 'advice', message, fixes: lineFix(secure, 'Switch session.cookie_secure on', 'review', (edits) => edits.setValue('1')) };
  },
};

type Flag = readonly [string, (line: PhpLine, group: PhpLines) => boolean, string, boolean];

/** An empty value is how the distributed files leave an entry alone. */
const isOff = ({ value, written }: PhpLine): boolean => !isOn(value) && written !== '';

const FLAGS: readonly Flag[] = [
  ['session.cookie_httponly', isOff, 'scripts of the page can read the cookie, and so can whoever brings one in', true],
  ['session.use_only_cookies', isOff, 'an id in a link counts too, and whoever makes the link knows it', true],
  ['session.use_trans_sid', ({ value }) => isOn(value), 'the id is written into links and stays in logs, in histories and with other sites', false],
  // The files of PHP and Debian have it off.
  ['session.use_strict_mode', (line, { where }) => isOff(line) && where !== 'ini', 'PHP takes ids that it has never given out, and whoever sets the cookie knows it', true],
];

function advice(line: PhpLine, effect: string, good: boolean): Found {
  const flag = line.directive?.endsWith('flag') === true;
  const word = flag ? (good ? 'on' : 'off') : good ? '1' : '0';
  return {
    at: line.valueAt, severity: 'info', consequence: 'advice', message: `${line.name} is ${good ? 'off' : 'on'}: ${effect}.`,
    fixes: lineFix(line, `Write ${word}`, 'review', (edits) => edits.setValue(word)),
  };
}
