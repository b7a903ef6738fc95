import { iniOf } from '../../../gateway/ini';
import { entryOf, gatewayIni } from '../../../gateway/model';
import { aroundOf } from '../../../stack/around';
import { gatewayOf, stateAwareTraces } from '../../../stack/lifetime-signs';
import type { StackRule } from '../../types';

/** A state-aware session is one process of one server; there is nothing to fail over to. */
export const rule: StackRule = {
  id: 'gateway/state-aware-failover',
  summary: 'Several servers beside state-aware sessions, which stay with one',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const isKnown = stack.assume.has('state-aware-sessions') || stateAwareTraces(stack.around).length > 0;
    if (gatewayOf(stack) === undefined || !isKnown || stack.assume.has('no-state-aware-sessions')) return;
    for (const { file, source } of aroundOf(stack.around, 'csp-ini')) {
      for (const { path, section } of gatewayIni(iniOf(source)).applications) {
        const entry = entryOf([section], 'Alternative_Servers');
        if (entry === undefined || !/^(?:FailOver|LoadBalancing)$/i.test(entry.value)) continue;
        yield { at: { file, source, ...entry.valueSpan }, severity: 'info', consequence: 'advice', message: `${path} has alternative servers (${entry.value}). A state-aware session stays with the server that it began on and is lost with it: users sign in again.` };
      }
    }
  },
};
