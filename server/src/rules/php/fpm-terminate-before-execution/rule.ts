import { poolArray, poolNumber } from '../../../php/fpm/pool-values';
import { placeOf, poolsOf } from '../../fpm';
import type { FileRule } from '../../types';

/** max_execution_time is processor time on Linux (zend_set_timeout_ex); fpm_request_check_timed_out sends SIGTERM. */
export const rule: FileRule = {
  id: 'php/fpm-terminate-before-execution',
  summary: 'A max_execution_time of a pool that its own end comes before',
  severities: ['info'],
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      const end = poolNumber(pool, 'request_terminate_timeout', root.world);
      const setting = poolArray(pool, 'php_value', 'php_admin_value').find(({ key }) => key === 'max_execution_time');
      const at = placeOf(root, setting?.valueAt);
      if (setting === undefined || at === undefined || end <= 0) continue;
      const seconds = /^\d+$/.test(setting.text) ? Number(setting.text) : undefined;
      if (seconds === undefined || (seconds !== 0 && seconds <= end)) continue;
      yield {
        at, severity: 'info', consequence: 'advice',
        message: `max_execution_time ${setting.text} never comes: request_terminate_timeout ends the worker after ${end} s by the clock, without shutdown functions, and the client gets status 503.`,
      };
    }
  },
};
