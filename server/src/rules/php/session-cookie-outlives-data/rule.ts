import { plainNumber } from '../../../php/effective/quantity';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** ps_files_cleanup_dir (ext/session/mod_files.c) goes by gc_maxlifetime alone; the cookie is the browser's. */
export const rule: PhpRule = {
  id: 'php/session-cookie-outlives-data',
  summary: 'A cookie that is kept longer than the session it belongs to',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const [cookie, data] = [heldLine(group, 'session.cookie_lifetime'), heldLine(group, 'session.gc_maxlifetime')];
    if (cookie === undefined) return;
    const [lives, kept] = [plainNumber(cookie.value), plainNumber(data?.value ?? '1440')];
    if (lives <= kept) return;
    const message = `Browsers keep the cookie for ${lives} seconds, and PHP may delete the session after ${kept} without use (session.gc_maxlifetime): the visitor is logged out all the same.`;
    yield data === undefined
      ? { at: cookie.valueAt, severity: 'info', consequence: 'advice', message, assumes: ['session.gc_maxlifetime is not set elsewhere'] }
      : {
        at: cookie.valueAt, severity: 'warning', consequence: 'advice', message, related: [{ at: data.valueAt, message: 'The life of the data.' }],
        fixes: lineFix(data, `Write session.gc_maxlifetime ${lives}`, 'review', (edits) => edits.setValue(String(lives))),
      };
  },
};
