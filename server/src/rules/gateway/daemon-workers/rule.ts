import { gatewayOf, stateAwareTraces } from '../../../stack/lifetime-signs';
import { daemonProcesses } from '../../../stack/gateway-daemon';
import type { StackRule } from '../../types';

/** CSPnsd -c=N starts N processes, and a session lives in one of them. */
export const rule: StackRule = {
  id: 'gateway/daemon-workers',
  summary: 'The daemon of the gateway runs several processes beside state-aware sessions',
  severities: ['warning'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const isKnown = stack.assume.has('state-aware-sessions') || stateAwareTraces(stack.around).length > 0;
    if (gatewayOf(stack)?.kind !== 'daemon' || !isKnown || stack.assume.has('no-state-aware-sessions')) return;
    for (const { count, at } of daemonProcesses(stack.around)) {
      if (count <= 1) continue;
      yield { at, severity: 'warning', consequence: 'advice', message: `CSPnsd runs ${count} processes, and a state-aware session is in one of them: a request that reaches another one does not find it. Write -c=1.`, fixes: [{ title: 'Write -c=1', safety: 'review', edits: [{ kind: 'replace', at, text: '1' }] }] };
    }
  },
};
