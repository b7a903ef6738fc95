import { isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';

/** ap_apply_accept_filter (server/listen.c): without it TCP_DEFER_ACCEPT is not set. */
export const rule: LineRule = {
  id: 'timeouts/accept-filter-none',
  summary: 'AcceptFilter none, which hands connections over before anything has arrived',
  severities: ['info'],
  fixable: 'review',
  scope: 'line',
  on: ['acceptfilter'],
  *check(node, view) {
    const [protocol, filter] = node.words;
    if (view.config.world.profile === 'windows' || heardWords(node, view) === undefined) return;
    if (filter === undefined || !/^none$/i.test(filter.value) || !/^https?$/i.test(protocol?.value ?? '')) return;
    yield {
      at: node.wholePlace, severity: 'info', consequence: 'advice',
      message: `With AcceptFilter ${protocol!.value} ${filter.value} the system hands a connection over before its first byte, and one that stays silent holds a worker. Linux and FreeBSD can wait for data themselves.`,
      fixes: isEditable(node) ? [{ title: 'Remove AcceptFilter', safety: 'review', edits: [removeDirective(node)] }] : [],
    };
  },
};
