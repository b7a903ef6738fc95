import { lifetimeFindings, sessionKindFixes, setFix, whenUsed } from '../../lifetime';
import type { StackRule } from '../../types';

/** Row of stack/child-lifetime: an in-process gateway, and idle children that httpd ends after a peak. */
export const rule: StackRule = {
  id: 'gateway/state-aware-spare-servers',
  summary: 'MaxSpareServers lets httpd end idle children that hold state-aware sessions of an in-process gateway',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'gateway/state-aware-spare-servers', (row, lifetime) => {
    const { maxSpare, needed } = row.spare!;
    return {
      consequence: 'advice',
      message: `MaxSpareServers is ${maxSpare} in effect, below the ${needed} that can be idle: after a peak httpd ends idle children, and the gateway's state-aware sessions in them are lost.${whenUsed(lifetime)}`,
      fixes: [...setFix(stack, lifetime, 'MaxSpareServers', needed), ...sessionKindFixes(lifetime, row)],
    };
  }),
};
