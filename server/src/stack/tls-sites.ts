/** Which sites of a server are reached by TLS, as far as its own text says. */
import type { ConfigNode } from '../httpd/config/node';
import type { NodeSource } from './mpm';
import { rememberedFor } from './recorder';

/** Directives by which a server hears of TLS that somebody in front of it ends. */
const HINTS = ['remoteipheader', 'remoteipproxyprotocol', 'setenvif', 'setenvifnocase', 'rewritecond', 'requestheader', 'setenv', '<if', '<elseif'];
const REDIRECTS = ['redirect', 'redirectmatch', 'redirectpermanent', 'redirecttemp', 'rewriterule'];

/** Keys of the directives that are asked for. */
export const TLS_KEYS: readonly string[] = ['<virtualhost', 'sslengine', 'listen', ...HINTS, ...REDIRECTS];

/** Whether something says that TLS ends in front of this server: a header of a proxy, or a port that is not meant for browsers. */
export const endsInFront = rememberedFor((source: NodeSource): boolean => {
  if (source.nodes('remoteipheader', 'remoteipproxyprotocol').length > 0) return true;
  if (source.nodes(...HINTS).some(({ argumentText }) => /forwarded|x-(?:url-)?scheme|front-end-https|\bhttps\b[ "]*(?:=|on\b)/i.test(argumentText))) return true;
  return source.nodes('listen').some(({ words }) => !/(?:^|[:\]])(?:80|443)$/.test(words[0]?.value ?? ''));
});

/** The virtual host that a line stands in; undefined outside of all. */
export function siteOf(node: ConfigNode): ConfigNode | undefined {
  return [...node.ancestors()].find(({ key }) => key === '<virtualhost');
}

export interface TlsSites {
  /** Virtual hosts with SSLEngine, or on port 443. */
  readonly encrypted: ReadonlySet<ConfigNode>;
  /** Virtual hosts on port 80 that send nobody on to https. */
  readonly plain: ReadonlySet<ConfigNode>;
  /** Whether any line of the server speaks of TLS. */
  readonly any: boolean;
}

export const tlsSites = rememberedFor((source: NodeSource): TlsSites => {
  const hosts = source.nodes('<virtualhost');
  const engines = source.nodes('sslengine').filter(({ words }) => !/^off$/i.test(words[0]?.value ?? ''));
  const everywhere = engines.some((node) => siteOf(node) === undefined);
  const isPort = (host: ConfigNode, port: string): boolean => host.words.some(({ value }) => value.replace(/>$/, '').endsWith(`:${port}`));
  const encrypted = new Set(hosts.filter((host) => everywhere || isPort(host, '443') || engines.some((node) => siteOf(node) === host)));
  const redirecting = new Set(source.nodes(...REDIRECTS).filter(({ argumentText }) => /https:/i.test(argumentText)).map(siteOf));
  const plain = new Set(hosts.filter((host) => !encrypted.has(host) && isPort(host, '80') && !redirecting.has(host) && !redirecting.has(undefined)));
  return { encrypted, plain, any: everywhere || encrypted.size > 0 || engines.length > 0 };
});
