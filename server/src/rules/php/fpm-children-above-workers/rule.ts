import { listensAt } from '../../../stack/fcgi-target';
import { hostPools } from '../../../stack/fpm-pools';
import { mpmOf } from '../../../stack/mpm';
import { phpRoutes } from '../../../stack/php-routes';
import type { StackRule } from '../../types';

/** Each request of httpd holds one child; MaxRequestWorkers is the number of requests (server/mpm). */
export const rule: StackRule = {
  id: 'php/fpm-children-above-workers',
  summary: 'Children of PHP-FPM that httpd has no workers for',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    if (mpm === undefined || !stack.complete) return;
    const { capacity } = mpm.effective;
    const targets = phpRoutes(stack).flatMap(({ target }) => target ?? []);
    for (const pool of hostPools(stack)) {
      const at = pool.place(pool.settings.get('pm.max_children')?.valueAt ?? NOWHERE);
      if (at === undefined || pool.children <= capacity || !targets.some((target) => listensAt(pool.listen, target))) continue;
      const node = mpm.set.get('MaxRequestWorkers')?.node;
      yield {
        at, severity: 'info', consequence: 'advice',
        message: `The pool ${pool.name} may have ${pool.children} children, and httpd serves ${capacity} requests at once: the others are never busy, unless another server sends them requests.`,
        related: node === undefined ? [] : [{ at: node.wholePlace, message: `httpd serves ${capacity} requests at once.` }],
      };
    }
  },
};

const NOWHERE = { file: '', line: 0, start: 0, end: 0 };
