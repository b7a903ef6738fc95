import { ftpBounds, type FtpBound } from '../../../stack/timeouts-ftp';
import { replace } from '../../builders';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

/** Seconds; the longest default is ProFTPD's for a transfer that stands still. */
const LONG = 3600;

/** The timers of the three servers; 0 turns each of them off. */
export const rule: StackRule = {
  id: 'timeouts/ftp-idle',
  summary: 'An FTP server that keeps idle sessions for hours or for ever',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    if (!isServer(stack)) return;
    for (const bound of ftpBounds(stack.around)) {
      const { name, text, what, value, unit, at } = bound;
      if ((what !== 'idle' && what !== 'transfer') || value <= LONG) continue;
      const usual = usualOf(bound);
      const time = Number.isFinite(value) ? `ends after ${hours(value)}${unit === 60 ? ': the unit is minutes' : ''}` : 'is never ended';
      yield {
        at, severity: 'warning', consequence: 'advice',
        message: `${name} ${text}: a session whose client is gone ${time}, and keeps a process of its account until then. The default is ${usual}${unit === 60 ? ' minutes' : ''}.`,
        fixes: [{ title: `Write ${usual}`, safety: 'review', edits: [replace(at, String(usual))] }],
      };
    }
  },
};

function usualOf({ server, name }: FtpBound): number {
  if (server === 'Pure-FTPd') return 15;
  if (server === 'vsftpd') return 300;
  return { timeoutidle: 600, timeoutnotransfer: 300 }[name.toLowerCase()] ?? 3600;
}

function hours(seconds: number): string {
  const number = Math.round(seconds / 360) / 10;
  return number >= 48 ? `${Math.round(number / 24)} days` : `${number} hours`;
}
