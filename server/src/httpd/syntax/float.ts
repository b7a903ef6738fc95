const BLANKS = /^[ \t\n\v\f\r]*/;
const DECIMAL = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e[+-]?[0-9]+)?/i;
const HEXADECIMAL = /^([+-]?)0x(?:([0-9a-f]+)\.?([0-9a-f]*)|\.([0-9a-f]+))(?:p([+-]?[0-9]+))?/i;
const NAMED = /^([+-]?)(?:(inf(?:inity)?)|nan(?:\([0-9a-z_]*\))?)/i;

/** The outcome of C's `strtod`. */
export interface DoubleReading {
  readonly value: number;
  /** True when nothing is left behind the number; blanks behind it count as left over. */
  readonly whole: boolean;
}

/**
 * Reads a word as `strtod` does in the C locale: decimal, hexadecimal, `inf` and `nan`, blanks only in front.
 *
 * @returns the value and whether the whole word was used; 0 and false for a word that is no number
 */
export function parseDouble(text: string): DoubleReading {
  const body = text.slice(BLANKS.exec(text)?.[0].length ?? 0);
  const hexadecimal = HEXADECIMAL.exec(body);
  if (hexadecimal !== null) return { value: hexValue(hexadecimal), whole: hexadecimal[0].length === body.length };
  const decimal = DECIMAL.exec(body);
  if (decimal !== null) return { value: Number(decimal[0]), whole: decimal[0].length === body.length };
  const named = NAMED.exec(body);
  if (named === null) return { value: 0, whole: text === '' };
  const size = named[2] === undefined ? Number.NaN : Number.POSITIVE_INFINITY;
  return { value: named[1] === '-' ? -size : size, whole: named[0].length === body.length };
}

function hexValue([, sign, integer = '', fraction = '', only = '', exponent = '0']: RegExpExecArray): number {
  const behindPoint = fraction + only;
  const digits = Number(BigInt(`0x${integer}${behindPoint}`));
  const value = digits * 2 ** (Number(exponent) - 4 * behindPoint.length);
  return sign === '-' ? -value : value;
}

/** Why httpd refuses the word after AsyncRequestWorkerFactor. */
export type FactorProblem = 'not-a-number' | 'not-positive';

/**
 * Reads a word as AsyncRequestWorkerFactor does (`set_worker_factor` in server/mpm/event/event.c).
 *
 * @returns the factor as written (`nan` and `inf` pass), or the reason of the refusal
 */
export function parseFactor(text: string): number | FactorProblem {
  const { value, whole } = parseDouble(text);
  if (!whole) return 'not-a-number';
  return value <= 0 ? 'not-positive' : value;
}
