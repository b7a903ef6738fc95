import { poolNumber } from '../../../php/fpm/pool-values';
import { fixOf, refusals, setEdit } from '../../fpm';
import type { FileRule } from '../../types';

/** The checks of pm = dynamic in fpm_conf_process_all_pools (sapi/fpm/fpm/fpm_conf.c): 1 <= min <= start <= max <= children. */
export const rule: FileRule = {
  id: 'php/fpm-spare-servers',
  summary: 'Numbers of spare servers that contradict each other or pm.max_children',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['min-spare', 'max-spare', 'spare-above-children', 'spare-order', 'start-range', 'spawn-rate'], ({ code, pool }, root) => {
    if (pool === undefined) return undefined;
    const number = (name: string): number => poolNumber(pool, name, root.world);
    const [children, min, max, start] = [number('pm.max_children'), number('pm.min_spare_servers'), number('pm.max_spare_servers'), number('pm.start_servers')];
    const set = (name: string, value: number): ReturnType<typeof fixOf> => fixOf(`Set ${name} to ${value}`, 'review', setEdit(root, pool, name, String(value)));
    const end = 'PHP-FPM does not start.';
    switch (code) {
      case 'min-spare': return { message: `pm = dynamic needs pm.min_spare_servers of 1 or more${pool.settings.has('pm.min_spare_servers') ? `, not ${min}` : ''}: ${end}`, fixes: set('pm.min_spare_servers', 1) };
      case 'max-spare': return { message: `pm = dynamic needs pm.max_spare_servers of 1 or more${pool.settings.has('pm.max_spare_servers') ? `, not ${max}` : ''}: ${end}`, fixes: set('pm.max_spare_servers', Math.max(min, Math.min(children, min + 2))) };
      case 'spare-above-children': {
        const name = max > children ? 'pm.max_spare_servers' : 'pm.min_spare_servers';
        return { message: `${name} ${max > children ? max : min} is above pm.max_children ${children}: ${end}`, fixes: [...set(name, children), ...set('pm.max_children', Math.max(min, max))] };
      }
      case 'spare-order': return { message: `pm.max_spare_servers ${max} is below pm.min_spare_servers ${min}: ${end}`, fixes: [...set('pm.max_spare_servers', min), ...set('pm.min_spare_servers', max)] };
      case 'start-range': return { message: `pm.start_servers ${start} does not lie between pm.min_spare_servers ${min} and pm.max_spare_servers ${max}: ${end}`, fixes: set('pm.start_servers', Math.min(Math.max(start, min), max)) };
      default: return { message: `pm.max_spawn_rate has to be 1 or more: ${end}`, fixes: set('pm.max_spawn_rate', 32) };
    }
  }),
};
