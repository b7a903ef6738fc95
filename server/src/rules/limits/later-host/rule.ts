import type { ConfigNode } from '../../../httpd/config/node';
import { sectionWords } from '../../../httpd/config/special/proxy-places';
import { hostOf } from '../../../httpd/config/special/proxy-urls';
import { heardWords } from '../../heard';
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
    const first = new Map<string, ConfigNode>();
    const owner = new Map<ConfigNode, ConfigNode>();
    for (const host of view.nodes('<virtualhost')) {
      const addresses = sectionWords(host).map(({ value }) => value.toLowerCase());
      const before = addresses.map((address) => first.get(address));
      // A host with an address that it is the first of is asked for that one.
      if (addresses.length > 0 && before.every((each) => each !== undefined)) owner.set(host, before[0]!);
      for (const address of addresses) if (!first.has(address)) first.set(address, host);
    }
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
