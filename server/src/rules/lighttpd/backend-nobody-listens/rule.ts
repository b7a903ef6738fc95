import { listenAddresses, localBackends, reaches } from '../../../stack/front-proxy';
import type { StackRule } from '../../types';

/** gw_establish_connection (gw_backend.c): a port that nobody listens on is an error 503 for the client. */
export const rule: StackRule = {
  id: 'lighttpd/backend-nobody-listens',
  summary: 'lighttpd passes requests to a port of this machine that httpd does not listen on',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const listens = stack.complete ? listenAddresses(stack) : undefined;
    const backends = localBackends(stack.around);
    if (listens === undefined || listens.length === 0 || backends.length === 0 || backends.some((backend) => reaches(backend, listens))) return;
    const [node] = stack.nodes('listen');
    const address = node?.words[0]?.value ?? '';
    for (const { backend, host, port } of backends) {
      const item = backend.items.find(({ key }) => key?.toLowerCase() === 'port');
      const here = listens.find((each) => each.host === undefined || each.host === host);
      yield {
        at: item?.value.at ?? backend.at, severity: 'warning', consequence: 'request-fails', assumes: [`nothing else listens on port ${port}`],
        message: `lighttpd passes requests to ${host} port ${port}, and httpd listens on ${address}: nobody answers, and clients get 503.`,
        fixes: here === undefined || item === undefined ? [] : [{ title: `Write ${here.port}`, safety: 'review', edits: [{ kind: 'replace', at: item.value.at, text: String(here.port) }] }],
        related: node === undefined ? [] : [{ at: node.wholePlace, message: 'Where httpd listens.' }],
      };
    }
  },
};
