/** Names of workers and balancers. Follows modules/proxy/proxy_util.c. */
import { parseUri } from '../../syntax/uri';
import type { ConfigNode } from '../node';

/** Whether a name is one of a balancer (ap_proxy_valid_balancer_name with nine characters). */
export function isBalancer(name: string): boolean {
  return /^balancer:/i.test(name);
}

/** The address behind `unix:path|`; undefined where there is none to speak of (ap_proxy_de_socketfy). */
export function withoutSocket(url: string): string | undefined {
  const bar = /^unix:/i.test(url) ? url.indexOf('|') : -1;
  if (bar < 0) return url;
  const address = url.slice(bar + 1);
  const colon = address.indexOf(':');
  if (colon < 0) return undefined;
  const after = address.slice(colon + 1);
  return after === '' ? `${address}//localhost` : after === '//' ? `${address}localhost` : address;
}

const LONGEST_BALANCER = 63;

/** What httpd says when it cannot make a balancer of a name (ap_proxy_define_balancer). */
export function balancerProblem(name: string): string | undefined {
  const colon = name.indexOf(':');
  if (colon < 0 || !/^\/\/[^]/.test(name.slice(colon + 1))) return `Bad syntax for a balancer name (${name})`;
  const bare = balancerKey(name);
  return bare.length > LONGEST_BALANCER ? `balancer name (${bare}) too long` : undefined;
}

/** A balancer's name without its path, lower case: what balancers are told apart by. */
export function balancerKey(name: string): string {
  const start = name.indexOf('://') + 3;
  const slash = name.indexOf('/', start);
  return (slash < 0 ? name : name.slice(0, slash)).toLowerCase();
}

/** In the address of a pattern, `$1` and its like may stand in the port. */
function withoutReferences(address: string): string {
  return address.replace(/^([^]*?:\/\/[^:/]*:[^/]*?)\$\d[^/]*/, '$1');
}

/** What httpd says when it cannot make a worker of an address (ap_proxy_define_worker_ex). */
export function workerProblem(url: string, isMatch: boolean): string | undefined {
  const bar = /^unix:/i.test(url) ? url.indexOf('|') : -1;
  const address = url.slice(bar + 1);
  const uri = parseUri(isMatch ? withoutReferences(address) : address);
  if (uri === undefined) return `Unable to parse URL: ${url}`;
  if (bar >= 0 && uri.scheme === undefined) return /^[^:/?#]+:/.test(address) ? undefined : `URL must be absolute!: ${url}`;
  return uri.scheme === undefined || (bar < 0 && (uri.host ?? '') === '') ? `URL must be absolute!: ${url}` : undefined;
}

const PORTS: Readonly<Record<string, string>> = {
  http: '80', https: '443', ftp: '21', ajp: '8009', fcgi: '8000', scgi: '4000', ws: '80', wss: '443', h2c: '80', h2: '443', uwsgi: '',
};

/** The name of the worker that an address makes; undefined where it makes none. */
function workerName(url: string): string | undefined {
  const address = withoutSocket(url);
  const uri = address === undefined ? undefined : parseUri(address);
  if (uri?.scheme === undefined || uri.host === undefined) return undefined;
  const scheme = uri.scheme.toLowerCase();
  const info = /^[^:/?#]+:\/\/([^/?#]*)/.exec(address!)?.[1]?.toLowerCase() ?? '';
  const standard = uri.port !== undefined && (uri.port === '' || uri.port === PORTS[scheme]);
  return `${scheme}://${standard ? info.replace(/:\d*$/, '') : info}${uri.rest}`;
}

/**
 * Whether the worker of one address serves another one, so that this makes none of its own (ap_proxy_get_worker_ex): its
 * name is the beginning of the other, with at least the host.
 *
 * @param isPattern whether the earlier address is one of ProxyPassMatch, where `$1` stands for anything; undefined: perhaps
 */
export function isServedBy(url: string, earlier: string, isPattern: boolean | undefined): boolean {
  const name = workerName(earlier);
  // A reference in the port: what its name becomes is not followed here.
  if (name === undefined) return isPattern !== false && /:\d*\$\d/.test(earlier);
  const address = withoutSocket(url);
  const host = address === undefined ? '' : /^[^:]*:\/\/[^/]*/.exec(address)?.[0] ?? '';
  if (host === '' || name.length < host.length || name.length > address!.length) return false;
  const text = host.toLowerCase() + address!.slice(host.length);
  if (isPattern !== true && text.startsWith(name)) return true;
  return isPattern !== false && patternOf(name).test(text);
}

/** ap_proxy_strcmp_ematch: references match anything, a backslash takes the next character as it is. */
function patternOf(name: string): RegExp {
  const literal = (text: string): string => text.replace(/\\([^])/g, '$1').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${name.split(/(?:\$\d)+/).map(literal).join('[^]*?')}`);
}

/** The virtual host a directive belongs to; undefined: the main server. Each has workers and balancers of its own. */
export function hostOf(node: ConfigNode): ConfigNode | undefined {
  for (const ancestor of node.ancestors()) if (ancestor.key === '<virtualhost') return ancestor;
  return undefined;
}
