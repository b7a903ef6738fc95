import { fixOf, refusals, setEdit } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_process_all_pools (sapi/fpm/fpm/fpm_conf.c): user, listen, pm and pm.max_children have no defaults. */
export const rule: FileRule = {
  id: 'php/fpm-incomplete-pool',
  summary: 'A pool that lacks what every pool needs, or a configuration without pools',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['no-pool', 'no-user', 'no-listen', 'no-manager', 'max-children'], ({ code, pool }, root) => {
    if (pool === undefined) return { message: 'No section makes a pool: PHP-FPM has nothing to do and does not start.' };
    const set = (title: string, name: string, value: string): ReturnType<typeof fixOf> => fixOf(title, 'review', setEdit(root, pool, name, value));
    switch (code) {
      case 'no-user': return { message: `The pool ${pool.name} has no user: PHP-FPM, started as root, does not start. Workers never run as root.`, fixes: set('Add user = www-data', 'user', 'www-data') };
      case 'no-listen': return { message: `The pool ${pool.name} has no listen, so that no request could reach it: PHP-FPM does not start.` };
      case 'no-manager': return { message: `The pool ${pool.name} has no pm (static, dynamic or ondemand): PHP-FPM does not start.`, fixes: set('Add pm = ondemand', 'pm', 'ondemand') };
      default: {
        const setting = pool.settings.get('pm.max_children');
        return { message: `${setting === undefined ? `The pool ${pool.name} has no pm.max_children` : `pm.max_children ${setting.text} is no number of children`}: PHP-FPM does not start.`, fixes: set('Set pm.max_children to 5', 'pm.max_children', '5') };
      }
    }
  }),
};
