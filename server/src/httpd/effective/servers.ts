/** The servers of a configuration: the main one and its virtual hosts, as server/core.c and server/vhost.c make them. */
import type { Config } from '../config/config';
import { nodesOf, type ConfigNode } from '../config/node';
import { parseAddressPort } from '../config/special/addresses';
import { sectionWords } from './section-words';

/** An address of a `<VirtualHost>`, or where httpd listens. */
export interface Address {
  /** As it is written: it is compared with the Host, too, when no name matches. */
  readonly host: string;
  /** Canonical; undefined: a name that somebody has to look up. */
  readonly ip: string | undefined;
  /** `*`, `_default_`, `0.0.0.0`, `[::]` */
  readonly wild: boolean;
  /** 0: any. */
  readonly port: number;
}

export interface Server {
  /** The section; undefined: the main server. */
  readonly node: ConfigNode | undefined;
  readonly addresses: readonly Address[];
  /** Undefined: httpd asks the machine or its DNS. */
  readonly name: string | undefined;
  readonly nameNode: ConfigNode | undefined;
  /** ServerAlias without wildcards, then with. */
  readonly aliases: readonly string[];
  readonly patterns: readonly string[];
  readonly serverPath: string | undefined;
  /** server_rec.port: of its ServerName, else of the one the main server had when it was read; 0: none. */
  readonly port: number;
  /** What stands in it at the top level. */
  readonly nodes: readonly ConfigNode[];
}

export interface Listener {
  readonly address: Address;
  readonly node: ConfigNode;
  readonly protocol: string | undefined;
}

export interface Servers {
  readonly main: Server;
  /** In the order of the text. */
  readonly virtual: readonly Server[];
  readonly listeners: readonly Listener[];
}

/** The main server and its virtual hosts. */
export function serversOf(config: Config): Servers {
  const top = config.fold === undefined ? [] : runNodes(nodesOf(config.fold.items));
  const nodes = top.filter((node) => node.key !== '<virtualhost');
  const virtual: Server[] = [];
  const main = serverOf(undefined, nodes, [], 0);
  // What a VirtualHost without a port gets is the port that ServerName has named so far (ap_init_virtual_host, server/config.c).
  let port = 0;
  for (const node of top) {
    if (node.key === 'servername') port = nameOf(node).port;
    if (node.key !== '<virtualhost') continue;
    const addresses = sectionWords(node).flatMap((word) => vhostAddress(word, port) ?? []);
    virtual.push(withName(serverOf(node, runNodes(nodesOf(node.children)), addresses, port), main));
  }
  return { main, virtual, listeners: nodes.flatMap(listenerOf) };
}

/** Without what ran while it was read. */
export function runNodes(nodes: Iterable<ConfigNode>): ConfigNode[] {
  return [...nodes].filter((node) => !node.readTime);
}

function serverOf(node: ConfigNode | undefined, nodes: readonly ConfigNode[], addresses: readonly Address[], port: number): Server {
  const nameNode = nodes.filter(({ key }) => key === 'servername').at(-1);
  const names = nodes.filter(({ key }) => key === 'serveralias').flatMap(({ words }) => words.map(({ value }) => value));
  return {
    node, nodes, addresses, nameNode, port: nameNode === undefined ? port : nameOf(nameNode).port,
    name: nameNode === undefined ? undefined : nameOf(nameNode).name,
    aliases: names.filter((name) => !/[*?]/.test(name)),
    patterns: names.filter((name) => /[*?]/.test(name)),
    serverPath: nodes.filter(({ key }) => key === 'serverpath').at(-1)?.words[0]?.value,
  };
}

/** A host without ServerName that has a wildcard address takes the main server's name (ap_fini_vhost_config, server/vhost.c). */
function withName(server: Server, main: Server): Server {
  if (server.name !== undefined || !server.addresses.some(({ wild }) => wild)) return server;
  return { ...server, name: main.name, nameNode: main.nameNode };
}

/** server_hostname_port (server/core.c): an optional scheme, the name, an optional port. */
function nameOf(node: ConfigNode): { readonly name: string; readonly port: number } {
  const value = (node.words[0]?.value ?? '').replace(/^[^:]*:\/\//, '');
  const cut = value.indexOf(':');
  return cut < 0 ? { name: value, port: 0 } : { name: value.slice(0, cut), port: parseInt(value.slice(cut + 1), 10) || 0 };
}

/** get_addresses (server/vhost.c). Undefined: httpd refuses it or ignores it. */
function vhostAddress(word: string, defaultPort: number): Address | undefined {
  const anyPort = word === '*' || word.endsWith(':*');
  const parsed = parseAddressPort(word.endsWith(':*') ? word.slice(0, -2) : word);
  if (parsed?.host === undefined) return undefined;
  return addressOf(parsed.host, parsed.port === 0 && !anyPort ? defaultPort : parsed.port);
}

function listenerOf(node: ConfigNode): Listener[] {
  if (node.key !== 'listen') return [];
  const parsed = parseAddressPort(node.words[0]?.value ?? '');
  if (parsed === undefined || parsed.port === 0) return [];
  return [{ node, address: addressOf(parsed.host ?? '*', parsed.port), protocol: node.words[1]?.value.toLowerCase() }];
}

function addressOf(host: string, port: number): Address {
  const ip = canonicalIp(host);
  const wild = host === '*' || host.toLowerCase() === '_default_' || ip === '0.0.0.0' || ip === '0:0:0:0:0:0:0:0';
  return { host, ip, wild, port };
}

/** One spelling for each address; undefined for a name. */
export function canonicalIp(text: string): string | undefined {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return text.split('.').map(Number).join('.');
  if (!/^[0-9a-f:]+$/i.test(text) || !text.includes(':')) return undefined;
  const [head = '', tail] = text.toLowerCase().split('::');
  const left = head.split(':').filter((part) => part !== '');
  const right = (tail ?? '').split(':').filter((part) => part !== '');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...new Array<string>(gap).fill('0'), ...right].map((part) => parseInt(part, 16).toString(16)).join(':');
}
