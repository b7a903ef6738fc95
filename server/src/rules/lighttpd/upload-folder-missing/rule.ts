import { spoolFolders } from '../../../lighttpd/backends';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { valuePlace } from '../../lighttpd';
import type { FileRule } from '../../types';

/** config_set_defaults (configfile.c) only logs it; chunkqueue_get_append_newtempfile (chunk.c) then has nowhere to write. */
export const rule: FileRule = {
  id: 'lighttpd/upload-folder-missing',
  summary: 'A folder for large bodies that is not there',
  severities: ['warning', 'info'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    const folders = server === undefined ? undefined : spoolFolders(server);
    if (folders === undefined || view.files.complete !== true) return;
    const missing = folders.filter((path) => path.startsWith('/') && view.files.stat(path) === 'absent');
    const [first] = missing;
    if (first === undefined) return;
    const setting = server!.contexts[0]!.get('server.upload-dirs')!;
    const all = missing.length === folders.length;
    yield {
      at: valuePlace(setting), severity: all ? 'warning' : 'info', consequence: all ? 'request-fails' : 'warns', assumes: ['nothing makes the folder before lighttpd starts'],
      message: all
        ? `There is no ${first}: lighttpd starts and says so in the log. An upload of more than 64 kB is answered with 500, and a response of a backend that has to be stored can make lighttpd stand still: nobody is answered any more.`
        : `There is no ${first}: lighttpd says so in the log and writes large bodies to the other folders.`,
    };
  },
};
