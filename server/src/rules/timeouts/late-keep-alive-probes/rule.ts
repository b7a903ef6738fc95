import type { ConfigNode } from '../../../httpd/config/node';
import { kernelSetting } from '../../../stack/host-texts';
import { isServer } from '../../host-words';
import type { StackRule } from '../../types';

/** Firewalls forget a silent connection after an hour at most, many after some minutes. */
const LATE = 3600;

/** keepalive=On sets SO_KEEPALIVE, and the kernel's time decides (ap_proxy_connect_backend, modules/proxy/proxy_util.c). */
export const rule: StackRule = {
  id: 'timeouts/late-keep-alive-probes',
  summary: 'keepalive=On of a backend whose probes come too late',
  severities: ['info'],
  scope: 'stack',
  *check(stack) {
    const time = kernelSetting(stack.around, 'net.ipv4.tcp_keepalive_time');
    if (!isServer(stack) || time === undefined || time.value < LATE) return;
    for (const node of stack.nodes('proxypass', 'proxypassmatch', 'balancermember', 'proxyset')) {
      const word = wordOf(node);
      if (word === undefined) continue;
      yield {
        at: node.place(word), severity: 'info', consequence: 'advice',
        message: `${word.value} lets the kernel probe a silent connection, first after ${time.value} seconds. A firewall between httpd and the backend forgets it earlier: net.ipv4.tcp_keepalive_time has to be below the firewall's time.`,
        related: [{ at: time.whole, message: 'The kernel\'s time.' }],
      };
    }
  },
};

function wordOf(node: ConfigNode) {
  return node.words.find(({ value }) => /^keepalive=on$/i.test(value));
}
