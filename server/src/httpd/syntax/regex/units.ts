/** Text as PCRE2 sees it: bytes, or characters after `(*UTF)`; with the way back to the offsets of the text. */

export interface Units {
  readonly units: readonly number[];
  /** The UTF-16 offset of each unit, and of the end. */
  readonly offsets: readonly number[];
}

/** `latin-1` is for texts of characters below 256 only. */
export function textUnits(text: string, as: 'utf-8' | 'latin-1' | 'characters'): Units {
  const units: number[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    for (const unit of as === 'utf-8' ? utf8(code) : [code]) {
      units.push(unit);
      offsets.push(offset);
    }
    offset += character.length;
  }
  offsets.push(offset);
  return { units, offsets };
}

function utf8(code: number): readonly number[] {
  if (code < 0x80) return [code];
  if (code < 0x800) return [0xc0 | (code >> 6), 0x80 | (code & 63)];
  if (code < 0x10000) return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
  return [0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)];
}
