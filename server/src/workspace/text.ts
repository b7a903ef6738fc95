/** Bytes ↔ text: UTF-8, else Latin-1, written back as it came. */
declare const TextDecoder: new (label: string, options: { fatal: boolean; ignoreBOM: boolean }) => { decode(bytes: Uint8Array): string };
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

export type Encoding = 'utf-8' | 'latin-1';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Never fails: bytes that are no UTF-8 are read one to one. A byte order mark stays in the text, as httpd sees it. */
export function decode(bytes: Uint8Array): Decoded {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: latin1(bytes), encoding: 'latin-1' };
  }
}

/** The bytes of a text in the encoding it was read in. Characters that Latin-1 lacks make it UTF-8. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === 'utf-8' || /[^\0-\xff]/.test(text)) return new TextEncoder().encode(text);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const CHUNK = 8192;

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return text;
}
