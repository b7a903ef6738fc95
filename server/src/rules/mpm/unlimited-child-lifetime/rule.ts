import { lifetimeFindings, setFix } from '../../lifetime';
import type { StackRule } from '../../types';

/** Row of stack/child-lifetime: mod_php, no sign of sessions, and children that never end. */
export const rule: StackRule = {
  id: 'mpm/unlimited-child-lifetime',
  summary: 'Children with mod_php are never ended',
  severities: ['info', 'hint'],
  fixable: 'review',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'mpm/unlimited-child-lifetime', (_row, lifetime) => {
    const { limitNode } = lifetime;
    const limit = limitNode === undefined ? 'MaxConnectionsPerChild is not set' : `${limitNode.name} is ${limitNode.words[0]?.value}`;
    return {
      consequence: 'advice',
      message: `${limit}: children with PHP are never ended. A limit gives back what extensions and scripts leave behind.`,
      fixes: setFix(stack, lifetime, 'MaxConnectionsPerChild', 10000),
    };
  }),
};
