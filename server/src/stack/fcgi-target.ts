/** Where a FastCGI request of httpd goes, and which addresses of PHP-FPM that is. */

export type FcgiTarget =
  | { readonly kind: 'socket'; readonly path: string }
  /** Of an IPv6 address the brackets are taken off. */
  | { readonly kind: 'port'; readonly host: string; readonly port: number };

/** ap_proxy_determine_connection: what mod_proxy_fcgi takes without a port (proxy_fcgi_canon). */
const DEFAULT_PORT = 8000;

/**
 * Reads the target of a `proxy:` handler, of ProxyPass or of BalancerMember, without the word `proxy:`.
 * Undefined for another protocol, for a worker that only its name makes, and for a target that each request tells anew.
 */
export function fcgiTarget(url: string): FcgiTarget | undefined {
  const socket = /^unix:([^|]*)\|(?:fcgi|FCGI):/.exec(url);
  if (socket !== null) return /[%$]/.test(socket[1]!) ? undefined : { kind: 'socket', path: socket[1]! };
  const address = /^fcgi:\/\/(?:\[([0-9a-f:.]+)\]|([^:/?$%]+))(?::(\d+))?(?:\/|$)/i.exec(url);
  if (address === null) return undefined;
  return { kind: 'port', host: (address[1] ?? address[2]!).toLowerCase(), port: address[3] === undefined ? DEFAULT_PORT : Number(address[3]) };
}

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|::1|0\.0\.0\.0|::)$/;

/** Whether a target lies on this machine. */
export function isLocal(target: FcgiTarget): boolean {
  return target.kind === 'socket' || LOCAL.test(target.host);
}

/** Whether a pool that listens at `listen`, its path completed, gets what is sent to a target. */
export function listensAt(listen: string, target: FcgiTarget): boolean {
  if (target.kind === 'socket') return plain(listen) === plain(target.path);
  const [, host = '', port] = /^(?:(.*):)?(\d+)$/.exec(listen) ?? [];
  if (port === undefined || Number(port) !== target.port) return false;
  const own = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return ['', '*', '0.0.0.0', '::'].includes(own) || own === target.host || (LOCAL.test(own) && LOCAL.test(target.host));
}

/** `/var/run` is `/run` on every system that has both. */
function plain(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/^\/var\/run\//, '/run/');
}

/** As an administrator says it: the path, or address and port. */
export function targetWords(target: FcgiTarget): string {
  return target.kind === 'socket' ? target.path : `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
}

/** The target of a pool as mod_proxy writes it. */
export function targetOfListen(listen: string): string {
  if (!listen.includes(':') && !/^\d+$/.test(listen)) return `unix:${listen}|fcgi://localhost`;
  const [, host = '', port = ''] = /^(?:(.*):)?(\d+)$/.exec(listen) ?? [];
  return `fcgi://${['', '*', '0.0.0.0', '[::]'].includes(host) ? '127.0.0.1' : host}:${port}`;
}
