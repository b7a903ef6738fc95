import { numberOf } from '../../../lighttpd/values';
import { lighttpdOf } from '../../../lighttpd/read-root';
import type { FileRule } from '../../types';

/** server_main_setup (server.c): one descriptor is counted for the client and one for a file or backend. */
export const rule: FileRule = {
  id: 'lighttpd/connections-above-files',
  summary: 'More connections than half of the open files that are allowed',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const root = lighttpdOf(view.reading)?.contexts[0];
    const connections = root?.get('server.max-connections');
    const files = root?.get('server.max-fds');
    if (connections === undefined || files === undefined) return;
    const wanted = numberOf(connections.value, 65535);
    const most = numberOf(files.value, 4294967295);
    if (wanted === undefined || most === undefined || most === 0 || wanted <= Math.floor(most / 2)) return;
    const half = Math.floor(most / 2);
    const { at } = connections.value;
    yield {
      at, severity: 'warning', consequence: 'silent',
      message: `server.max-connections ${wanted} is above half of server.max-fds ${most}: lighttpd says so in the log and takes ${half}.`,
      fixes: /^\d+$/.test(at.source.text.slice(at.start, at.end)) ? [{ title: `Write ${half}`, safety: 'safe', edits: [{ kind: 'replace', at, text: String(half) }] }] : [],
      related: [{ at: files.value.at, message: 'The open files.' }],
    };
  },
};
