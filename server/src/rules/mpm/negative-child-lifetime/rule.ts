import { negativeLifetime } from '../../../httpd/mpm/hazards';
import { lifetimeFindings, setFix } from '../../lifetime';
import type { Fix, StackRule } from '../../types';

const EFFECT = {
  'fork-storm': 'every child ends as soon as it starts and is forked again, and nothing is served',
  'unlimited': 'prefork takes it as no limit, like 0, while worker and event would serve nothing',
  'ends-after-first-connection': 'the child ends after its first connection',
} as const;

/** Follows the use of ap_max_requests_per_child in prefork, worker, event and winnt (server/mpm). */
export const rule: StackRule = {
  id: 'mpm/negative-child-lifetime',
  summary: 'MaxConnectionsPerChild is negative, which leaves worker and event without service',
  severities: ['error', 'warning', 'info'],
  fixable: 'safe',
  scope: 'stack',
  check: (stack) => lifetimeFindings(stack, 'mpm/negative-child-lifetime', (_row, lifetime) => {
    const { limit, limitNode, mpm } = lifetime;
    const effect = negativeLifetime(mpm.name, limit)?.effect ?? 'unlimited';
    const word = limitNode?.words[0]?.value ?? String(limit);
    const read = word === String(limit) ? '' : `, which httpd reads as ${limit}`;
    const fixes = setFix(stack, lifetime, 'MaxConnectionsPerChild', 0).map((fix): Fix => (effect === 'unlimited' ? { ...fix, title: 'Write MaxConnectionsPerChild 0', safety: 'safe' } : fix));
    return {
      consequence: effect === 'unlimited' ? 'silent' : 'request-fails',
      message: `${limitNode?.name ?? 'MaxConnectionsPerChild'} ${word}${read}: ${EFFECT[effect]}.`,
      fixes,
    };
  }),
};
