import { processPicture } from '../../../stack/process-limit';
import { ftpBounds } from '../../../stack/timeouts-ftp';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

/** 0 takes the bound away in vsftpd; ProFTPD writes none. */
export const rule: StackRule = {
  id: 'limits/ftp-sessions',
  summary: 'An FTP server that lets one client have any number of sessions',
  severities: ['warning', 'info'],
  scope: 'stack',
  *check(stack) {
    if (!isServer(stack)) return;
    const hasLimit = processPicture(stack)?.limit?.source === 'setting';
    for (const { server, name, text, what, value, at } of ftpBounds(stack.around)) {
      if (what !== 'client' || Number.isFinite(value)) continue;
      yield {
        at, severity: hasLimit ? 'warning' : 'info', consequence: 'advice',
        message: `${name} ${text} takes the bound off: one client can have any number of sessions in ${server}, each a process of its account${hasLimit ? ', and the account may have a fixed number' : ''}. Transfers need a handful.`,
      };
    }
  },
};
