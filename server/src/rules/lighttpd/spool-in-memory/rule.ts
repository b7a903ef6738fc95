import { backendLists, numberIn, spoolFolders, streamMode } from '../../../lighttpd/backends';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { valuePlace } from '../../lighttpd';
import type { FileRule } from '../../types';

/** Folders that are memory on the usual systems. */
const MEMORY = /^\/(?:dev\/shm|run|var\/run)(?:\/|$)/;

/** chunkqueue_get_append_tempfile (chunk.c) writes to the folders in turn. */
export const rule: FileRule = {
  id: 'lighttpd/spool-in-memory',
  summary: 'Responses and uploads are stored in a folder that is memory',
  severities: ['warning'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    const folder = server === undefined ? undefined : spoolFolders(server)?.find((path) => MEMORY.test(path));
    if (folder === undefined) return;
    const stores = backendLists(server!).some(({ context }) => {
      const value = numberIn(context, 'server.stream-response-body');
      return value !== 'unknown' && streamMode(value ?? 0) !== 2;
    });
    if (!stores) return;
    const at = valuePlace(server!.contexts[0]!.get('server.upload-dirs')!);
    yield { at, severity: 'warning', consequence: 'advice', message: `${folder} is memory on the usual systems, and responses that wait for slow clients are stored there: large ones use it up. Name a folder on a disk.` };
  },
};
