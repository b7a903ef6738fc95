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

/** get_addresses (server/vhost.c): what httpd says to an address of a <VirtualHost>. A host that nobody knows is only warned of. */
export function addressProblem(text: string): string | undefined {
  if (text === '' || text === '*') return undefined;
  const address = parseAddressPort(text.endsWith(':*') ? text.slice(0, -2) : text);
  if (address === undefined) return 'The address or port is invalid';
  return address.host === undefined ? 'Missing address for VirtualHost' : undefined;
}
