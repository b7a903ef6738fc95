import { balancersOf, BALANCER_KEYS } from '../../balancers';
import type { ConfigRule } from '../../types';

/** Without stickysession each request is a choice of its own (proxy_balancer_pre_request, mod_proxy_balancer.c). */
export const rule: ConfigRule = {
  id: 'gateway/balancer-without-stickiness',
  summary: 'Sessions live in one backend, and the balancer sends each request to another one',
  severities: ['warning', 'info'],
  scope: 'config',
  on: BALANCER_KEYS,
  *check(view) {
    const known = ['state-aware-sessions', 'php-sessions'].find((name) => view.assume.has(name));
    for (const { name, node, members, sticky } of balancersOf(view)) {
      const usable = members.filter(({ isUsable }) => isUsable);
      if (sticky !== undefined || usable.length < 2) continue;
      const isTomcat = usable.every(({ url }) => /^ajp:/i.test(url));
      if (known === undefined && !isTomcat) continue;
      yield {
        at: node.key === '<proxy' ? node.place(node.words[0]!) : node.wholePlace, severity: known === undefined ? 'info' : 'warning', consequence: 'advice', ...(known === undefined ? { assumes: ['the application keeps sessions in its memory'] } : {}),
        message: `${name} has ${usable.length} members and no stickysession: each request of a session may reach another one, which does not know it.`,
      };
    }
  },
};
