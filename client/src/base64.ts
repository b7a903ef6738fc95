// Bytes as text for a JSON message. Node and browsers share only btoa, which takes one character per byte.

/** Base64 of any bytes; in pieces, because a call takes a limited number of arguments. */
export function toBase64(bytes: Uint8Array): string {
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
}
