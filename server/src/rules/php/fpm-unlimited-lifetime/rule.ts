import { poolNumber } from '../../../php/fpm/pool-values';
import { fixOf, isAddition, placeOf, poolsOf, setEdit } from '../../fpm';
import type { FileRule } from '../../types';

/** pm.max_requests (sapi/fpm/fpm/fpm_main.c): 0 serves for ever. */
export const rule: FileRule = {
  id: 'php/fpm-unlimited-lifetime',
  summary: 'A pool whose workers are never replaced',
  severities: ['info'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool, at } of poolsOf(view)) {
      if (poolNumber(pool, 'pm.max_requests', root.world) > 0 || isAddition(view, pool) || view.assume.has('bounded-memory')) continue;
      yield {
        at: placeOf(root, pool.settings.get('pm.max_requests')?.valueAt) ?? at, severity: 'info', consequence: 'advice',
        message: `Workers of the pool ${pool.name} are never replaced: what PHP, extensions and applications do not give back stays. PHP's sessions are not in the worker, so a limit costs none; 500 is a usual one.`,
        fixes: fixOf('Set pm.max_requests to 500', 'review', setEdit(root, pool, 'pm.max_requests', '500')),
      };
    }
  },
};
