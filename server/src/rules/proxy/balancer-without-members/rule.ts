import { balancerKey, hostOf, isBalancer } from '../../../httpd/config/special/proxy-urls';
import { memberOf } from '../../../httpd/config/special/proxy-places';
import { PASS_KEYS, passLines } from '../../proxy-passes';
import type { ConfigRule } from '../../types';

/** find_best_worker (mod_proxy_balancer.c): AH01171 or AH01167 and 503. A balancer of the main server serves virtual hosts, not the other way round. */
export const rule: ConfigRule = {
  id: 'proxy/balancer-without-members',
  summary: 'A balancer that has no member',
  severities: ['error', 'info'],
  scope: 'config',
  on: [...PASS_KEYS, 'balancermember', 'balancergrowth', 'balancerpersist'],
  *check(view) {
    if (!view.complete || view.config.world.modules !== 'loaded' || !view.config.commands.modules.has('proxy_balancer_module')) return;
    const members = view.nodes('balancermember').map((node) => ({ host: hostOf(node), name: memberOf(node).balancer }));
    // With balancer-manager and BalancerPersist members may have been added while it ran.
    const isKept = view.nodes('balancerpersist').some(({ words }) => /^on$/i.test(words[0]?.value ?? ''));
    for (const { node, url } of passLines(view)) {
      const name = url.value;
      if (!isBalancer(name) || name.includes('$')) continue;
      const host = hostOf(node);
      const has = (each: (typeof members)[number]): boolean => each.name !== undefined && isBalancer(each.name) && balancerKey(each.name) === balancerKey(name);
      if (members.some((each) => has(each) && (each.host === host || each.host === undefined))) continue;
      const elsewhere = members.some(has);
      yield {
        at: node.place(url), severity: isKept ? 'info' : 'error', consequence: 'request-fails', ...(isKept ? { assumes: ['no member was added while httpd ran'] } : {}),
        message: `${balancerKey(name)} has no BalancerMember ${elsewhere ? 'in this virtual host or outside of all: those of another host are not seen here' : 'anywhere'}, and each request is answered with 503 (AH01171).`,
      };
    }
  },
};
