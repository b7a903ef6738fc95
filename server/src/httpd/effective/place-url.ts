/** A URL that a place of the configuration is about: the way back from sections and files to what a client would ask for. */
import type { Config } from '../config/config';
import type { ConfigNode } from '../config/node';
import { resolvePath } from '../../base/path';
import { readRequest, type Request } from './request';
import { testOf } from './section-match';
import { serversOf, type Server, type Servers } from './servers';
import { documentRoot } from './translate';

/** A request for a file of the server; undefined where no DocumentRoot and no Alias leads to it. */
export function requestForFile(config: Config, path: string, method = 'GET'): Request | undefined {
  const servers = serversOf(config);
  for (const server of [...servers.virtual, servers.main]) {
    const uri = uriOfFile(config, servers, server, path, false);
    if (uri !== undefined) return requestTo(servers, server, uri, method);
  }
  return undefined;
}

/** A request for what a line stands in: its virtual host, `<Location>`, `<Directory>` and `<Files>`. Wildcards are filled with a letter. */
export function requestForNode(config: Config, node: ConfigNode): Request {
  const servers = serversOf(config);
  const around = [node, ...node.ancestors()];
  const host = around.find(({ key }) => key === '<virtualhost');
  const server = servers.virtual.find((each) => each.node === host) ?? servers.main;
  const location = around.find(({ key }) => key === '<location' || key === '<locationmatch');
  if (location !== undefined) return requestTo(servers, server, uriOfLocation(location), 'GET');
  const files = around.find(({ key }) => key === '<files' || key === '<filesmatch');
  const name = files === undefined || testOf(files).kind === 'regex' ? '' : filled(testOf(files).text);
  const directory = around.find(({ key }) => key === '<directory' || key === '<directorymatch');
  if (directory === undefined || testOf(directory).kind === 'regex') return requestTo(servers, server, `/${name}`, 'GET');
  const path = `${filled(testOf(directory).text)}${name}`;
  const candidates = host === undefined ? [...servers.virtual, servers.main] : [server];
  for (const each of candidates) {
    const uri = uriOfFile(config, servers, each, path, true);
    if (uri !== undefined) return requestTo(servers, each, uri, 'GET');
  }
  return requestTo(servers, server, `/${name}`, 'GET');
}

/** A URL, a path of a URL, or `file:` and a path on the server. Out: a sentence where it is none of these. */
export function readTarget(config: Config, text: string): Request | string {
  const file = /^file:(?:\/\/(?=\/))?(\/.*)$/.exec(text.trim())?.[1];
  if (file !== undefined) return requestForFile(config, resolvePath('/', decode(file)) + (file.endsWith('/') && file !== '/' ? '/' : '')) ?? `no DocumentRoot and no Alias leads to ${file}`;
  const { main, listeners } = serversOf(config);
  return readRequest(text, listeners[0]?.address.port ?? portOf(main) ?? 80);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function uriOfLocation(section: ConfigNode): string {
  const test = testOf(section);
  if (test.kind === 'regex') return /^\^?(\/[\w./-]*)\$?$/.exec(test.text)?.[1] ?? '/';
  const path = filled(test.text);
  return path.startsWith('/') ? path : `/${path}`;
}

function filled(pattern: string): string {
  return pattern.replace(/\[[^\]]*\]|[*?]/g, 'x');
}

/** @param above a directory above the DocumentRoot is answered with the root's own URL: its section applies there */
function uriOfFile(config: Config, servers: Servers, server: Server, path: string, above: boolean): string | undefined {
  const roots = [
    ...[...server.nodes, ...(server === servers.main ? [] : servers.main.nodes)].filter(({ key, words }) => (key === 'alias' || key === 'scriptalias') && words.length === 2)
      .map(({ words }) => ({ fake: words[0]!.value, real: words[1]!.value })),
    { fake: '/', real: documentRoot({ server, config }, servers).path },
  ];
  for (const { fake, real } of roots) {
    const folder = `${resolvePath(config.environment.serverRoot, real)}/`.replace('//', '/');
    if (`${path}/`.startsWith(folder)) return encode(`${fake}/${path.slice(folder.length)}`.replace(/\/{2,}/g, '/'));
  }
  const own = `${documentRoot({ server, config }, servers).path}/`;
  return above && own.startsWith(path) ? '/' : undefined;
}

function encode(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function requestTo({ listeners }: Servers, server: Server, path: string, method: string): Request {
  const port = portOf(server) ?? listeners[0]?.address.port ?? 80;
  const listener = listeners.find(({ address }) => address.port === port);
  const engine = server.nodes.filter(({ key }) => key === 'sslengine').at(-1)?.words[0]?.value.toLowerCase();
  const secure = engine === 'on' || (engine === undefined && (listener?.protocol === 'https' || (port === 443 && server.node !== undefined)));
  const address = server.addresses.find(({ wild }) => !wild)?.ip;
  const host = server.name ?? server.aliases[0] ?? address ?? 'localhost';
  return { scheme: secure ? 'https' : 'http', host, port, path, query: undefined, method, ...(address === undefined ? {} : { address }) };
}

function portOf({ addresses }: Server): number | undefined {
  return addresses.find(({ port }) => port !== 0)?.port;
}
