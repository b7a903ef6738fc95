/** Text as the bytes httpd has: one UTF-16 unit for each byte of its UTF-8. */

/** Patterns of httpd match bytes (no PCRE2_UTF in server/util_pcre.c); text of ASCII is its own. */
export function bytesOf(text: string): string {
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes += character;
    else if (code < 0x800) bytes += String.fromCharCode(0xc0 | code >> 6, 0x80 | code & 63);
    else if (code < 0x10000) bytes += String.fromCharCode(0xe0 | code >> 12, 0x80 | code >> 6 & 63, 0x80 | code & 63);
    else bytes += String.fromCharCode(0xf0 | code >> 18, 0x80 | code >> 12 & 63, 0x80 | code >> 6 & 63, 0x80 | code & 63);
  }
  return bytes;
}

/** The text of bytes; bytes that are no UTF-8 stand for themselves. */
export function textOf(bytes: string): string {
  if (!/[\x80-\xff]/.test(bytes)) return bytes;
  try {
    return decodeURIComponent([...bytes].map((byte) => `%${byte.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''));
  } catch {
    return bytes;
  }
}
