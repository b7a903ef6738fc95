import { poolNumber } from '../../../php/fpm/pool-values';
import { fixOf, refusals, setEdit } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_process_all_pools (sapi/fpm/fpm/fpm_conf.c): slowlog has no default, although the manual names one. */
export const rule: FileRule = {
  id: 'php/fpm-slowlog',
  summary: 'A slow log without a file, or later than the end of the request',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['slowlog', 'slowlog-order'], ({ code, pool }, root, at) => {
    if (pool === undefined) return undefined;
    if (code === 'slowlog') {
      const name = /request_slowlog_\w+/.exec(at.source.text.slice(at.source.wholeLine(at.start).start, at.end))?.[0] ?? 'request_slowlog_timeout';
      return { message: `${name} needs slowlog, a file for the stacks, which has no default: PHP-FPM does not start.`, fixes: fixOf('Add slowlog = /var/log/php-fpm-$pool.slow', 'review', setEdit(root, pool, 'slowlog', '/var/log/php-fpm-$pool.slow')) };
    }
    const [after, end] = [poolNumber(pool, 'request_slowlog_timeout', root.world), poolNumber(pool, 'request_terminate_timeout', root.world)];
    const half = Math.max(1, end >> 1);
    return { message: `request_slowlog_timeout, ${after} s, is later than request_terminate_timeout, ${end} s, by when the request is gone: PHP-FPM does not start.`, fixes: fixOf(`Set request_slowlog_timeout to ${half}s`, 'review', setEdit(root, pool, 'request_slowlog_timeout', `${half}s`)) };
  }),
};
