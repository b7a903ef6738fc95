/** The name and port that httpd puts into URLs of its own: ap_get_server_name and ap_get_server_port (server/core.c). */
import type { Applied } from './applied';
import { matchesName } from './name-match';
import type { Request } from './request';
import type { Inquiry } from './inquiry';
import type { Server } from './servers';

/** Without brackets; undefined: httpd asks the machine or its DNS. */
export function publicName({ request, server }: Pick<Inquiry, 'request' | 'server'>, sections: readonly Applied[]): string | undefined {
  const canonical = canonicalName(sections);
  if (canonical === 'dns') return undefined;
  return canonical === 'on' || request.host === undefined ? server.name : hostOf(request);
}

export function publicPort({ request, server }: Pick<Inquiry, 'request' | 'server'>, sections: readonly Applied[]): number {
  const usual = request.scheme === 'https' ? 443 : 80;
  // A client leaves the usual port out of its Host header.
  const sent = request.host === undefined || request.port === usual || canonicalName(sections) === 'on' ? 0 : request.port;
  const physical = lastValue(sections, 'usecanonicalphysicalport') === 'on';
  if (canonicalName(sections) === 'on' && server.port !== 0) return server.port;
  return sent || (physical ? request.port : server.port) || usual;
}

/** fix_hostname (server/vhost.c): lower case, without a final dot. */
function hostOf({ host }: Request): string | undefined {
  return host?.toLowerCase().replace(/\.$/, '');
}

/** ap_matches_request_vhost (server/vhost.c): only the server that answers is asked. */
export function isOwnUrl({ addresses, name, aliases, patterns, port: own }: Server, host: string, port: number): boolean {
  const lower = host.toLowerCase();
  if (addresses.some((address) => (address.port === 0 || address.port === port) && address.host.toLowerCase() === lower)) return true;
  if (port !== own) return false;
  return [name, ...aliases].some((each) => each?.toLowerCase() === lower) || patterns.some((pattern) => matchesName(lower, pattern));
}

function canonicalName(sections: readonly Applied[]): string {
  return lastValue(sections, 'usecanonicalname') ?? 'off';
}

function lastValue(sections: readonly Applied[], key: string): string | undefined {
  return sections.flatMap(({ directives }) => directives).filter((node) => node.key === key).at(-1)?.words[0]?.value.toLowerCase();
}
