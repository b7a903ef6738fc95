import { placeOf, poolsOf } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_unix_conf_wp (sapi/fpm/fpm/fpm_unix.c) runs at the start only, not for php-fpm -t. */
export const rule: FileRule = {
  id: 'php/fpm-root-user',
  summary: 'A pool whose workers would run as root',
  severities: ['error'],
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      for (const name of ['user', 'group']) {
        const setting = pool.settings.get(name);
        const at = placeOf(root, setting?.valueAt);
        if (setting === undefined || at === undefined || !/^(?:root|0+)$/.test(setting.text)) continue;
        yield {
          at, severity: 'error', consequence: 'start-fails',
          message: `Workers of the pool ${pool.name} would run with the ${name} root: the test of the configuration passes, but PHP-FPM does not start without -R.`,
        };
      }
    }
  },
};
