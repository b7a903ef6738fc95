/** Which virtual host answers: first the address of the connection, then the name the client asks for. */
import { matchesName } from './name-match';
import type { Request } from './request';
import { canonicalIp, type Listener, type Server, type Servers } from './servers';
import { addressedChain, vhostTable, wildChain, type Chain, type VhostTable } from './vhost-table';

/** Why a host was chosen. */
export type HostReason =
  /** ServerName or ServerAlias is the host. */
  | 'name' | 'alias' | 'pattern'
  /** The word in `<VirtualHost>` is the host. */
  | 'address'
  /** No name matched: the first host of the address answers. */
  | 'first'
  /** The only host of the address: names are not looked at. */
  | 'only'
  /** ServerPath of a request without a Host. */
  | 'server-path'
  /** No virtual host has the address and port. */
  | 'main';

export interface HostChoice {
  readonly server: Server;
  readonly reason: HostReason;
  /** The alias or pattern that matched. */
  readonly matched: string | undefined;
  /** All hosts that compete, in httpd's order; empty where only an address decides. */
  readonly candidates: readonly Server[];
  /** Where httpd listens for the connection; empty where it does not. */
  readonly listeners: readonly Listener[];
  /** What had to be assumed about addresses. */
  readonly assumes: readonly string[];
}

/** Follows ap_update_vhost_given_ip, then update_server_from_aliases or check_serverpath (server/vhost.c). */
export function chooseHost(servers: Servers, request: Request, path: string): HostChoice {
  const table = vhostTable(servers.virtual);
  const listeners = servers.listeners.filter(({ address }) => address.port === request.port);
  const addresses = possibleAddresses(table, request, listeners);
  const choices = addresses.map((address) => ({ address, choice: chooseAt(servers, table, address, request, path) }));
  const best = choices.find(({ choice }) => NAMED.has(choice.reason)) ?? choices[choices.length - 1]!;
  const sure = choices.every(({ choice }) => choice.server === best.choice.server);
  const assumes = sure ? [] : [best.address === undefined
    ? `${request.host ?? 'the connection'} leads to an address that no <VirtualHost> names`
    : `${request.host ?? 'the connection'} leads to the address ${best.address}`];
  return { ...best.choice, listeners, assumes };
}

const NAMED: ReadonlySet<HostReason> = new Set<HostReason>(['name', 'alias', 'pattern', 'address', 'server-path']);

/** The addresses the connection may have come in on; undefined stands for every address that no host names. */
function possibleAddresses(table: VhostTable, request: Request, listeners: readonly Listener[]): (string | undefined)[] {
  if (request.address !== undefined) return [request.address];
  if (request.host !== undefined && canonicalIp(request.host) !== undefined) return [request.host];
  const listened = listeners.every(({ address }) => !address.wild) ? listeners.map(({ address }) => address.host) : [];
  if (listened.length > 0) return listened;
  const named = table.addressed.filter(({ address }) => address.port === 0 || address.port === request.port).map(({ address }) => address.host);
  return [...new Set(named), undefined];
}

function chooseAt(servers: Servers, table: VhostTable, address: string | undefined, request: Request, path: string): Omit<HostChoice, 'listeners' | 'assumes'> {
  const chain = (address === undefined ? undefined : addressedChain(table, { host: address, ip: canonicalIp(address), port: request.port })) ?? wildChain(table, request.port);
  if (chain === undefined) return { server: servers.main, reason: 'main', matched: undefined, candidates: [] };
  const hosts = chain.hosts.filter((host) => host.address.port === 0 || host.address.port === request.port);
  if (chain.hosts.length < 2) return { server: chain.first, reason: 'only', matched: undefined, candidates: [] };
  const candidates = [...new Set(hosts.map(({ server }) => server))];
  const found = request.host === undefined ? byServerPath(candidates, path) : byName(chain, request.port, request.host.toLowerCase().replace(/\.$/, ''));
  return { ...(found ?? { server: chain.first, reason: 'first', matched: undefined }), candidates };
}

function byName(chain: Chain, port: number, host: string): Pick<HostChoice, 'server' | 'reason' | 'matched'> | undefined {
  let fallback: Server | undefined;
  let last: Server | undefined;
  for (const { server, address } of chain.hosts) {
    if (address.port !== 0 && address.port !== port) continue;
    if (server !== last) {
      const reason = nameReason(server, host);
      if (reason !== undefined) return { server, ...reason };
    }
    if (fallback === undefined && address.host.toLowerCase() === host) fallback = server;
    last = server;
  }
  return fallback === undefined ? undefined : { server: fallback, reason: 'address', matched: host };
}

/** matches_aliases (server/vhost.c). */
function nameReason({ name, aliases, patterns }: Server, host: string): Pick<HostChoice, 'reason' | 'matched'> | undefined {
  if (name?.toLowerCase() === host) return { reason: 'name', matched: name };
  const alias = aliases.find((each) => each.toLowerCase() === host);
  if (alias !== undefined) return { reason: 'alias', matched: alias };
  const pattern = patterns.find((each) => matchesName(host, each));
  return pattern === undefined ? undefined : { reason: 'pattern', matched: pattern };
}

function byServerPath(servers: readonly Server[], path: string): Pick<HostChoice, 'server' | 'reason' | 'matched'> | undefined {
  const server = servers.find(({ serverPath }) => serverPath !== undefined && isBelow(path, serverPath));
  return server === undefined ? undefined : { server, reason: 'server-path', matched: server.serverPath };
}

/** check_serverpath and ap_core_translate: a whole component, unless the path ends in a slash. */
export function isBelow(path: string, serverPath: string): boolean {
  return serverPath !== '' && path.startsWith(serverPath) && (serverPath.endsWith('/') || path.length === serverPath.length || path[serverPath.length] === '/');
}
