import { refusedBy } from '../../lighttpd';
import type { FileRule } from '../../types';

/** `condlines ::= condlines eols ELSE ...` (configparser.y). */
export const rule: FileRule = {
  id: 'lighttpd/unreachable-else',
  summary: 'An else that lighttpd calls unreachable',
  severities: ['error'],
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/unreachable-else', ({ message }) => ({
    message: message.includes('catch-all')
      ? 'A condition behind a plain else can never hold, and lighttpd does not start.'
      : 'A block with the very same or the opposite condition stands above, and lighttpd takes this else for unreachable and does not start. Put its content into that block.',
  })),
};
