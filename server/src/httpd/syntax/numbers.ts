/**
 * How httpd turns the word after an MPM directive into a number. It uses the C library directly, so a word is never
 * refused for what follows its digits; only a few handlers look at the result.
 */

/** What C's white space test accepts in the C locale: skipped in front of every number. */
const BLANKS = '[ \\t\\n\\v\\f\\r]*';
const INTEGER = new RegExp(`^${BLANKS}([+-]?[0-9]+)`);

const LONG_MAX = { 32: 2n ** 31n - 1n, 64: 2n ** 63n - 1n } as const;
const LONG_MIN = { 32: -(2n ** 31n), 64: -(2n ** 63n) } as const;

/** Bits of a C `long`: 64 on Linux, macOS and the BSDs, 32 on Windows and on 32-bit systems. */
export type LongBits = 32 | 64;

/** The outcome of C's `strtol(word, NULL, 10)`. */
export interface LongReading {
  /** Saturated at the borders of a `long`; 0 when no digit was found. */
  readonly value: bigint;
  /** True when the text meant a number outside a `long` (C sets ERANGE). */
  readonly outOfRange: boolean;
  /** Number of UTF-16 units that were used, blanks and sign included; 0 when there was no number. */
  readonly used: number;
}

/**
 * Reads a word as `strtol` with base 10 does: blanks, an optional sign, ASCII digits, and the rest ignored.
 *
 * @param text the word after httpd's own unquoting
 * @param longBits the width of `long` of the server's platform
 * @returns the reading; a word without digits is not an error but 0
 */
export function parseLong(text: string, longBits: LongBits = 64): LongReading {
  const match = INTEGER.exec(text);
  if (match === null) return { value: 0n, outOfRange: false, used: 0 };
  const meant = BigInt((match[1] ?? '').replace('+', ''));
  const used = match[0].length;
  if (meant > LONG_MAX[longBits]) return { value: LONG_MAX[longBits], outOfRange: true, used };
  if (meant < LONG_MIN[longBits]) return { value: LONG_MIN[longBits], outOfRange: true, used };
  return { value: meant, outOfRange: false, used };
}

/**
 * Reads a word as `atoi` does: the `long` of `parseLong`, cut to its low 32 bits as a signed number. This is how
 * nearly every number of the MPMs is read (`set_max_workers`, `set_threads_per_child`, ... in server/mpm).
 *
 * @returns an integer from -2147483648 to 2147483647; 0 for a word without digits
 */
export function parseAtoi(text: string, longBits: LongBits = 64): number {
  return Number(BigInt.asIntN(32, parseLong(text, longBits).value));
}

/**
 * Reads a word as ListenBacklog, ListenCoresBucketsRatio and ListenTCPDeferAccept do (server/listen.c).
 *
 * @returns the number, or undefined where httpd refuses it: below 1, which includes words without digits
 */
export function parsePositive(text: string, longBits: LongBits = 64): number | undefined {
  const value = parseAtoi(text, longBits);
  return value < 1 ? undefined : value;
}

/**
 * Reads a word as SendBufferSize and ReceiveBufferSize do (server/listen.c): bytes, 0 for the system's own size.
 *
 * @returns the number, or undefined where httpd refuses it: below 512 and not 0
 */
export function parseBufferSize(text: string, longBits: LongBits = 64): number | undefined {
  const value = parseAtoi(text, longBits);
  return value < 512 && value !== 0 ? undefined : value;
}

/**
 * Reads a word as MaxMemFree and ThreadStackSize do (server/mpm_common.c).
 *
 * @returns the number, or undefined where httpd refuses it: negative, or outside a `long`
 */
export function parseSize(text: string, longBits: LongBits = 64): bigint | undefined {
  const { value, outOfRange } = parseLong(text, longBits);
  return value < 0n || outOfRange ? undefined : value;
}
