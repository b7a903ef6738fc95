import { isOn } from '../../../php/effective/words';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_session_initialize in PHP_RINIT_FUNCTION(session) and ps_files_open (ext/session): the lock is taken before the script and held to its end. */
export const rule: PhpRule = {
  id: 'php/session-autostart',
  summary: 'A session, and its lock, for every request',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const line = heldLine(group, 'session.auto_start');
    if (line === undefined || !isOn(line.value)) return;
    const off = line.directive?.endsWith('flag') === true ? 'off' : '0';
    yield {
      at: line.valueAt, severity: 'warning', consequence: 'advice',
      message: 'session.auto_start opens a session before every script and holds its lock until the script ends: requests of one visitor run one after the other, pages without a session too. Start sessions in code, where they can be closed early.',
      fixes: lineFix(line, `Write ${off}`, 'review', (edits) => edits.setValue(off)),
    };
  },
};
