/** `(?C)`, `(?C5)`, `(?C"text")`. Follows parse_regex (pcre2_compile.c). */
import { fail, isDigit, peek, type Scan } from './state';

const DELIMITERS: ReadonlyMap<number, number> = new Map([...'`\'"^%#$', '{'].map((each) => [each.charCodeAt(0), each === '{' ? 125 : each.charCodeAt(0)]));

/** Reads behind `(?`, on the `C`. `expected`: how an assertion is expected, for what follows. False: refused. */
export function readCallout(scan: Scan, expected: number): boolean {
  scan.at++;
  if (scan.at >= scan.units.length) return fail(scan, 14);
  scan.expectsAssertion = expected - 1;
  if (!(peek(scan) === 41 || isDigit(peek(scan)) ? readNumber(scan) : readText(scan))) return false;
  if (peek(scan) !== 41) return fail(scan, 39);
  scan.at++;
  scan.items.push({ kind: 'callout' });
  return true;
}

function readNumber(scan: Scan): boolean {
  for (let number = 0; isDigit(peek(scan)); scan.at++) {
    number = number * 10 + peek(scan) - 48;
    if (number > 255) return fail(scan, 38);
  }
  return true;
}

/** A doubled delimiter is one of the text. */
function readText(scan: Scan): boolean {
  const delimiter = DELIMITERS.get(peek(scan));
  if (delimiter === undefined) return fail(scan, 82);
  const start = scan.at;
  for (;;) {
    scan.at++;
    if (scan.at >= scan.units.length) return fail(scan, 81, start);
    if (peek(scan) !== delimiter) continue;
    scan.at++;
    if (peek(scan) !== delimiter) return true;
  }
}
