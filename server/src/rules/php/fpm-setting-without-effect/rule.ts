import type { FpmPool } from '../../../php/fpm/model';
import { isSocketPath, poolNumber, poolSwitch, poolText } from '../../../php/fpm/pool-values';
import { isAddition, poolsOf, removeLineAt, wholeSetting } from '../../fpm';
import type { FileRule } from '../../types';

/** Which directives are read by which process manager: fpm_pctl_perform_idle_server_maintenance (sapi/fpm/fpm/fpm_process_ctl.c) and fpm_conf.c. */
export const rule: FileRule = {
  id: 'php/fpm-setting-without-effect',
  summary: 'A directive of a pool that nothing asks for',
  severities: ['hint'],
  fixable: 'safe',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      if (isAddition(view, pool)) continue;
      for (const [name, because] of idle(pool, (each) => poolNumber(pool, each, root.world))) {
        const setting = pool.settings.get(name);
        const at = setting === undefined ? undefined : wholeSetting(root, setting);
        if (at === undefined || pool.lines.filter((line) => line.name === name).length > 1) continue;
        yield {
          at, severity: 'hint', consequence: 'silent', tags: ['unnecessary'], message: `${name} has no effect in the pool ${pool.name}: ${because}.`,
          fixes: [{ title: `Remove ${name}`, safety: 'safe', edits: [removeLineAt(at)] }],
        };
      }
    }
  },
};

/** Names, and why nothing asks for them. */
function* idle(pool: FpmPool, number: (name: string) => number): Generator<readonly [string, string]> {
  const manager = poolText(pool, 'pm');
  const spares = ['pm.start_servers', 'pm.min_spare_servers', 'pm.max_spare_servers', 'pm.max_spawn_rate'];
  if (manager === 'static' || manager === 'ondemand') for (const name of spares) yield [name, `it is for pm = dynamic, and pm is ${manager}`];
  if (manager === 'static' || manager === 'dynamic') yield ['pm.process_idle_timeout', `it is for pm = ondemand, and pm is ${manager}`];
  if (!poolText(pool, 'ping.path')) yield ['ping.response', 'there is no ping.path'];
  if (!poolText(pool, 'access.log')) yield ['access.format', 'there is no access.log'];
  if (number('request_slowlog_timeout') === 0 && !pool.settings.has('request_slowlog_trace_depth')) yield ['slowlog', 'there is no request_slowlog_timeout'];
  if (!poolSwitch(pool, 'catch_workers_output')) yield ['decorate_workers_output', 'catch_workers_output is off, and what workers write is lost'];
  if (number('request_terminate_timeout') === 0) yield ['request_terminate_timeout_track_finished', 'there is no request_terminate_timeout'];
  const address = poolText(pool, 'listen') ?? '';
  if (address === '') return;
  if (isSocketPath(address)) yield ['listen.allowed_clients', 'listen is a socket, which has a mode and an owner instead'];
  else for (const name of ['listen.owner', 'listen.group', 'listen.mode', 'listen.acl_users', 'listen.acl_groups']) yield [name, 'listen is no socket'];
}
