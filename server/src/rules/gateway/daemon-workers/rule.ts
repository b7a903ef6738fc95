import { gatewayOf, stateAwareTraces } from '../../../stack/lifetime-signs';
import { hostTexts, placeIn } from '../../../stack/host-texts';
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
    for (const { opened, tree } of hostTexts(stack.around, 'systemd')) {
      for (const { name, valueAt } of tree.settings) {
        if (!/^Exec/.test(name)) continue;
        const text = opened.source.text.slice(valueAt.start, valueAt.end);
        const match = /CSPnsd\b.*?\s-c=(\d+)/i.exec(text);
        if (match === null || Number(match[1]) <= 1) continue;
        const end = valueAt.start + match.index + match[0].length;
        const at = placeIn(opened, { start: end - match[1]!.length, end });
        yield { at, severity: 'warning', consequence: 'advice', message: `CSPnsd runs ${match[1]} processes, and a state-aware session is in one of them: a request that reaches another one does not find it. Write -c=1.`, fixes: [{ title: 'Write -c=1', safety: 'review', edits: [{ kind: 'replace', at, text: '1' }] }] };
      }
    }
  },
};
