/** Numbers as PHP reads them from ini values. */

export interface Quantity {
  readonly value: bigint;
  /** What PHP passes over, with a warning since 8.2. */
  readonly complaint?: 'no-digits' | 'characters-ignored' | 'unknown-suffix' | 'overflow';
  /** The suffix that counted. */
  readonly suffix?: 'k' | 'm' | 'g';
}

const FACTORS: Readonly<Record<string, bigint>> = { k: 1n << 10n, m: 1n << 20n, g: 1n << 30n };
const LARGEST = (1n << 63n) - 1n;

/**
 * `zend_ini_parse_quantity` (Zend/zend_ini.c): the last character decides about the suffix, whatever stands between it and the digits
 * is dropped. `8MB` is 8 bytes, `1.5G` is 1 G. A leading 0 makes it octal, `0x` hexadecimal.
 * @param version before 8.2 there were no `0b` and `0o`
 */
export function quantityOf(text: string, version: number): Quantity {
  const trimmed = text.replace(/^[ \t\n\r\v\f]+|[ \t\n\r\v\f]+$/g, '');
  if (trimmed === '') return { value: 0n };
  const { digits, base, length } = leadingNumber(trimmed, version);
  if (digits === '') return { value: 0n, complaint: 'no-digits' };
  const negative = trimmed.startsWith('-');
  const whole = [...digits].reduce((sum, digit) => sum * BigInt(base) + BigInt(parseInt(digit, 36)), 0n);
  const bounded = whole > LARGEST ? LARGEST : whole;
  const rest = trimmed.slice(length).trimStart();
  const last = trimmed.at(-1)!.toLowerCase();
  const factor = rest === '' ? undefined : FACTORS[last];
  const value = BigInt.asIntN(64, (negative ? -bounded : bounded) * (factor ?? 1n));
  const complaint = whole > LARGEST || value !== (negative ? -whole : whole) * (factor ?? 1n) ? 'overflow'
    : rest === '' || rest.length === 1 && factor !== undefined ? undefined
    : factor === undefined ? 'unknown-suffix' : 'characters-ignored';
  return { value, ...(complaint === undefined ? {} : { complaint }), ...(factor === undefined ? {} : { suffix: last as 'k' | 'm' | 'g' }) };
}

function leadingNumber(text: string, version: number): { readonly digits: string; readonly base: number; readonly length: number } {
  const sign = /^[+-]?/.exec(text)![0];
  const rest = text.slice(sign.length);
  const forms: readonly (readonly [RegExp, number, number])[] = [
    [/^0[xX]([0-9a-fA-F]+)/, 16, 2],
    ...(version >= 802 ? [[/^0[oO]([0-7]+)/, 8, 2], [/^0[bB]([01]+)/, 2, 2]] as const : []),
    [/^0([0-7]*)/, 8, 1], [/^(\d+)/, 10, 0],
  ];
  for (const [pattern, base, lead] of forms) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const digits = match[1] === '' && lead === 1 ? '0' : match[1]!;
    return { digits, base, length: sign.length + match[0].length };
  }
  return { digits: '', base: 10, length: sign.length };
}

/** `atol`: decimal digits from the beginning, 0 without any. */
export function plainNumber(text: string): number {
  return Number(/^[ \t\n\r\v\f]*([+-]?\d+)/.exec(text)?.[1] ?? 0);
}

/** Bytes in words for people: `8 bytes`, `128 MB`. */
export function bytesText(bytes: bigint): string {
  for (const [unit, factor] of [['GB', 1n << 30n], ['MB', 1n << 20n], ['KB', 1n << 10n]] as const) {
    if (bytes >= factor && bytes % factor === 0n) return `${bytes / factor} ${unit}`;
  }
  return bytes === 1n ? '1 byte' : `${bytes} bytes`;
}
