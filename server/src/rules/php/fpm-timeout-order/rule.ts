import { poolNumber } from '../../../php/fpm/pool-values';
import { waitingTime } from '../../../stack/fcgi-wait';
import { listensAt } from '../../../stack/fcgi-target';
import { hostPools } from '../../../stack/fpm-pools';
import { phpRoutes } from '../../../stack/php-routes';
import type { StackRule } from '../../types';

/** proxy_fcgi waits for the worker's timeout (modules/proxy/mod_proxy_fcgi.c: dispatch, AH01075); fpm_request_check_timed_out ends the child. */
export const rule: StackRule = {
  id: 'php/fpm-timeout-order',
  summary: 'A request that PHP-FPM goes on with when httpd has given up',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    for (const pool of hostPools(stack)) {
      const end = poolNumber(pool, 'request_terminate_timeout', pool.world);
      const at = pool.place(pool.settings.get('request_terminate_timeout')?.valueAt ?? NOWHERE);
      if (end <= 0 || at === undefined || pool.listen === '') continue;
      const waits = phpRoutes(stack).flatMap((route) => (route.target !== undefined && listensAt(pool.listen, route.target) ? waitingTime(stack, route) ?? [] : []));
      const shortest = waits.sort((left, right) => left.seconds - right.seconds)[0];
      if (shortest === undefined || shortest.seconds >= end) continue;
      const name = shortest.node === undefined ? 'Timeout, which nothing sets,' : shortest.name;
      yield {
        at, severity: 'warning', consequence: 'advice',
        message: `httpd waits ${shortest.seconds} s for the pool ${pool.name} (${name}) and then answers 504. The request goes on up to ${end} s with nobody there, and its worker is missing for others.`,
        related: shortest.node === undefined ? [] : [{ at: shortest.node.wholePlace, message: 'This is how long httpd waits.' }],
        fixes: [{ title: `Set request_terminate_timeout to ${shortest.seconds}s`, safety: 'review', edits: [{ kind: 'replace', at, text: `${shortest.seconds}s` }] }],
      };
    }
  },
};

const NOWHERE = { file: '', line: 0, start: 0, end: 0 };
