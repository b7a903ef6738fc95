import { isLocal } from '../../../lighttpd/backends';
import { listenAddresses, localBackends, reaches } from '../../../stack/front-proxy';
import type { StackRule } from '../../types';

/** Whoever reaches the port goes around everything that lighttpd does. */
export const rule: StackRule = {
  id: 'lighttpd/backend-open-to-all',
  summary: 'httpd behind lighttpd listens for everybody',
  severities: ['info'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const listens = listenAddresses(stack);
    const nodes = stack.nodes('listen');
    if (listens === undefined) return;
    for (const [index, listen] of listens.entries()) {
      const node = nodes[index]!;
      const backend = localBackends(stack.around).find((each) => reaches(each, [listen]));
      if (backend === undefined || listen.host !== undefined && isLocal(listen.host)) continue;
      yield {
        at: node.place(node.words[0]!), severity: 'info', consequence: 'advice', message: `lighttpd on this machine passes requests to port ${listen.port}, and httpd listens there for everybody: clients that come directly go around lighttpd, its limits and its addresses.`,
        fixes: node.isExpanded ? [] : [{ title: `Write 127.0.0.1:${listen.port}`, safety: 'review', edits: [{ kind: 'replace', at: node.place(node.words[0]!), text: `127.0.0.1:${listen.port}` }] }],
        related: [{ at: backend.backend.at, message: 'The backend of lighttpd.' }],
      };
    }
  },
};
