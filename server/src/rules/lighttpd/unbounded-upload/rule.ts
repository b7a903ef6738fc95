import { backendLists, numberIn, streamMode } from '../../../lighttpd/backends';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { keyPlace } from '../../lighttpd';
import type { FileRule } from '../../types';

/** request_check_max and connection_handle_read_body (connections.c): the bound is looked at before anything is stored. */
export const rule: FileRule = {
  id: 'lighttpd/unbounded-upload',
  summary: 'Uploads of any size are stored before the backend sees them',
  severities: ['info'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    for (const { context, setting } of server === undefined ? [] : backendLists(server)) {
      const most = numberIn(context, 'server.max-request-size', 4294967295);
      const stream = numberIn(context, 'server.stream-request-body');
      if (most === 'unknown' || stream === 'unknown' || (most ?? 0) !== 0 || streamMode(stream ?? 0) !== 0) continue;
      yield {
        at: keyPlace(setting), severity: 'info', consequence: 'advice', cause: 'server.max-request-size',
        message: `lighttpd stores a whole upload in files before the backend sees it, and no server.max-request-size (in kB) bounds it. Set one, or server.stream-request-body 2.`,
      };
    }
  },
};
