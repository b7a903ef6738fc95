import { rejectedLines } from '../../../stack/host-texts';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

const SHOWN = 60;

/** pam_limits and systemd log such lines and go on; vsftpd ends. */
export const rule: StackRule = {
  id: 'limits/line-not-read',
  summary: 'A line in a file beside httpd\'s that its program does not take',
  severities: ['warning'],
  scope: 'stack',
  *check(stack) {
    if (!isServer(stack)) return;
    for (const { at, text, message } of rejectedLines(stack.around)) {
      const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}...` : text;
      yield { at, severity: 'warning', consequence: 'silent', message: shown === '' ? message : `${shown}: ${message}` };
    }
  },
};
