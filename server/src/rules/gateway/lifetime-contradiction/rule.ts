import { lifetimeFindings, sessionKindFixes, setFix } from '../../lifetime';
import type { StackRule } from '../../types';

/** Row of stack/child-lifetime: mod_php and an in-process gateway in the same children. */
export const rule: StackRule = {
  id: 'gateway/lifetime-contradiction',
  summary: 'mod_php wants children that end and an in-process gateway wants children that never do',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'gateway/lifetime-contradiction', (row, lifetime) => {
    const { gateway, limit, isBounded } = lifetime;
    const suffers = limit > 0 ? 'The limit set ends the sessions' : isBounded ? 'Without a limit PHP grows up to the bound of the service' : 'Without a limit PHP grows without a bound';
    const kind = gateway?.stateAware === 'known' ? 'state-aware sessions' : 'possibly state-aware sessions';
    return {
      consequence: 'advice',
      message: `mod_php and a gateway with ${kind} share the children, so no MaxConnectionsPerChild is right. ${suffers}. Move PHP to FPM, or the gateway to its daemon.`,
      fixes: [...setFix(stack, lifetime, 'MaxConnectionsPerChild', limit > 0 ? 0 : 10000), ...sessionKindFixes(lifetime, row)],
    };
  }),
};
