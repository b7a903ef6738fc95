/**
 * Connections of the gateway to its servers, against the requests that httpd can give it at once. The guides disagree about
 * Maximum_Server_Connections: that of Caché's days counts it in each child process, that of today once for the whole gateway.
 */
import type { OpenedText } from '../base/reading';
import { iniOf, type IniEntry, type IniSection } from '../gateway/ini';
import { entryOf, gatewayIni, numberOf } from '../gateway/model';
import { aroundOf, type Around } from './around';
import { capacityShape } from './capacity';
import type { MpmPicture } from './mpm';

export interface ConnectionCount {
  /** Requests that one child can give to the gateway at once. */
  readonly threads: number;
  readonly processes: number;
  /** Requests at once in all. */
  readonly capacity: number;
  /** Connections of one child at most, where the limit counts in each child. */
  readonly perProcess: number;
  /** Connections in all where the limit counts in each child. */
  readonly inAllPerProcess: number;
  /** Connections in all where the limit counts once. */
  readonly inAll: number;
}

/** Keys of the directives that rules about state in the children and about the gateway ask the stack for. */
export const GATEWAY_KEYS: readonly string[] = [
  'timeout', 'keepalive', 'csp', 'cspmaxpoolednsdconnections', 'proxypass', 'proxypassmatch', 'rewriterule',
];

/** MAX_CONNECTIONS unless CSP.ini sets it. */
const DEFAULT_CONNECTIONS = 1024;

/**
 * @param limit Maximum_Server_Connections; undefined: not set
 * @param most MAX_CONNECTIONS
 */
export function connectionCount(shape: { readonly threads: number; readonly processes: number; readonly capacity: number }, limit: number | undefined, most = DEFAULT_CONNECTIONS): ConnectionCount {
  const { threads, processes, capacity } = shape;
  const perProcess = Math.min(limit ?? threads, threads);
  return { threads, processes, capacity, perProcess, inAllPerProcess: Math.min(perProcess * processes, capacity, most), inAll: Math.min(limit ?? capacity, capacity, most) };
}

/** A server of a CSP.ini around httpd, with its limit. */
export interface GatewayServer {
  readonly opened: OpenedText;
  readonly section: IniSection;
  readonly limit: IniEntry | undefined;
  readonly count: ConnectionCount;
}

/** The servers of all CSP.ini files of the host. */
export function gatewayServers(around: Around, { effective }: MpmPicture): readonly GatewayServer[] {
  const shape = capacityShape(effective);
  return aroundOf(around, 'csp-ini').flatMap((opened) => {
    const ini = gatewayIni(iniOf(opened.source));
    const most = numberOf(entryOf(ini.system, 'MAX_CONNECTIONS'));
    return ini.servers.map((section) => {
      const limit = entryOf([section], 'Maximum_Server_Connections');
      return { opened, section, limit, count: connectionCount(shape, numberOf(limit), most) };
    });
  });
}

/** `16 processes × 25 threads: at most 400 requests at once ask the gateway`. */
export function connectionWords({ processes, threads, capacity }: ConnectionCount): string {
  return threads === 1 ? `${processes} processes with one request each ask the gateway for ${capacity} at once` : `${processes} processes with ${threads} threads ask the gateway for ${capacity} at once`;
}
