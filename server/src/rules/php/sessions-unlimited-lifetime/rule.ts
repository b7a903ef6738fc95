import { assumeFix, lifetimeFindings, setFix } from '../../lifetime';
import { memoryFix } from '../../memory-bound';
import type { StackRule } from '../../types';

/** The default of httpd 2.2, and as good as any number that recycles a child every few hours. */
const LIMIT = 10000;

/** Row of stack/child-lifetime: mod_php with sessions in use, and children that never end. */
export const rule: StackRule = {
  id: 'php/sessions-unlimited-lifetime',
  summary: 'mod_php keeps sessions in children that are never ended and whose memory nothing bounds',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'php/sessions-unlimited-lifetime', (row, lifetime) => {
    const { limitNode } = lifetime;
    const limit = limitNode === undefined ? 'MaxConnectionsPerChild is not set' : `${limitNode.name} is ${limitNode.words[0]?.value}`;
    return {
      consequence: 'advice',
      message: `${limit}: children with PHP are never ended, and what its scripts leave behind stays. PHP's sessions are in files, so a limit costs none; ${LIMIT} is a usual one.`,
      fixes: [...setFix(stack, lifetime, 'MaxConnectionsPerChild', LIMIT), ...memoryFix(stack), assumeFix('Say that the memory of the service is bounded', 'bounded-memory', row)],
    };
  }),
};
