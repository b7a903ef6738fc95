import { lifetimeFindings, limitAsWritten, sessionKindFixes, setFix, whenUsed } from '../../lifetime';
import type { StackRule } from '../../types';

/** Row of stack/child-lifetime: an in-process gateway and a limit above 0. */
export const rule: StackRule = {
  id: 'gateway/state-aware-recycling',
  summary: 'Children with an in-process gateway end after a number of connections, and their state-aware sessions with them',
  severities: ['warning', 'info', 'hint'],
  fixable: 'review',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'gateway/state-aware-recycling', (row, lifetime) => ({
    consequence: 'advice',
    message: `${limitAsWritten(lifetime)} ends each child after so many connections, and the gateway's state-aware sessions in it are lost.${whenUsed(lifetime)}`,
    fixes: [...setFix(stack, lifetime, 'MaxConnectionsPerChild', 0), ...sessionKindFixes(lifetime, row)],
  })),
};
