import { backendLists, backendsIn, numberIn, streamMode, type BackendList } from '../../../lighttpd/backends';
import { lighttpdOf } from '../../../lighttpd/read-root';
import type { LighttpdServer } from '../../../lighttpd/server';
import { keyPlace, keyText, lineAbove, valuePlace } from '../../lighttpd';
import type { FileRule, Fix } from '../../types';

/** http_response_read (http-header-glue.c) and chunk.c: without streaming a response is collected whole, from 64 KiB on in files. */
export const rule: FileRule = {
  id: 'lighttpd/proxy-buffered',
  summary: 'Responses of a backend are stored whole before the client gets any of them',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    for (const list of server === undefined ? [] : backendLists(server)) {
      const value = numberIn(list.context, STREAM);
      if (value === 'unknown' || (value !== undefined && streamMode(value) !== 0) || backendsIn(list).length === 0) continue;
      const elsewhere = isSetElsewhere(server!, list);
      const isProxy = list.key === 'proxy.server';
      yield {
        at: keyPlace(list.setting), severity: isProxy && !elsewhere ? 'warning' : 'info', consequence: 'advice', ...(elsewhere ? { assumes: ['requests reach it outside of the blocks that stream'] } : {}),
        message: `lighttpd stores each response of ${keyText(list.setting)} whole, in files of server.upload-dirs, before the client gets any of it: an endless one fills the disk. ${STREAM} 2 passes it on and holds a worker for each slow client; 1 frees the worker and needs the disk.`,
        fixes: [setting(list, 2), setting(list, 1)],
      };
    }
  },
};

const STREAM = 'server.stream-response-body';

function isSetElsewhere({ contexts }: LighttpdServer, { context }: BackendList): boolean {
  return contexts.some((other) => {
    const value = other === context || other.get(STREAM) === undefined ? undefined : numberIn(other, STREAM);
    return typeof value === 'number' && streamMode(value) !== 0;
  });
}

function setting(list: BackendList, mode: number): Fix {
  const own = list.context.get(STREAM);
  const edit = own === undefined ? lineAbove(list.setting, `${STREAM} = ${mode}`) : { kind: 'replace' as const, at: valuePlace(own), text: String(mode) };
  return { title: `Set ${STREAM} to ${mode}`, safety: 'review', edits: [edit] };
}
