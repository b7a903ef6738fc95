/** Patterns of mod_sed's own sed, as sed_compile (modules/filters/regexp.c) reads them: nothing that PCRE2 knows is asked. */

/** What became of a pattern. `next` is the offset behind its closing delimiter. */
export type SedPattern =
  | { readonly kind: 'pattern'; readonly next: number; readonly groups: number }
  /** Nothing between the delimiters: the last pattern is meant. */
  | { readonly kind: 'empty'; readonly next: number }
  | { readonly kind: 'wrong'; readonly message: string };

const MOST_GROUPS = 9;
/** The largest number between braces, plus one. */
const RANGE_LIMIT = 255;

type Range = { readonly next: number } | { readonly message: string };

const END_OF_TEXT = '';

/**
 * Reads a pattern. In: the program, the offset of its first character, the delimiter that ends it. A program that ends within the pattern is
 * read on by httpd in the memory behind it until its buffer is full; that is an error here.
 */
export function readSedPattern(program: string, from: number, delimiter: string): SedPattern {
  let at = from;
  const take = (): string => program.charAt(at++);
  if (program.charAt(at) === delimiter) return { kind: 'empty', next: at + 1 };
  if (program.charAt(at) === '^') at += 1;
  const first = at;
  let groups = 0;
  let open = 0;
  let closed = 0;
  for (;;) {
    const start = at;
    const sign = take();
    if (sign === delimiter) return open > 0 ? wrong('\\( \\) imbalance') : { kind: 'pattern', next: at, groups };
    if (sign === END_OF_TEXT) return wrong('too much command text');
    if (sign === '[') {
      const next = behindBrackets(program, at);
      if (next === undefined) return wrong('[ ] imbalance');
      at = next;
    } else if (sign === '\\') {
      const escaped = take();
      if (escaped === '(') {
        if (groups >= MOST_GROUPS) return wrong('Too many \\(');
        groups += 1;
        open += 1;
      } else if (escaped === ')') {
        if (open === 0) return wrong('\\( \\) imbalance');
        open -= 1;
        closed += 1;
      } else if (escaped === '{' && start > first) {
        const range = readRange(program, at);
        if ('message' in range) return wrong(range.message);
        at = range.next;
      } else if (/[1-9]/.test(escaped) && Number(escaped) > closed) {
        return wrong("``\\digit'' out of range");
      }
    }
  }
}

function wrong(message: string): SedPattern {
  return { kind: 'wrong', message };
}

/** The offset behind `]`; the first character is never the closing one, and `-` before it is a character. */
function behindBrackets(program: string, from: number): number | undefined {
  let at = from + (program.charAt(from) === '^' ? 1 : 0);
  let last = false;
  for (;;) {
    const sign = program.charAt(at++);
    if (sign === END_OF_TEXT) return undefined;
    if (sign === '-' && last) {
      const to = program.charAt(at++);
      if (to === ']') return at;
      if (to === END_OF_TEXT) return undefined;
    }
    last = true;
    if (program.charAt(at) === ']') return at + 1;
  }
}

/** What stands behind `\{`: one number, `n,` or `n,m`, then `\}`. */
function readRange(program: string, from: number): Range {
  let at = from;
  const numbers: number[] = [];
  for (;;) {
    const digits = /^\d+/.exec(program.slice(at))?.[0];
    if (digits === undefined) return { message: 'Bad number' };
    at += digits.length;
    const end = program.charAt(at++);
    if (end !== '\\' && end !== ',') return { message: 'Bad number' };
    if (Number(digits) >= RANGE_LIMIT) return { message: 'Range endpoint too large' };
    numbers.push(Number(digits));
    if (end === ',') {
      if (numbers.length > 1) return { message: 'More than 2 numbers given in \\{ \\}' };
      if (program.charAt(at) !== '\\') continue;
      at += 1;
      numbers.push(RANGE_LIMIT);
    }
    if (program.charAt(at) !== '}') return { message: '} expected after \\' };
    if (numbers.length > 1 && numbers[1]! < numbers[0]!) return { message: 'First number exceeds second in \\{ \\}' };
    return { next: at + 1 };
  }
}
