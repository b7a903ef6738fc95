/** Addresses with ports, as apr_parse_addr_port reads them; no name is ever resolved. */

export interface AddressPort {
  readonly host: string | undefined;
  /** 0 where none is named. */
  readonly port: number;
}

/**
 * Follows apr_parse_addr_port (apr, network_io/unix/sockaddr.c): digits alone are a port; digits at the end behind a colon are
 * one too; brackets hold IPv6.
 *
 * @returns undefined where APR says EINVAL
 */
export function parseAddressPort(text: string): AddressPort | undefined {
  const digits = /\d*$/.exec(text)![0];
  const before = text.slice(0, text.length - digits.length);
  if (before === '') {
    const port = Number(digits);
    return port < 1 || port > 65535 ? undefined : { host: undefined, port };
  }
  let rest = text;
  let port = 0;
  if (before.endsWith(':') && digits !== '') {
    if (before === ':') return undefined;
    port = Number(digits);
    if (port < 1 || port > 65535) return undefined;
    rest = before.slice(0, -1);
  }
  if (!rest.startsWith('[')) return { host: rest, port };
  return rest.endsWith(']') && rest.length > 2 ? { host: rest.slice(1, -1), port } : undefined;
}

/**
 * Whether a resolver could know a host: an address, or a name, which nobody looks up here. Numbers with dots between them are an address or nothing:
 * no name of a host ends in a number (getaddrinfo reads them like inet_aton: one to four parts, octal behind a zero, the last fills the rest).
 */
export function canResolve(host: string): boolean {
  if (host.includes(':')) return /^(?:[^:]*:){2}[^%]*(?:%[\w.-]+)?$/.test(host) && /^[\da-fA-F:.]+(?:%|$)/.test(host);
  if (!/^[\w.-]+$/.test(host)) return false;
  if (!/^[\d.]+$/.test(host)) return true;
  if (/(?:^|\.)0\d*[89]/.test(host)) return false;
  const parts = host.split('.');
  const last = Number(parts.pop());
  return parts.length < 4 && !/^\.|\.\.|\.$/.test(host) && parts.every((part) => Number(part) <= 255) && last < 256 ** (4 - parts.length);
}

/** get_addresses (server/vhost.c): what httpd says to an address of a <VirtualHost>. A host that nobody knows is only warned of. */
export function addressProblem(text: string): string | undefined {
  if (text === '' || text === '*') return undefined;
  const address = parseAddressPort(text.endsWith(':*') ? text.slice(0, -2) : text);
  if (address === undefined) return 'The address or port is invalid';
  return address.host === undefined ? 'Missing address for VirtualHost' : undefined;
}
