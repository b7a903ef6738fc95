import { poolNumber } from '../../../php/fpm/pool-values';
import { fixOf, isAddition, poolsOf, setEdit } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_request_check_timed_out and fpm_php_trace (sapi/fpm/fpm): a stack of what a slow request waits for. */
export const rule: FileRule = {
  id: 'php/fpm-no-slowlog',
  summary: 'A pool that ends slow requests and keeps no trace of them',
  severities: ['hint'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool, at } of poolsOf(view)) {
      const end = poolNumber(pool, 'request_terminate_timeout', root.world);
      if (end <= 0 || poolNumber(pool, 'request_slowlog_timeout', root.world) !== 0 || isAddition(view, pool)) continue;
      const half = Math.max(1, Math.min(5, end >> 1));
      const edit = setEdit(root, pool, 'slowlog', `/var/log/php-fpm-$pool.slow
request_slowlog_timeout = ${half}s`);
      yield {
        at, severity: 'hint', consequence: 'advice',
        message: `The pool ${pool.name} ends requests after ${end} s, and nothing says what they waited for. With request_slowlog_timeout the slow log has their stacks: session_start() is a lock, mysqli_query() the database.`,
        fixes: pool.settings.has('slowlog') || pool.settings.has('request_slowlog_timeout') ? [] : fixOf(`Log stacks after ${half} s`, 'review', edit),
      };
    }
  },
};
