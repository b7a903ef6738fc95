/** Numbers and names inside patterns. Follows read_number, read_repeat_counts and read_name (pcre2_compile.c). */
import { UNLIMITED } from './item';
import { fail, isDigit, isWordUnit, peek, type Scan } from './state';

export const MAX_GROUP = 65_535;
const MAX_COUNT = 65_535;
const MAX_NAME = 32;

/**
 * Reads digits at the reading position; with `relative` also `+n` and `-n`, counted from the last group so far.
 * Undefined: there is no number, or it is refused (then `scan.fault` is set). The position moves only over what was read.
 */
export function readNumber(scan: Scan, relative: boolean, max: number, tooBig: number): number | undefined {
  const start = scan.at;
  let sign = 0;
  let limit = max;
  if (relative && (peek(scan) === 43 || peek(scan) === 45)) {
    sign = peek(scan) === 43 ? 1 : -1;
    if (sign > 0) limit -= scan.groups;
    scan.at++;
  }
  if (!isDigit(peek(scan))) {
    scan.at = start;
    return undefined;
  }
  let number = 0;
  while (isDigit(peek(scan))) {
    number = number * 10 + peek(scan) - 48;
    scan.at++;
    if (number > limit) return void fail(scan, tooBig);
  }
  if (sign === 0) return number;
  if (number === 0) return void fail(scan, 26);
  if (sign > 0) return number + scan.groups;
  if (number > scan.groups) return void fail(scan, 15);
  return scan.groups + 1 - number;
}

/** Where the braces at `at` (behind the `{`) end if they are a quantifier by their form; undefined if they are text. */
export function quantifierEnd(scan: Scan, at: number): number | undefined {
  let comma = false;
  for (let i = at; ; i++) {
    const unit = scan.units[i] ?? -1;
    if (isDigit(unit)) continue;
    if (unit === 125) return isDigit(scan.units[at] ?? -1) ? i + 1 : undefined;
    if (unit !== 44 || comma) return undefined;
    comma = true;
  }
}

/** Reads `n}`, `n,}` or `n,m}` behind a `{`. Undefined: it is text, or refused (`scan.fault`). */
export function readCounts(scan: Scan): { readonly min: number; readonly max: number } | undefined {
  if (quantifierEnd(scan, scan.at) === undefined) return undefined;
  const min = readNumber(scan, false, MAX_COUNT, 5);
  if (min === undefined) return undefined;
  let max = min;
  if (peek(scan) === 44) {
    scan.at++;
    max = UNLIMITED;
    if (peek(scan) !== 125) {
      const read = readNumber(scan, false, MAX_COUNT, 5);
      if (read === undefined) return undefined;
      max = read;
    }
    if (max < min) return void fail(scan, 4);
  }
  scan.at++;
  return { min, max };
}

export interface Name {
  readonly name: string;
  /** Where it begins. */
  readonly at: number;
}

/** Reads the name of a group; the reading position is on the unit before it. `terminator` must follow and is passed. */
export function readGroupName(scan: Scan, terminator: number): Name | undefined {
  scan.at++;
  const at = scan.at;
  if (at >= scan.units.length) return void fail(scan, 62);
  const inName = scan.utf ? isUnicodeWord : isWordUnit;
  if (scan.utf ? /^\p{Nd}$/u.test(String.fromCodePoint(peek(scan))) : isDigit(peek(scan))) return void fail(scan, 44);
  const name = readWhile(scan, inName);
  if (scan.at > at + MAX_NAME) return void fail(scan, 48);
  if (name === '') return void fail(scan, 62);
  if (peek(scan) !== terminator) return void fail(scan, 42);
  scan.at++;
  return { name, at };
}

/** Reads the name of a verb behind the `*` at the reading position. It may be empty. */
export function readVerbName(scan: Scan): string | undefined {
  scan.at++;
  if (scan.at >= scan.units.length) return void fail(scan, 60);
  const at = scan.at;
  const name = readWhile(scan, isWordUnit);
  return scan.at > at + MAX_NAME ? void fail(scan, 48) : name;
}

function readWhile(scan: Scan, test: (unit: number) => boolean): string {
  let text = '';
  while (scan.at < scan.units.length && test(peek(scan))) {
    text += String.fromCodePoint(peek(scan));
    scan.at++;
  }
  return text;
}

/** In UTF mode names are letters, decimal digits and underscores of all scripts. */
function isUnicodeWord(unit: number): boolean {
  return unit === 95 || /^[\p{L}\p{Nd}]$/u.test(String.fromCodePoint(unit));
}
