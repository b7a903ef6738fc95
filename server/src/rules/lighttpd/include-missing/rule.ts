import { refusedBy } from '../../lighttpd';
import type { FileRule } from '../../types';

/** config_parse_file (configfile.c): a pattern may match nothing, a plain name may not. */
export const rule: FileRule = {
  id: 'lighttpd/include-missing',
  summary: 'An include of a file that is not there',
  severities: ['error'],
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/include-missing', ({ message }) => ({
    message: `${message.startsWith('opening') ? `The include names a folder: ${message}` : message[0]!.toUpperCase() + message.slice(1)}, and lighttpd does not start. A pattern such as *.conf may match nothing.`,
  })),
};
