import { isSocketPath, poolText } from '../../../php/fpm/pool-values';
import { listensAt } from '../../../stack/fcgi-target';
import { hostPools, type HostPool } from '../../../stack/fpm-pools';
import { phpRoutes } from '../../../stack/php-routes';
import { insertBelow } from '../../fpm';
import type { Edit } from '../../types';
import type { StackRule } from '../../types';

/** connect() on a socket needs write permission (unix(7)); fpm_unix_resolve_socket_permissions (sapi/fpm/fpm/fpm_unix.c) takes root where nothing is set. */
export const rule: StackRule = {
  id: 'php/fpm-socket-permission',
  summary: 'A socket of PHP-FPM that httpd may not connect to',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const [user, group] = ['user', 'group'].map((key) => stack.nodes(key).at(-1)?.words[0]?.value);
    if (user === undefined || group === undefined || /^#|\$\{/.test(user + group)) return;
    const targets = phpRoutes(stack).flatMap(({ target }) => (target?.kind === 'socket' ? [target] : []));
    for (const pool of hostPools(stack)) {
      if (!isSocketPath(pool.listen) || pool.listen === '' || !targets.some((target) => listensAt(pool.listen, target))) continue;
      if (pool.settings.has('listen.acl_users') || pool.settings.has('listen.acl_groups')) continue;
      const owner = poolText(pool, 'listen.owner') ?? 'root';
      const socketGroup = poolText(pool, 'listen.group') ?? 'root';
      const mode = Number.parseInt(poolText(pool, 'listen.mode') ?? '0660', 8);
      const mayWrite = owner === user ? mode & 0o200 : socketGroup === group ? mode & 0o020 : mode & 0o002;
      if (mayWrite !== 0 || user === 'root' || /^\d+$/.test(owner + socketGroup)) continue;
      // Whether the user is a member of another group is not in these files.
      const isMember = owner !== user && socketGroup !== group && socketGroup !== 'root' && (mode & 0o020) !== 0;
      const place = pool.place((pool.settings.get('listen.owner') ?? pool.settings.get('listen'))!.valueAt) ?? pool.at;
      yield {
        at: place, severity: isMember ? 'warning' : 'error', consequence: 'request-fails',
        message: `The socket ${pool.listen} belongs to ${owner} and the group ${socketGroup} with mode ${mode.toString(8).padStart(4, '0')}, and httpd runs as ${user} and ${group}: it may not connect, and requests for PHP get status 503.`,
        ...(isMember ? { assumes: [`${user} is no member of the group ${socketGroup}`] } : {}),
        fixes: [{ title: `Give the socket to ${user}`, safety: 'review', edits: ownerEdits(pool, user, group) }],
      };
    }
  },
};

function ownerEdits(pool: HostPool, user: string, group: string): Edit[] {
  const missing: string[] = [];
  const edits = ([['listen.owner', user], ['listen.group', group]] as const).flatMap(([name, value]): Edit[] => {
    const at = pool.settings.has(name) ? pool.place(pool.settings.get(name)!.valueAt) : undefined;
    if (at !== undefined) return [{ kind: 'replace', at, text: value }];
    missing.push(`${name} = ${value}`);
    return [];
  });
  const listen = pool.place(pool.settings.get('listen')!.valueAt);
  return missing.length === 0 || listen === undefined ? edits : [...edits, insertBelow(listen, missing.join('\n'))];
}
