/** Escapes outside and inside of classes. Follows check_escape (pcre2_compile.c). */
import { MAX_GROUP, quantifierEnd, readCounts, readNumber } from './numbers';
import { fail, isAt, isDigit, peek, type Scan } from './state';

export type Escape =
  | { readonly kind: 'char'; readonly code: number }
  | { readonly kind: 'reference'; readonly group: number }
  /** A letter that the caller goes on with: `d`, `Q`, `k`. `g` is a call, `\g{name}` comes as `k`. */
  | { readonly kind: 'letter'; readonly letter: string };

const PLAIN: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };
const LETTERS = new Set('ABCDEGHKNPQRSVWXZbdhkpsvwz');
const UNSUPPORTED = new Set('FlLuU');

/** Reads an escape; the reading position is behind the backslash. Undefined: refused (`scan.fault`). */
export function readEscape(scan: Scan, inClass: boolean): Escape | undefined {
  if (scan.at >= scan.units.length) return void fail(scan, 1);
  const unit = peek(scan);
  scan.at++;
  const letter = String.fromCodePoint(unit);
  if (!/^[A-Za-z0-9]$/.test(letter)) return { kind: 'char', code: unit };
  const plain = PLAIN[letter];
  if (plain !== undefined) return { kind: 'char', code: plain };
  if (letter === 'N') return readN(scan);
  if (LETTERS.has(letter)) return { kind: 'letter', letter };
  if (UNSUPPORTED.has(letter)) return void fail(scan, 37);
  if (isDigit(unit)) return readDigits(scan, unit, inClass);
  switch (letter) {
    case 'g':
      return inClass ? { kind: 'char', code: unit } : readG(scan);
    case 'o':
      return peek(scan) === 123 ? readBracedDigits(scan, 8) : void fail(scan, 55);
    case 'x':
      return peek(scan) === 123 ? readBracedDigits(scan, 16) : { kind: 'char', code: readHexPair(scan) };
    case 'c':
      return readControl(scan);
    default:
      return void fail(scan, 3, scan.at - 1);
  }
}

/** `\N`, `\N{2,3}` (a quantifier) and, in UTF mode only, `\N{U+41}`. */
function readN(scan: Scan): Escape | undefined {
  if (peek(scan) !== 123) return { kind: 'letter', letter: 'N' };
  if (isAt(scan, 'U+', 1)) {
    if (!scan.utf) return void fail(scan, 93);
    scan.at += 2;
    return readBracedDigits(scan, 16);
  }
  if (quantifierEnd(scan, scan.at + 1) === undefined) return void fail(scan, 37);
  const at = scan.at;
  scan.at++;
  const counts = readCounts(scan);
  if (counts === undefined) return undefined;
  scan.at = at;
  return { kind: 'letter', letter: 'N' };
}

/** `\g1`, `\g-1`, `\g{1}` are references; `\g{name}` one by name; `\g<...>` and `\g'...'` are calls. */
function readG(scan: Scan): Escape | undefined {
  const unit = peek(scan);
  if (unit === 60 || unit === 39) return { kind: 'letter', letter: 'g' };
  const braced = unit === 123;
  const start = scan.at;
  if (braced) scan.at++;
  const group = readNumber(scan, true, MAX_GROUP, 61);
  if (group === undefined) {
    if (scan.fault !== undefined) return undefined;
    if (!braced) return void fail(scan, 57);
    scan.at = start;
    return { kind: 'letter', letter: 'k' };
  }
  if (braced) {
    if (peek(scan) !== 125) return void fail(scan, 57);
    scan.at++;
  }
  return group <= 0 ? void fail(scan, 15) : { kind: 'reference', group };
}

/** Digits: a reference to a group, or a character in octal. */
function readDigits(scan: Scan, first: number, inClass: boolean): Escape | undefined {
  if (first !== 48) {
    if (!inClass) {
      const after = scan.at;
      let end = after;
      while (isDigit(scan.units[end] ?? -1)) end++;
      const number = end - after > 9 ? Infinity : Number(String.fromCharCode(...scan.units.slice(after - 1, end)));
      if (number <= 214_748_363 && (number < 10 || first >= 56 || number <= scan.groups)) {
        scan.at = end;
        return number > MAX_GROUP ? void fail(scan, 61) : { kind: 'reference', group: number };
      }
    }
    if (first >= 56) return { kind: 'char', code: first };
  }
  let code = first - 48;
  for (let i = 0; i < 2 && isOctal(peek(scan)); i++) {
    code = code * 8 + peek(scan) - 48;
    scan.at++;
  }
  return !scan.utf && code > 0xff ? void fail(scan, 51) : { kind: 'char', code };
}

/** Digits in base 8 or 16 and a `}`; the reading position is on the unit before them. */
function readBracedDigits(scan: Scan, base: 8 | 16): Escape | undefined {
  scan.at++;
  if (scan.at >= scan.units.length || peek(scan) === 125) return void fail(scan, 78);
  const isIn = base === 8 ? isOctal : isHex;
  const max = scan.utf ? 0x10ffff : 0xff;
  let code = 0;
  while (isIn(peek(scan))) {
    code = Math.min(code * base + parseInt(String.fromCharCode(peek(scan)), base), max + 1);
    scan.at++;
  }
  if (code > max) return void fail(scan, 34);
  if (peek(scan) !== 125) return void fail(scan, base === 8 ? 64 : 67);
  scan.at++;
  return scan.utf && code >= 0xd800 && code <= 0xdfff ? void fail(scan, 73, scan.at - 1) : { kind: 'char', code };
}

/** `\x` takes none, one or two digits. */
function readHexPair(scan: Scan): number {
  let code = 0;
  for (let i = 0; i < 2 && isHex(peek(scan)); i++) {
    code = code * 16 + parseInt(String.fromCharCode(peek(scan)), 16);
    scan.at++;
  }
  return code;
}

function readControl(scan: Scan): Escape | undefined {
  if (scan.at >= scan.units.length) return void fail(scan, 2);
  const unit = peek(scan);
  if (unit < 32 || unit > 126) return void fail(scan, 68);
  scan.at++;
  return { kind: 'char', code: (unit >= 97 && unit <= 122 ? unit - 32 : unit) ^ 0x40 };
}

function isOctal(unit: number): boolean {
  return unit >= 48 && unit <= 55;
}

function isHex(unit: number): boolean {
  return isDigit(unit) || (unit >= 65 && unit <= 70) || (unit >= 97 && unit <= 102);
}
