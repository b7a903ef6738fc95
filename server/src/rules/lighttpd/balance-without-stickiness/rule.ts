import { backendLists, isLocal } from '../../../lighttpd/backends';
import type { Setting } from '../../../lighttpd/context';
import { lighttpdOf } from '../../../lighttpd/read-root';
import { textOf } from '../../../lighttpd/values';
import { keyText, lineAbove, valuePlace } from '../../lighttpd';
import type { FileRule, Fix } from '../../types';

/** What each way looks at (gw_host_get, gw_backend.c); least-connection, also called fair, is the default. */
const WAYS: Readonly<Record<string, string>> = {
  '': 'takes the one with the fewest connections', fair: 'takes the one with the fewest connections', 'least-connection': 'takes the one with the fewest connections',
  'round-robin': 'takes one after the other', hash: 'chooses by the address of the page',
};

export const rule: FileRule = {
  id: 'lighttpd/balance-without-stickiness',
  summary: 'Sessions live in one backend, and lighttpd sends each request to another one',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    for (const { context, setting, key, extensions } of server === undefined ? [] : backendLists(server)) {
      if (key !== 'proxy.server' && key !== 'ajp13.server') continue;
      const name = key.replace('server', 'balance');
      const balance = context.effective(name);
      const way = balance === undefined ? WAYS[''] : WAYS[textOf(balance.value) ?? 'unknown'];
      // Backends of one machine can share files of sessions; what a worker keeps in its memory they cannot.
      const isKnown = (hosts: readonly (string | undefined)[]): boolean =>
        view.assume.has('state-aware-sessions') || (view.assume.has('php-sessions') && hosts.some((host) => host !== undefined && !isLocal(host)));
      for (const { at, backends } of extensions) {
        const known = isKnown(backends.map(({ host }) => host));
        if (way === undefined || backends.length < 2 || (!known && key === 'proxy.server')) continue;
        yield {
          at, severity: known ? 'warning' : 'info', consequence: 'advice', ...(known ? {} : { assumes: ['the application keeps sessions in its memory'] }),
          message: `${keyText(setting)} has ${backends.length} backends here and ${way}: each request of a session may reach another one, which does not know it. ${name} "sticky" chooses by the client's address.`,
          fixes: [sticky(name, setting, balance === undefined || context.get(name) === undefined ? undefined : balance)],
        };
        break;
      }
    }
  },
};

function sticky(name: string, server: Setting, own: Setting | undefined): Fix {
  const edit = own === undefined ? lineAbove(server, `${name} = "sticky"`) : { kind: 'replace' as const, at: valuePlace(own), text: '"sticky"' };
  return { title: `Set ${name} to "sticky"`, safety: 'review', edits: [edit] };
}
