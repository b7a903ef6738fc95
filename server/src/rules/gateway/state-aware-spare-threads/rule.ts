import { lifetimeFindings, sessionKindFixes, setFix, whenUsed } from '../../lifetime';
import type { StackRule } from '../../types';

/** Row of stack/child-lifetime: an in-process gateway, and idle threads that httpd ends after a peak. */
export const rule: StackRule = {
  id: 'gateway/state-aware-spare-threads',
  summary: 'MaxSpareThreads lets httpd end idle children that hold state-aware sessions of an in-process gateway',
  severities: ['warning', 'info', 'hint'],
  fixable: 'review',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'gateway/state-aware-spare-threads', (row, lifetime) => {
    const { maxSpare, needed } = row.spare!;
    return {
      consequence: 'advice',
      message: `MaxSpareThreads is ${maxSpare} in effect, below the ${needed} that can be idle: after a peak httpd ends idle children, and the gateway's state-aware sessions in them are lost.${whenUsed(lifetime)}`,
      fixes: [...setFix(stack, lifetime, 'MaxSpareThreads', needed), ...sessionKindFixes(lifetime, row)],
    };
  }),
};
