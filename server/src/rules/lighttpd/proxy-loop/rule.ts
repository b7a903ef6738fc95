import { backendLists, isLocal, listeners } from '../../../lighttpd/backends';
import { lighttpdOf } from '../../../lighttpd/read-root';
import type { FileRule } from '../../types';

/** Nothing in lighttpd looks for this: it asks itself until its connections are used up. */
export const rule: FileRule = {
  id: 'lighttpd/proxy-loop',
  summary: 'A backend that is this lighttpd itself',
  severities: ['warning', 'error'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    const own = server === undefined || !server.complete ? undefined : listeners(server);
    for (const { extensions, context, key } of own === undefined ? [] : backendLists(server!)) {
      if (key !== 'proxy.server') continue;
      for (const { key: extension, backends } of extensions) {
        for (const { at, host, port } of backends) {
          if (host === undefined || !own!.some((each) => each.port === port && (each.host === host || isLocal(host) && (each.host === undefined || each.host === 'localhost')))) continue;
          const always = context.parent === undefined && (extension === '' || extension === '/');
          yield { at, severity: always ? 'error' : 'warning', consequence: always ? 'request-fails' : 'advice', message: `This backend is lighttpd itself: it listens on ${host} port ${port}. A request that ${always ? 'comes' : 'is meant for it'} goes around until the connections are used up${always ? '' : ', unless the condition keeps the second one out'}.` };
        }
      }
    }
  },
};
