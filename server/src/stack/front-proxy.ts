/** lighttpd in front of this httpd: which of its backends lead here, and what it lets through. */
import type { OpenedText, TextFiles } from '../base/reading';
import { backendLists, isLocal, type BackendList } from '../lighttpd/backends';
import type { Backend } from '../lighttpd/gateway-servers';
import { lighttpdServer, type LighttpdServer } from '../lighttpd/server';
import { aroundOf, type Around, type AroundFile } from './around';
import type { NodeSource } from './mpm';

/** Keys of the directives that these questions are answered from. */
export const FRONT_KEYS: readonly string[] = ['listen', 'limitrequestbody', 'timeout', 'require', 'remoteipheader'];

/** A backend of lighttpd that is this host, by TCP. */
export interface LocalBackend {
  readonly server: LighttpdServer;
  readonly list: BackendList;
  readonly backend: Backend;
  readonly host: string;
  readonly port: number;
}

export interface ListenAddress {
  /** Undefined: every address. */
  readonly host: string | undefined;
  readonly port: number;
}

const remembered = new WeakMap<Around, readonly LighttpdServer[]>();

/** The lighttpd configurations of the host: main files, not what they include. */
function frontServers(around: Around): readonly LighttpdServer[] {
  let servers = remembered.get(around);
  if (servers === undefined) {
    const files = aroundOf(around, 'lighttpd');
    servers = files.filter(({ path }) => /\/lighttpd[^/]*\.conf$/.test(path)).map((root) => lighttpdServer({ root, files: among(files) }));
    remembered.set(around, servers);
  }
  return servers;
}

/** Includes are looked up among the files around; whether one that is not there exists is not known. */
function among(files: readonly AroundFile[]): TextFiles {
  const byPath = new Map<string, OpenedText>(files.map((file) => [file.path, file]));
  return {
    read: (path) => byPath.get(path) ?? 'denied',
    list: (folder) => {
      const names = [...byPath.keys()].filter((path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/')).map((path) => path.slice(folder.length + 1));
      return names.length > 0 ? names : 'denied';
    },
    stat: (path) => (byPath.has(path) ? 'file' : 'denied'),
  };
}

/** The backends of proxies on this machine. */
export function localBackends(around: Around): readonly LocalBackend[] {
  return frontServers(around).flatMap((server) => backendLists(server).filter(({ key }) => key === 'proxy.server').flatMap((list) => list.extensions.flatMap(({ backends }) => backends.flatMap((backend): LocalBackend[] => {
    const { host, port } = backend;
    return host === undefined || port === undefined || !isLocal(host) ? [] : [{ server, list, backend, host, port }];
  }))));
}

/** The addresses of Listen: `80`, `127.0.0.1:80`, `[::1]:80`, with an optional protocol behind; undefined where one cannot be read. */
export function listenAddresses(source: NodeSource): readonly ListenAddress[] | undefined {
  const found: ListenAddress[] = [];
  for (const { words } of source.nodes('listen')) {
    const match = /^(?:(\[[^\]]*\]|[^:]*):)?(\d+)$/.exec(words[0]?.value ?? '');
    if (match === null) return undefined;
    const host = match[1]?.replace(/^\[|\]$/g, '');
    found.push({ host: host === undefined || host === '' || host === '*' || host === '0.0.0.0' || host === '::' ? undefined : host, port: Number(match[2]) });
  }
  return found;
}

/** Whether httpd listens where a backend is. */
export function reaches({ host, port }: LocalBackend, listens: readonly ListenAddress[]): boolean {
  return listens.some((each) => each.port === port && (each.host === undefined || each.host === host || isLocal(each.host) && (host === 'localhost' || each.host === 'localhost')));
}
