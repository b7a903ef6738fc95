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
    const limit = stack.host.processLimit;
    for (const { server, name, text, what, value, at } of ftpBounds(stack.around)) {
      if (what !== 'client') continue;
      if (!Number.isFinite(value)) {
        yield {
          at, severity: limit === undefined ? 'info' : 'warning', consequence: 'advice',
          message: `${name} ${text} takes the bound off: one client can have any number of sessions in ${server}, each a process of its account${limit === undefined ? '' : `, which may have ${limit}`}. Transfers need a handful.`,
        };
      } else if (limit !== undefined && value * 2 >= limit) {
        yield {
          at, severity: 'warning', consequence: 'advice',
          message: `${name} ${text}: the account may have ${limit} processes, and one client can take half of them or more with FTP sessions. Transfers need a handful.`,
        };
      }
    }
  },
};
