import type { ConfigNode } from '../../../httpd/config/node';
import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { heardWords } from '../../heard';
import { firstHosts } from '../../same-address';
import { inForce, intervalSeconds } from '../../seconds';
import type { ConfigRule } from '../../types';
import { nameOf } from '../../words';

/** Of httpd 2.4, in seconds. */
const DEFAULT = 5;

/** A host without a number of its own leaves the connection's as it is (ap_read_request and ap_process_http_connection look at keep_alive_timeout_set). */
export const rule: ConfigRule = {
  id: 'timeouts/keep-alive-of-first-host',
  summary: 'A KeepAliveTimeout of one virtual host that holds for others of its address',
  severities: ['info'],
  scope: 'config',
  on: ['keepalivetimeout', '<virtualhost'],
  *check(view) {
    const nodes = view.nodes('keepalivetimeout').filter((node) => heardWords(node, view) !== undefined);
    if (!view.complete || nodes.length === 0) return;
    const main = inForce(view, 'keepalivetimeout', undefined);
    const usual = main === undefined ? DEFAULT : intervalSeconds(main.words[0]?.value);
    const own = new Set(nodes.map(hostOf));
    const heirs = new Map<ConfigNode, ConfigNode[]>();
    for (const [host, first] of firstHosts(view.nodes('<virtualhost'))) if (!own.has(host)) heirs.set(first, [...heirs.get(first) ?? [], host]);
    for (const node of nodes) {
      const host = hostOf(node);
      const others = host === undefined ? [] : heirs.get(host) ?? [];
      if (others.length === 0 || nodes.findLast((each) => hostOf(each) === host) !== node || intervalSeconds(node.words[0]?.value) === usual) continue;
      const value = main === undefined ? `${DEFAULT}` : main.words[0]!.value;
      yield {
        at: node.wholePlace, severity: 'info', consequence: 'silent',
        message: `${nameOf(node)} ${node.words[0]!.value} of the first virtual host of this address holds for ${others.length === 1 ? 'the other one' : `${others.length} others`} without a number, too: not the server's ${value}. A number in each of them makes it sure.`,
        related: others.slice(0, 3).map((other) => ({ at: other.wholePlace, message: 'It holds here, too.' })),
      };
    }
  },
};
