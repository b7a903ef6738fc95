import { mpmOf } from '../../../stack/mpm';
import type { StackRule } from '../../types';

/** ap_proxy_tunnel_run (proxy_util.c) returns when both sides are done; a child that is to end waits for it. */
export const rule: StackRule = {
  id: 'gateway/tunnels-hold-children',
  summary: 'WebSockets keep children that have reached their number of connections',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const mpm = mpmOf(stack);
    const limit = mpm?.effective.values.MaxConnectionsPerChild ?? 0;
    const tunnel = stack.nodes('proxypass', 'proxypassmatch', 'rewriterule').find(({ argumentText }) => /\bwss?:\/\/|\bupgrade=(?!none\b)/i.test(argumentText));
    const node = mpm?.set.get('MaxConnectionsPerChild')?.node;
    if (tunnel === undefined || node === undefined || limit <= 0 || mpm?.name === 'winnt') return;
    yield {
      at: node.wholePlace, severity: 'info', consequence: 'advice', related: [{ at: tunnel.wholePlace, message: 'WebSockets pass here.' }],
      message: `A child that has had ${limit} connections takes no new ones and stays until its last WebSocket ends: its place in the scoreboard is taken, and its idle threads serve nobody. Leave the limit at 0 or make it large.`,
    };
  },
};
