import { backendLists, backendsIn } from '../../../lighttpd/backends';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { itemOf } from '../../../lighttpd/values';
import type { FileRule } from '../../types';

/** http_response_xsendfile (http-header-glue.c): without a list of folders every file that lighttpd can read is sent. */
export const rule: FileRule = {
  id: 'lighttpd/sends-any-file',
  summary: 'A backend may have any file sent',
  severities: ['info'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    for (const list of server === undefined ? [] : backendLists(server)) {
      for (const { items, sendsFiles } of backendsIn(list)) {
        const allows = itemOf(items, 'x-sendfile') ?? itemOf(items, 'allow-x-send-file');
        if (!sendsFiles || allows === undefined || itemOf(items, 'x-sendfile-docroot') !== undefined) continue;
        yield { at: allows.at, severity: 'info', consequence: 'advice', message: 'This backend may name any file that lighttpd can read, and lighttpd sends it. "x-sendfile-docroot" => ( "/folder" ) names the folders that may be sent from.' };
      }
    }
  },
};
