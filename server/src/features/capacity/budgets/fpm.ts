/** Pools of PHP-FPM that this server sends requests to: each request of httpd holds one child. */
import { listensAt } from '../../../stack/fcgi-target';
import { hostPools } from '../../../stack/fpm-pools';
import { phpRoutes } from '../../../stack/php-routes';
import type { BudgetSource, FoundBudget } from '../budgets';

export function* fpmBudgets({ stack, shape }: BudgetSource): Generator<FoundBudget> {
  const targets = phpRoutes(stack).flatMap(({ target }) => target ?? []);
  for (const pool of hostPools(stack)) {
    if (pool.children < 1 || !targets.some((target) => listensAt(pool.listen, target))) continue;
    const at = pool.settings.get('pm.max_children')?.valueAt;
    const place = at === undefined ? pool.at : pool.place(at) ?? pool.at;
    const isLess = pool.children < shape.capacity;
    yield {
      name: `PHP-FPM pool ${pool.name}`, limit: pool.children, used: shape.capacity, unit: 'requests', at: place,
      explanation: isLess
        ? 'Requests for PHP beyond it wait in its queue (listen.backlog), and each holds a worker of httpd meanwhile.'
        : 'httpd cannot ask for more: the pool is large enough for all workers.',
    };
  }
}
