import { poolNumber } from '../../../php/fpm/pool-values';
import { fixOf, isAddition, placeOf, poolsOf, setEdit } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_request_check_timed_out (sapi/fpm/fpm/fpm_request.c): the one limit by the clock that PHP has for a request. */
export const rule: FileRule = {
  id: 'php/fpm-no-terminate-timeout',
  summary: 'A pool whose requests nothing ends',
  severities: ['info'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool, at } of poolsOf(view)) {
      if (poolNumber(pool, 'request_terminate_timeout', root.world) > 0 || isAddition(view, pool)) continue;
      const setting = pool.settings.get('request_terminate_timeout');
      const most = pool.settings.get('pm.max_children')?.text ?? 'all';
      yield {
        at: placeOf(root, setting?.valueAt) ?? at, severity: 'info', consequence: 'advice',
        message: `Nothing ends a request of the pool ${pool.name}: one that waits for a lock, a database or another server keeps its worker, and ${most} of them stop the pool. request_terminate_timeout is the only limit by the clock.`,
        fixes: fixOf('Set request_terminate_timeout to 60s', 'review', setEdit(root, pool, 'request_terminate_timeout', '60s')),
      };
    }
  },
};
