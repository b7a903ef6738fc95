import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { heardWords } from '../../heard';
import { firstHosts } from '../../same-address';
import type { ConfigRule } from '../../types';
import { nameOf } from '../../words';

/** The limits are those of the host that the address belongs to: names are known later (ap_read_request, server/protocol.c). */
const KEYS = ['limitrequestline', 'limitrequestfieldsize', 'limitrequestfields'];

export const rule: ConfigRule = {
  id: 'limits/later-host',
  summary: 'A limit of request headers in a virtual host that is not the first of its address',
  severities: ['warning'],
  scope: 'config',
  on: [...KEYS, '<virtualhost'],
  *check(view) {
    const limits = view.nodes(...KEYS);
    if (limits.length === 0 || view.config.world.modules === 'any') return;
    const owner = firstHosts(view.nodes('<virtualhost'));
    for (const node of limits) {
      const host = hostOf(node);
      const deciding = host === undefined ? undefined : owner.get(host);
      if (deciding === undefined || heardWords(node, view) === undefined) continue;
      yield {
        at: node.wholePlace, severity: 'warning', consequence: 'silent',
        message: `${nameOf(node)} does nothing here: httpd reads the headers before it knows the host's name, with the limits of the first virtual host of the address. It belongs there.`,
        related: [{ at: deciding.wholePlace, message: 'The first virtual host of this address.' }],
      };
    }
  },
};
