import { iniEntry } from '../../../php/catalog/catalog';
import { hostPools } from '../../../stack/fpm-pools';
import { PHP_KEYS, phpAssignment } from '../../../stack/php-setting';
import { modPhpServerSetting, poolPhpSetting } from '../../../stack/server-php-setting';
import { balancersOf, BALANCER_KEYS } from '../../balancers';
import type { StackRule } from '../../types';

/** find_session_route (mod_proxy_balancer.c) looks for a dot in the value; ids of PHP have none (php_session_create_id, ext/session/session.c). */
export const rule: StackRule = {
  id: 'session/sticky-php-cookie',
  summary: 'A balancer that is to be sticky by the session cookie of PHP, which names no route',
  severities: ['warning'],
  scope: 'stack',
  on: [...BALANCER_KEYS, ...PHP_KEYS, 'header'],
  *check(stack) {
    const names = new Set(stack.nodes(...PHP_KEYS).flatMap((node) => {
      const assignment = phpAssignment(node, stack.config);
      return assignment?.name === 'session.name' ? [assignment.value] : [];
    }));
    const ofServer = modPhpServerSetting(stack, 'session.name').value;
    for (const value of [ofServer, ...hostPools(stack).map((pool) => poolPhpSetting(stack, pool, 'session.name').value)]) if (typeof value === 'string') names.add(value);
    // The name that PHP has by itself is spoken of by another rule.
    names.delete(iniEntry('session.name')?.default ?? 'PHPSESSID');
    for (const { name, sticky } of balancersOf(stack)) {
      const cookie = sticky?.value.split('|')[0] ?? '';
      if (sticky === undefined || !names.has(cookie) || stack.nodes('header').some(({ argumentText }) => argumentText.includes(cookie))) continue;
      yield {
        at: sticky.node.place(sticky.word), severity: 'warning', consequence: 'silent',
        message: `${cookie} is the session cookie of PHP (session.name), and its ids name no route behind a dot: ${name} never keeps a session with its member. Have httpd set a cookie of its own: Header add Set-Cookie "ROUTEID=.%{BALANCER_WORKER_ROUTE}e; path=/" env=BALANCER_ROUTE_CHANGED.`,
      };
    }
  },
};
