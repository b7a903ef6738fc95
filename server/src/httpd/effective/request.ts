/** A request as far as it decides which configuration applies, and its path as httpd reads it. */
import { bytesOf, textOf } from './byte-text';

export interface Request {
  readonly scheme: 'http' | 'https';
  /** As it is sent, without a port; undefined where no Host is sent. */
  readonly host: string | undefined;
  /** The port of the connection; what a Host header says of it changes nothing (update_server_from_aliases, server/vhost.c). */
  readonly port: number;
  /** The server's address that the connection came in on, where it is known. */
  readonly address?: string;
  /** As it is sent, with its escapes. */
  readonly path: string;
  /** Without the question mark; undefined: none. */
  readonly query: string | undefined;
  readonly method: string;
}

/**
 * Reads a URL, or a path for a request without a Host.
 *
 * @param port the port of a path without a host
 * @returns a sentence where it is neither
 */
export function readRequest(url: string, port = 80, method = 'GET'): Request | string {
  const text = url.trim();
  const match = /^(?:(https?):\/\/(\[[0-9A-Fa-f:.]+\]|[^/?#:@[\]\s]+)(?::(\d{1,5}))?)?(\/[^?#]*)?(?:\?([^#]*))?(?:#.*)?$/i.exec(text);
  if (match === null || (match[1] === undefined && match[4] === undefined)) return `${url} is neither a URL (http://host/path) nor a path (/path)`;
  const scheme = match[1]?.toLowerCase() === 'https' ? 'https' : 'http';
  const number = match[3] === undefined ? (match[1] === undefined ? port : scheme === 'https' ? 443 : 80) : Number(match[3]);
  if (number < 1 || number > 65_535) return `${String(number)} is no port`;
  const host = match[2]?.replace(/^\[(.*)\]$/, '$1');
  return { scheme, host, port: number, path: match[4] ?? '/', query: match[5], method };
}

/** A path that httpd goes on with, or the status it answers at once. */
export type ReadPath = { readonly path: string } | { readonly status: number; readonly why: string };

/**
 * ap_normalize_path and ap_unescape_url_ex as ap_process_request_internal calls them (server/request.c): escapes are read once,
 * `.` and `..` go, slashes in a row are one. An escaped slash is 404 unless AllowEncodedSlashes says otherwise.
 *
 * @param slashes AllowEncodedSlashes: refused, read as a slash, or left as it is
 */
export function readPath(path: string, mergeSlashes = true, slashes: 'off' | 'on' | 'nodecode' = 'off'): ReadPath {
  const escapes = path.match(/%(?![0-9A-Fa-f]{2})/);
  const kept: string[] = [];
  // Slashes at the beginning are one in any case (ap_parse_uri, server/protocol.c).
  const plain = bytesOf(path).replace(/^\/+/, '/').replace(/%([0-9A-Fa-f]{2})/g, (escape, digits: string) => {
    const character = String.fromCharCode(parseInt(digits, 16));
    return /[\w.~-]/.test(character) ? character : escape;
  });
  if (escapes !== null) return { status: 400, why: 'a percent sign without two hexadecimal digits' };
  const parts = plain.slice(1).split('/');
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    if (part === '..') {
      if (kept.length === 0) return { status: 400, why: 'the path leads above the root' };
      kept.pop();
      if (last) kept.push('');
    } else if (part === '.') {
      if (last) kept.push('');
    } else if (part !== '' || last || !mergeSlashes) kept.push(part);
  }
  return unescape(`/${kept.join('/')}`, slashes);
}

function unescape(path: string, slashes: 'off' | 'on' | 'nodecode'): ReadPath {
  let refused: string | undefined;
  let bytes = '';
  for (let at = 0; at < path.length; at++) {
    if (path[at] !== '%') {
      bytes += path[at]!;
      continue;
    }
    const code = parseInt(path.slice(at + 1, at + 3), 16);
    at += 2;
    if (code === 0) refused = 'an escaped NUL';
    else if (code === 0x2f && slashes === 'off') refused = 'an escaped slash; AllowEncodedSlashes is off';
    bytes += code === 0x2f && slashes === 'nodecode' ? '%2F' : String.fromCharCode(code);
  }
  return refused === undefined ? { path: textOf(bytes) } : { status: 404, why: refused };
}
