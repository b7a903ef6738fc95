/** The tables in which httpd looks up a connection: ap_fini_vhost_config and ap_update_vhost_given_ip (server/vhost.c). */
import type { Address, Server } from './servers';

/** A host with the address through which it is in a chain. */
export interface Named {
  readonly server: Server;
  readonly address: Address;
}

/** All hosts of one address and port. */
export interface Chain {
  readonly address: Address;
  /** Who answers when no name decides: the first host of the text. */
  first: Server;
  readonly hosts: Named[];
}

export interface VhostTable {
  /** Chains of addresses, and of wildcards. */
  readonly addressed: Chain[];
  readonly wild: Chain[];
}

/** Goes backwards as httpd does, so that the first host of the text ends up first in its chain. */
export function vhostTable(virtual: readonly Server[]): VhostTable {
  const table: VhostTable = { addressed: [], wild: [] };
  for (const server of [...virtual].reverse()) {
    let before: Address | undefined;
    for (const address of server.addresses) {
      const chains = address.wild ? table.wild : table.addressed;
      let chain = address.wild ? wildChain(table, address.port) : addressedChain(table, address);
      const again = address.wild && before?.wild === true && before.port === address.port;
      if (chain === undefined || chain.address.port !== address.port) chains.unshift(chain = { address, first: server, hosts: [] });
      if (!again) {
        chain.hosts.unshift({ server, address });
        chain.first = server;
      }
      before = address;
    }
  }
  return table;
}

/** find_default_server: the port itself before any port. */
export function wildChain({ wild }: VhostTable, port: number): Chain | undefined {
  return wild.find((chain) => chain.address.port === port) ?? wild.find((chain) => chain.address.port === 0);
}

/** find_ipaddr: the same address, the port itself before any port; a port of 0 finds every one. */
export function addressedChain({ addressed }: VhostTable, { ip, host, port }: Pick<Address, 'ip' | 'host' | 'port'>): Chain | undefined {
  const same = addressed.filter(({ address }) => (ip === undefined ? address.host.toLowerCase() === host.toLowerCase() : address.ip === ip));
  return same.find((chain) => chain.address.port === port) ?? same.find((chain) => chain.address.port === 0 || port === 0);
}
