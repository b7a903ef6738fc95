import { BALANCER_KEYS, balancersOf } from '../../balancers';
import type { ConfigRule } from '../../types';

/** Without nofailover a member that does not answer is left for another one (proxy_balancer_pre_request, mod_proxy_balancer.c). */
export const rule: ConfigRule = {
  id: 'gateway/sticky-failover',
  summary: 'State-aware sessions that go to another backend when theirs does not answer',
  severities: ['info'],
  fixable: 'review',
  scope: 'config',
  on: BALANCER_KEYS,
  *check(view) {
    if (!view.assume.has('state-aware-sessions')) return;
    const isOff = view.nodes(...BALANCER_KEYS).some(({ words }) => words.some(({ value }) => /^nofailover=on$/i.test(value.replace(/>$/, ''))));
    for (const { name, members, sticky } of isOff ? [] : balancersOf(view)) {
      if (sticky === undefined || members.filter(({ isUsable }) => isUsable).length < 2) continue;
      const { end } = sticky.word;
      yield {
        at: sticky.node.place(sticky.word), severity: 'info', consequence: 'advice',
        message: `When the member of a session does not answer, ${name} takes another one, which does not know the session: users go on with an empty one. With nofailover=On they get 503 until theirs is back.`,
        fixes: sticky.node.isExpanded || sticky.node.key === '<proxy' ? [] : [{ title: 'Add nofailover=On', safety: 'review', edits: [{ kind: 'replace', at: sticky.node.place({ start: end, end }), text: ' nofailover=On' }] }],
      };
    }
  },
};
