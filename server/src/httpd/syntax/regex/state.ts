/** What the scanner of regular expressions knows while it reads, and how it says that a pattern is refused. */
import type { Item } from './item';

/** Why PCRE2 refuses a pattern. */
export interface RegexFault {
  /** PCRE2's own number of the error, without its base of 100 (pcre2.h: 101 is 1). */
  readonly code: number;
  /** Index into the units where PCRE2 stopped. */
  readonly at: number;
}

/** A named group and the number it got. Httpd allows a name twice (PCRE2_DUPNAMES). */
export interface NamedGroup {
  readonly name: string;
  readonly number: number;
  duplicate: boolean;
}

/** Options that a pattern can change in its midst, as far as they decide what is accepted. */
export interface Options {
  extended: boolean;
  extendedMore: boolean;
  noAutoCapture: boolean;
  duplicateNames: boolean;
}

/** An open group that must restore something when it closes. */
export interface Nest {
  depth: number;
  readonly reset: boolean;
  readonly conditionAssertion: boolean;
  /** Its parenthesis closes two groups. */
  readonly twice: boolean;
  readonly options: Options;
  readonly resetGroup: number;
  maxGroup: number;
}

export interface Scan {
  /** Bytes, or code points after `(*UTF)`. */
  readonly units: readonly number[];
  readonly utf: boolean;
  /** Whether a newline stands at an index, and its length; 0 if none does. It ends a comment in extended mode. */
  readonly newlineAt: (at: number) => number;
  at: number;
  options: Options;
  depth: number;
  readonly nests: Nest[];
  /** The number of the last capturing group. */
  groups: number;
  readonly names: NamedGroup[];
  /** `(?|` was used: several groups may have one number. */
  duplicateNumbers: boolean;
  readonly items: Item[];
  /** Whether a quantifier may follow. */
  repeatable: boolean;
  /** 2 after `(?(` when an assertion must follow, 1 when a callout stood between; 0 or less: nothing is expected. */
  expectsAssertion: number;
  fault: RegexFault | undefined;
}

/** Refuses the pattern; the first fault stays. Always false, so that readers can return it. */
export function fail(scan: Scan, code: number, at = scan.at): false {
  scan.fault ??= { code, at };
  return false;
}

/** The unit at the reading position plus `ahead`; -1 behind the end. */
export function peek(scan: Scan, ahead = 0): number {
  return scan.units[scan.at + ahead] ?? -1;
}

export function isAt(scan: Scan, text: string, ahead = 0): boolean {
  for (let i = 0; i < text.length; i++) if (peek(scan, ahead + i) !== text.charCodeAt(i)) return false;
  return true;
}

export function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

export function isLowerLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

/** Letters, digits and the underscore of ASCII, as in PCRE2's built-in tables. */
export function isWordUnit(unit: number): boolean {
  return isDigit(unit) || isLowerLetter(unit) || (unit >= 65 && unit <= 90) || unit === 95;
}

/** C's isspace. */
export function isBlank(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13);
}
