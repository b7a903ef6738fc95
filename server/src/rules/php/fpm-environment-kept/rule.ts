import { placeOf, poolsOf } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_env_init_child (sapi/fpm/fpm/fpm_env.c) clears the environment unless it is told not to. */
export const rule: FileRule = {
  id: 'php/fpm-environment-kept',
  summary: 'A pool whose scripts see the whole environment of the service',
  severities: ['hint'],
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      const setting = pool.settings.get('clear_env');
      const at = placeOf(root, setting?.valueAt);
      if (setting?.value !== false || at === undefined) continue;
      yield { at, severity: 'hint', consequence: 'advice', message: `clear_env = ${setting.text === '' ? 'no' : setting.text} gives scripts of the pool ${pool.name} the whole environment that PHP-FPM was started with, passwords in it too; phpinfo() shows it. env[NAME] = $NAME passes single variables on.` };
    }
  },
};
