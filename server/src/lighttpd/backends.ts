/** All backends of a server, each with what holds where it is used. */
import type { Context, Setting } from './context';
import { extensionsOf, SERVER_KEYS, type Backend, type Extension } from './gateway-servers';
import { isLoaded, type LighttpdServer } from './server';
import { lighttpdKey } from './keys';
import { numberOf, stringList, textOf } from './values';

export interface BackendList {
  readonly context: Context;
  readonly setting: Setting;
  /** `proxy.server` and its like, in lower case. */
  readonly key: string;
  readonly extensions: readonly Extension[];
}

/** The lists of backends whose modules are loaded, or may be. */
export function backendLists(server: LighttpdServer): readonly BackendList[] {
  return server.contexts.flatMap((context) => SERVER_KEYS.flatMap((key) => {
    const setting = context.get(key);
    if (setting === undefined || isLoaded(server.modules, lighttpdKey(key)!) === false) return [];
    return [{ context, setting, key, extensions: extensionsOf(setting.value) }];
  }));
}

export function backendsIn({ extensions }: BackendList): readonly Backend[] {
  return extensions.flatMap(({ backends }) => backends);
}

/** A number that holds in a block; undefined where it is not set, `unknown` where nobody can say. */
export function numberIn(context: Context, name: string, most = 65535): number | undefined | 'unknown' {
  const setting = context.effective(name);
  return setting === undefined ? undefined : numberOf(setting.value, most) ?? 'unknown';
}

/** How a response is passed on: only the two lowest bits are looked at (FDEVENT_STREAM_RESPONSE, _BUFMIN). */
export function streamMode(value: number): 0 | 1 | 2 {
  return (value & 2) !== 0 ? 2 : (value & 1) !== 0 ? 1 : 0;
}

/** Folders for bodies that are too large for memory; undefined: not set, so $TMPDIR or /var/tmp. */
export function spoolFolders(server: LighttpdServer): readonly string[] | undefined {
  return stringList(server.contexts[0]!.get('server.upload-dirs')?.value);
}

/** An address that lighttpd listens on: `undefined` as host is every address. */
export interface Listener {
  readonly host: string | undefined;
  readonly port: number;
}

/** Where lighttpd listens: server.bind with server.port, and each `$SERVER["socket"]` block; undefined where nobody can say. */
export function listeners(server: LighttpdServer): readonly Listener[] | undefined {
  const root = server.contexts[0]!;
  const port = numberIn(root, 'server.port');
  const bind = root.get('server.bind');
  if (port === 'unknown' || bind?.value.type === 'unknown') return undefined;
  const host = textOf(bind?.value);
  const found: Listener[] = host?.startsWith('/') === true ? [] : [{ host: host === '' ? undefined : host, port: port || 80 }];
  for (const { condition } of server.contexts) {
    if (condition?.key !== 'socket' || condition.operator !== '==' || condition.value === undefined) continue;
    const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(condition.value);
    if (match === null || condition.value.startsWith('/')) continue;
    const name = match[1]!.replace(/^\[|\]$/g, '');
    found.push({ host: name === '' || name === '::' || name === '0.0.0.0' ? undefined : name, port: Number(match[2] ?? (port || 80)) });
  }
  return found;
}

/** Whether a host is this machine. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d+){3}$/.test(host);
}
