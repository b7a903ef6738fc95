/** Escapes of URLs: ap_os_escape_path and ap_unescape_url (server/util.c). */
import { bytesOf, textOf } from '../byte-text';

/** ap_escape_uri: what is left of a path as it is (T_OS_ESCAPE_PATH, server/gen_test_char.c). */
export function escapeUri(text: string): string {
  return bytesOf(text).replace(/[^A-Za-z0-9$\-_.+!*'(),:;@&=/~]/g, (byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Escapes that are none stay as they are. */
export function unescapeUri(text: string): string {
  return textOf(bytesOf(text).replace(/%([0-9A-Fa-f]{2})/g, (_escape, digits: string) => String.fromCharCode(parseInt(digits, 16))));
}
