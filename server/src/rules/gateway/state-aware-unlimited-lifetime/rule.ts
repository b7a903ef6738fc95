import { assumeFix, lifetimeFindings, sessionKindFixes, whenUsed } from '../../lifetime';
import { memoryFix } from '../../memory-bound';
import type { Fix, StackRule } from '../../types';

/** Row of stack/child-lifetime: an in-process gateway, no limit, and nothing that bounds the memory. */
export const rule: StackRule = {
  id: 'gateway/state-aware-unlimited-lifetime',
  summary: 'Children with an in-process gateway are never ended, and nothing bounds what they grow to',
  severities: ['warning', 'info', 'hint'],
  fixable: 'review',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'gateway/state-aware-unlimited-lifetime', (row, lifetime) => {
    const { isBounded, limitNode } = lifetime;
    const limit = limitNode === undefined ? 'MaxConnectionsPerChild is not set, so children never end' : `${limitNode.name} ${limitNode.words[0]?.value} never ends a child`;
    const why = 'which state-aware sessions of the in-process gateway need';
    const rest = isBounded
      ? 'The memory of the service is bounded; at that bound the sessions are lost.'
      : 'Nothing bounds the memory that they grow to: bound it for the service, or use the gateway\'s daemon.';
    const fixes: Fix[] = isBounded ? [] : [...memoryFix(stack), assumeFix('Say that the memory of the service is bounded', 'bounded-memory', row)];
    return { consequence: 'advice', message: `${limit}, ${why}. ${rest}${whenUsed(lifetime)}`, fixes: [...fixes, ...sessionKindFixes(lifetime, row)] };
  }),
};
