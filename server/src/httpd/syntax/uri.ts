/** Addresses as APR takes them apart: little is wrong to it. Follows apr_uri_parse (apr-util, uri/apr_uri.c). */

export interface Uri {
  readonly scheme: string | undefined;
  /** Without brackets; undefined where there is no `//`. */
  readonly host: string | undefined;
  /** The digits after the colon, empty for a bare colon. */
  readonly port: string | undefined;
  /** Whatever follows the host: path, query, fragment. */
  readonly rest: string;
}

const WITH_HOST = /^(?:([a-z][a-z0-9+.-]*):)?\/\/([^/?#]*)([^]*)$/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
/** Without a scheme no colon may stand before the first slash, not even behind a question mark. */
const COLON_IN_FIRST_PART = /^[^/]*:/;

/**
 * The parts of an address; undefined where APR cannot parse it: a bracket that never closes, a port with other characters than digits, a colon
 * behind what is no scheme. A scheme without `//` is left in the rest.
 */
export function parseUri(text: string): Uri | undefined {
  const match = WITH_HOST.exec(text);
  if (match === null && !SCHEME.test(text) && COLON_IN_FIRST_PART.test(text)) return undefined;
  if (match === null) return { scheme: undefined, host: undefined, port: undefined, rest: text };
  const [, scheme, info = '', rest = ''] = match;
  const address = info.slice(info.lastIndexOf('@') + 1);
  let host = address;
  let port: string | undefined;
  if (address.startsWith('[')) {
    const close = address.indexOf(']');
    if (close < 0) return undefined;
    host = address.slice(1, close);
    port = address.charAt(close + 1) === ':' ? address.slice(close + 2) : undefined;
  } else {
    const colon = address.indexOf(':');
    if (colon >= 0) {
      host = address.slice(0, colon);
      port = address.slice(colon + 1);
    }
  }
  if (port !== undefined && port !== '' && !/^\s*[-+]?\d+$/.test(port)) return undefined;
  return { scheme, host, port, rest };
}
