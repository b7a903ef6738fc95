/** Options at the very start of a pattern: `(*UTF)`, `(*CRLF)`, `(*LIMIT_MATCH=5)`. Follows pcre2_compile (pcre2_compile.c). */

const WORDS: readonly string[] = [
  'UTF8', 'UTF', 'UCP', 'NOTEMPTY', 'NOTEMPTY_ATSTART', 'NO_AUTO_POSSESS', 'NO_DOTSTAR_ANCHOR', 'NO_JIT', 'NO_START_OPT',
  'CR', 'LF', 'CRLF', 'ANY', 'NUL', 'ANYCRLF', 'BSR_ANYCRLF', 'BSR_UNICODE',
];
const NEWLINES: ReadonlySet<string> = new Set(['CR', 'LF', 'CRLF', 'ANY', 'NUL', 'ANYCRLF']);
const LIMITS: readonly string[] = ['LIMIT_HEAP', 'LIMIT_MATCH', 'LIMIT_DEPTH', 'LIMIT_RECURSION'];
/** Where PCRE2 stops to add up the digits of a limit. */
const BIG = 429_496_728;

export interface Start {
  /** Where the pattern proper begins. */
  readonly end: number;
  readonly utf: boolean;
  readonly newline: string;
  /** A limit without a number: PCRE2 refuses the pattern there. */
  readonly faultAt?: number;
}

/** Reads the options. What is none of them is left to the scanner, which knows verbs. */
export function readStart(text: string): Start {
  let at = 0;
  let utf = false;
  let newline = 'LF';
  for (;;) {
    if (!text.startsWith('(*', at)) return { end: at, utf, newline };
    const word = WORDS.find((each) => text.startsWith(`(*${each})`, at));
    if (word !== undefined) {
      at += word.length + 3;
      utf ||= word === 'UTF' || word === 'UTF8';
      if (NEWLINES.has(word)) newline = word;
      continue;
    }
    const limit = LIMITS.find((each) => text.startsWith(`(*${each}=`, at));
    if (limit === undefined) return { end: at, utf, newline };
    at += limit.length + 3;
    const digits = at;
    for (let value = 0; /[0-9]/.test(text.charAt(at)) && value <= BIG; at++) value = value * 10 + Number(text.charAt(at));
    if (at === digits || text.charAt(at) !== ')') return { end: at, utf, newline, faultAt: at };
    at++;
  }
}

/** For a newline convention: the length of the newline at an index, 0 if there is none. */
export function newlineReader(units: readonly number[], newline: string): (at: number) => number {
  const isCrLf = (at: number): boolean => units[at] === 13 && units[at + 1] === 10;
  switch (newline) {
    case 'CR':
      return (at) => Number(units[at] === 13);
    case 'NUL':
      return (at) => Number(units[at] === 0);
    case 'CRLF':
      return (at) => (isCrLf(at) ? 2 : 0);
    case 'ANYCRLF':
      return (at) => (isCrLf(at) ? 2 : Number(units[at] === 13 || units[at] === 10));
    case 'ANY':
      return (at) => (isCrLf(at) ? 2 : Number([10, 11, 12, 13, 0x85, 0x2028, 0x2029].includes(units[at]!)));
    default:
      return (at) => Number(units[at] === 10);
  }
}
