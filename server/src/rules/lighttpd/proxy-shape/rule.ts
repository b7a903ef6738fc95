import { HOST_KEYS } from '../../../lighttpd/gateway-servers';
import { refusedBy, textAt } from '../../lighttpd';
import type { FileRule, Fix } from '../../types';

/** gw_set_defaults_backend (gw_backend.c): extension, backends, keys of one backend. */
export const rule: FileRule = {
  id: 'lighttpd/proxy-shape',
  summary: 'A list of backends that lighttpd refuses',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  check: (view) => refusedBy(view, 'lighttpd/proxy-shape', ({ at, key, message, backend }, server) => {
    const name = key!.name;
    if (backend?.kind === 'shape') {
      const outer = server.contexts.flatMap((context) => context.get(name)?.value ?? []).flatMap((value) => (value.type === 'array' ? value.items : []))
        .find(({ value }) => value.type === 'array' && value.at.source === at.source && value.at.start <= at.start && at.end <= value.at.end);
      const isBackend = outer?.value.type === 'array' && outer.value.items.every((item) => item.key !== undefined && Object.hasOwn(HOST_KEYS, item.key.toLowerCase()));
      const fixes: Fix[] = isBackend ? [{ title: 'Put the backend into parentheses of its own', safety: 'review', edits: [{ kind: 'replace', at: outer.value.at, text: `( ${textAt(outer.value.at)} )` }] }] : [];
      return { at: isBackend ? outer.value.at : at, message: `${name} has three levels, ( "ext" => ( "label" => ( "host" => ... ) ) ), and one of them is missing here: lighttpd does not start.`, fixes };
    }
    if (backend?.kind === 'target') return { message: `${message.startsWith('either') ? 'A backend has a host and a port or a socket, not both' : message.startsWith('host or') ? 'Nothing says where this backend is: it needs "host", "socket" or "bin-path"' : 'The path of the socket is longer than the system allows'}, and lighttpd does not start.` };
    if (backend?.kind === 'mode') return { message: 'A proxy cannot be an authorizer: lighttpd does not start.' };
    return { message: `lighttpd refuses this value of a backend and does not start: ${message}.` };
  }),
};
