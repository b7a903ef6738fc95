/** Numbers of ini values: `a | b`, `a & b`, `a ^ b`, `~a`, `!a` (`zend_ini_do_op`, Zend/zend_ini_parser.y). */

const LARGEST = 2n ** 63n - 1n;

/** `ZEND_STRTOL` in base 10, cut to the 32 bits that `zend_ini_do_op` keeps. */
function integerOf(text: string): number {
  const digits = /^[ \t\n\r\v\f]*([+-]?\d+)/.exec(text)?.[1];
  if (digits === undefined) return 0;
  const value = BigInt(digits.replace(/^\+/, ''));
  const bounded = value > LARGEST ? LARGEST : value < -LARGEST - 1n ? -LARGEST - 1n : value;
  return Number(BigInt.asIntN(32, bounded));
}

/** Both operands are read as numbers, text is 0: `a|b` is `0`. */
export function combined(operator: string, left: string, right: string): string {
  const [first, second] = [integerOf(left), integerOf(right)];
  return String(operator === '|' ? first | second : operator === '&' ? first & second : first ^ second);
}

export function inverted(operator: string, operand: string): string {
  const value = integerOf(operand);
  return String(operator === '~' ? ~value : value === 0 ? 1 : 0);
}
