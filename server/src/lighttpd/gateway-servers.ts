/** `proxy.server` and its like: backends, and what lighttpd refuses about them (gw_set_defaults_backend, gw_backend.c). */
import type { TextPlace } from '../base/text-file';
import type { KeyType } from './keys';
import { wrongType } from './key-types';
import { booleanOf, itemOf, numberOf, stringList, type Data, type Item } from './values';

/** Keys that list backends, with the module of each. */
export const SERVER_KEYS: readonly string[] = ['proxy.server', 'fastcgi.server', 'scgi.server', 'ajp13.server', 'wstunnel.server', 'sockproxy.server'];

/** Keys of one backend, with their types, and the release that brought the later ones. */
export const HOST_KEYS: Readonly<Record<string, { readonly type: KeyType; readonly since?: number }>> = {
  host: { type: 'string' }, port: { type: 'short' }, socket: { type: 'string' }, 'listen-backlog': { type: 'int' }, 'bin-path': { type: 'string' },
  'kill-signal': { type: 'short' }, 'check-local': { type: 'bool' }, mode: { type: 'string' }, docroot: { type: 'string' }, 'min-procs': { type: 'short' },
  'max-procs': { type: 'short' }, 'max-load-per-proc': { type: 'short' }, 'idle-timeout': { type: 'short' }, 'disable-time': { type: 'short' },
  'bin-environment': { type: 'kvstring' }, 'bin-copy-environment': { type: 'vlist' }, 'broken-scriptfilename': { type: 'bool' },
  'strip-request-uri': { type: 'string' }, 'fix-root-scriptname': { type: 'bool' }, 'allow-x-send-file': { type: 'bool' }, 'x-sendfile': { type: 'bool' },
  'x-sendfile-docroot': { type: 'vlist' }, 'tcp-fin-propagate': { type: 'bool', since: 50 }, 'connect-timeout': { type: 'int', since: 60 },
  'write-timeout': { type: 'int', since: 60 }, 'read-timeout': { type: 'int', since: 60 }, upgrade: { type: 'bool', since: 70 },
};

export interface Backend {
  readonly at: TextPlace;
  readonly items: readonly Item[];
  /** Of TCP; `port` is 80 where none is given. */
  readonly host: string | undefined;
  readonly port: number | undefined;
  readonly socket: string | undefined;
  readonly isSpawned: boolean;
  readonly sendsFiles: boolean;
}

/** What stands before the backends: an extension or the beginning of a path. */
export interface Extension {
  readonly key: string;
  readonly at: TextPlace;
  readonly backends: readonly Backend[];
}

export interface ServerProblem {
  readonly at: TextPlace;
  readonly message: string;
  /** `shape`: a level is missing. `type`: a value of a backend's key. `target`: nothing says where the backend is. */
  readonly kind: 'shape' | 'type' | 'target' | 'mode';
}

/** The backends of a value that lighttpd takes, as far as they are known. */
export function extensionsOf(data: Data): readonly Extension[] {
  if (data.type !== 'array') return [];
  return data.items.map(({ key, at, value }) => ({
    key: key ?? '', at,
    backends: value.type !== 'array' ? [] : value.items.flatMap((host) => (host.value.type === 'array' ? [backendOf(host.value.items, host.value.at)] : [])),
  }));
}

function backendOf(items: readonly Item[], at: TextPlace): Backend {
  const text = (name: string): string | undefined => {
    const value = itemOf(items, name)?.value;
    return value?.type === 'string' && value.text !== '' ? value.text : undefined;
  };
  const host = text('host');
  const isPath = host?.startsWith('/') === true;
  const socket = text('socket') ?? (isPath ? host : undefined);
  const isSpawned = itemOf(items, 'bin-path') !== undefined;
  const port = itemOf(items, 'port')?.value;
  const number = port === undefined ? undefined : numberOf(port, 65535);
  const unknown = port?.type === 'unknown' || itemOf(items, 'host')?.value.type === 'unknown';
  const sends = itemOf(items, 'x-sendfile') ?? itemOf(items, 'allow-x-send-file');
  return {
    at, items, socket, isSpawned,
    host: socket === undefined && !unknown ? host ?? (isSpawned ? '127.0.0.1' : undefined) : undefined,
    port: socket === undefined && !unknown ? number || 80 : undefined,
    sendsFiles: sends !== undefined && booleanOf(sends.value) === true,
  };
}

/** The first thing that lighttpd refuses about the backends of a key whose value has the right outer shape. */
export function serverProblem(name: string, data: Data): ServerProblem | undefined {
  if (data.type !== 'array') return undefined;
  for (const extension of data.items) {
    if (extension.value.type !== 'array') continue;
    for (const host of extension.value.items) {
      const problem = hostProblem(name, host);
      if (problem !== undefined) return problem;
    }
  }
  return undefined;
}

function hostProblem(name: string, { key, at, value }: Item): ServerProblem | undefined {
  if (value.type === 'unknown') return undefined;
  if (value.type !== 'array' || value.items.some((item) => item.key === undefined)) {
    return { at, kind: 'shape', message: `unexpected value for gw.server near [${key ?? ''}](string); expected ( "ext" => ( "backend-label" => ( "key" => "value" )))` };
  }
  for (const item of value.items) {
    const type = HOST_KEYS[item.key!.toLowerCase()]?.type;
    const message = type === undefined ? undefined : wrongType(item.key!, type, item.value);
    if (message !== undefined) return { at: item.at, kind: 'type', message };
  }
  const docroot = itemOf(value.items, 'x-sendfile-docroot');
  const relative = stringList(docroot?.value)?.find((path) => !path.startsWith('/'));
  if (relative !== undefined) return { at: docroot!.at, kind: 'type', message: `x-sendfile-docroot paths must begin with '/'; invalid: "${relative}"` };
  if (value.items.some((item) => item.value.type === 'unknown')) return undefined;
  return targetProblem(name, value.items, value.at);
}

// sockaddr_un has room for 108 bytes.
const LONGEST_SOCKET = 105;

function targetProblem(name: string, items: readonly Item[], at: TextPlace): ServerProblem | undefined {
  const text = (key: string): string => {
    const value = itemOf(items, key)?.value;
    return value?.type === 'string' ? value.text : '';
  };
  const port = itemOf(items, 'port')?.value;
  const number = port === undefined ? 0 : numberOf(port, 65535) ?? 0;
  if ((text('host') !== '' || number !== 0) && text('socket') !== '') return { at, kind: 'target', message: `either host/port or socket have to be set in: ${name}` };
  const socket = text('socket') !== '' ? text('socket') : text('host').startsWith('/') ? text('host') : '';
  if (socket !== '') return socket.length > LONGEST_SOCKET ? { at, kind: 'target', message: `unixsocket is too long in: ${name}` } : undefined;
  if (text('host') === '' && text('bin-path') === '') return { at, kind: 'target', message: `host or bin-path have to be set in: ${name}` };
  const mode = itemOf(items, 'mode');
  return name === 'proxy.server' && text('mode') === 'authorizer'
    ? { at: mode!.at, kind: 'mode', message: 'proxy.server must not define any hosts with attribute "mode" = "authorizer"' }
    : undefined;
}
