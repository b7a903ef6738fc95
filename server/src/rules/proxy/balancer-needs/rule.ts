import { balancerKey, isBalancer } from '../../../httpd/config/special/proxy-urls';
import { memberOf, pathOf } from '../../../httpd/config/special/proxy-places';
import type { ConfigNode } from '../../../httpd/config/node';
import { howToLoad, loadModuleFixes } from '../../load-module';
import { PASS_KEYS, passLines } from '../../proxy-passes';
import type { ConfigRule } from '../../types';

/** balancer_post_config (mod_proxy_balancer.c) looks both up when httpd starts, which `httpd -t` does not. */
export const rule: ConfigRule = {
  id: 'proxy/balancer-needs',
  summary: 'Balancers without a module that they cannot do without',
  severities: ['error'],
  fixable: 'review',
  scope: 'config',
  on: [...PASS_KEYS, 'loadmodule', 'balancermember', 'proxyset', '<proxy'],
  *check(view) {
    const { modules, uncatalogued } = view.config.commands;
    if (!view.complete || view.config.world.modules !== 'loaded' || view.config.world.scope !== 'server' || !modules.has('proxy_balancer_module') || uncatalogued.length > 0) return;
    const load = view.nodes('loadmodule').find(({ words }) => words[0]?.value === 'proxy_balancer_module');
    const members = view.nodes('balancermember').map((node) => ({ node, name: memberOf(node).balancer ?? '' }));
    const passes = passLines(view).map(({ node, url }) => ({ node, name: url.value }));
    const used = [...members, ...passes].filter(({ name }) => isBalancer(name) && !name.includes('$'));
    if (!modules.has('slotmem_shm_module')) {
      const at = load ?? used[0]?.node;
      if (at === undefined) return;
      yield {
        at: at.wholePlace, severity: 'error', consequence: 'start-fails', ah: 'AH01177',
        message: `mod_proxy_balancer keeps its numbers in memory of mod_slotmem_shm, which is not loaded: httpd -t accepts this, and httpd does not start. ${howToLoad(view, 'slotmem_shm_module')}`,
        fixes: loadModuleFixes(view, 'slotmem_shm_module'),
      };
      return;
    }
    if (modules.has('lbmethod_byrequests_module')) return;
    const without = used.find(({ name }) => !hasMethod(view.nodes(...PASS_KEYS, 'proxyset', '<proxy'), name));
    if (without === undefined) return;
    yield {
      at: without.node.wholePlace, severity: 'error', consequence: 'start-fails', ah: 'AH02432',
      message: `${balancerKey(without.name)} has no lbmethod, so it asks for byrequests, and mod_lbmethod_byrequests is not loaded: httpd -t accepts this, and httpd does not start. ${howToLoad(view, 'lbmethod_byrequests_module')}`,
      fixes: loadModuleFixes(view, 'lbmethod_byrequests_module'),
    };
  },
};

/** Whether some line gives the balancer a method; one that is not there is refused by httpd -t. */
function hasMethod(nodes: readonly ConfigNode[], name: string): boolean {
  return nodes.some((node) => {
    const target = node.key === '<proxy' ? node.words[0]?.value.replace(/>$/, '') : node.words.find(({ value }) => isBalancer(value))?.value ?? (node.key === 'proxyset' ? pathOf(node) : undefined);
    return target !== undefined && isBalancer(target) && balancerKey(target) === balancerKey(name) && node.words.some(({ value }) => /^lbmethod=/i.test(value));
  });
}
