/** Virtual hosts that share an address: the first of them is asked before the host's name is known. */
import type { ConfigNode } from '../httpd/config/node';
import { sectionWords } from '../httpd/config/special/proxy-places';

/**
 * The first virtual host of the address of each later one, by the later one. A host with an address that it is the first
 * of is left out: for that address it is asked itself.
 *
 * @param hosts `<VirtualHost>` sections in httpd's order
 */
export function firstHosts(hosts: readonly ConfigNode[]): ReadonlyMap<ConfigNode, ConfigNode> {
  const first = new Map<string, ConfigNode>();
  const owner = new Map<ConfigNode, ConfigNode>();
  for (const host of hosts) {
    const addresses = sectionWords(host).map(({ value }) => value.toLowerCase());
    const before = addresses.map((address) => first.get(address));
    if (addresses.length > 0 && before.every((each) => each !== undefined)) owner.set(host, before[0]!);
    for (const address of addresses) if (!first.has(address)) first.set(address, host);
  }
  return owner;
}
