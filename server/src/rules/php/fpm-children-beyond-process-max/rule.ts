import { fpmRootOf } from '../../../php/fpm/read-root';
import { poolNumber } from '../../../php/fpm/pool-values';
import { placeOf } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_children_make (sapi/fpm/fpm/fpm_children.c) stops at process.max; the test of the configuration does not look at it. */
export const rule: FileRule = {
  id: 'php/fpm-children-beyond-process-max',
  summary: 'Pools that together want more children than process.max allows',
  severities: ['warning'],
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    const root = fpmRootOf(view.reading);
    const limit = root?.answer.reading.global.get('process.max');
    const at = placeOf(root!, limit?.valueAt);
    if (root === undefined || limit === undefined || at === undefined || Number(limit.value) <= 0 || !root.answer.accepts) return;
    const { pools } = root.answer.reading;
    const sum = pools.reduce((all, pool) => all + poolNumber(pool, 'pm.max_children', root.world), 0);
    if (sum <= Number(limit.value)) return;
    const related = pools.flatMap((pool) => {
      const place = placeOf(root, pool.settings.get('pm.max_children')?.valueAt);
      return place === undefined ? [] : [{ at: place, message: `The pool ${pool.name} may have ${poolNumber(pool, 'pm.max_children', root.world)} children.` }];
    });
    yield {
      at, severity: 'warning', consequence: 'advice', related,
      message: `The pools may have ${sum} children together, and process.max ends at ${limit.value}: whichever pool is busy last does not get its own, and its requests wait.`,
    };
  },
};
