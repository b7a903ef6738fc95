/** The condition of `(?(...)yes|no)`. Follows the part for it of parse_regex (pcre2_compile.c). */
import { opens } from './item';
import { MAX_GROUP, readGroupName, readNumber } from './numbers';
import { fail, isAt, isDigit, peek, type Scan } from './state';

/** Reads behind `(?(`, which begins at `start`. False: refused (`scan.fault`). */
export function readCondition(scan: Scan, start: number): boolean {
  if (scan.at >= scan.units.length) return fail(scan, 14);
  scan.depth++;
  if (peek(scan) === 63 || peek(scan) === 42) {
    scan.items.push(opens('ifAssertion', start));
    scan.at--;
    scan.expectsAssertion = 2;
    return true;
  }
  const at = scan.at;
  const number = readNumber(scan, true, MAX_GROUP, 61);
  if (scan.fault !== undefined) return false;
  if (number !== undefined) {
    if (number <= 0) return fail(scan, 15);
    scan.items.push(opens('ifNumber', start, number));
  } else if (scan.units.length - at >= 10 && isAt(scan, 'VERSION') && peek(scan, 7) !== 41) {
    if (!readVersion(scan, start)) return false;
  } else if (!readNameCondition(scan, start)) return false;
  if (peek(scan) !== 41) return fail(scan, 24);
  scan.at++;
  return true;
}

/** `VERSION=10.4`, `VERSION>=10.4`. */
function readVersion(scan: Scan, start: number): boolean {
  scan.at += 7;
  if (peek(scan) === 62) scan.at++;
  if (peek(scan) !== 61 || !isDigit(peek(scan, 1))) return fail(scan, 79);
  scan.at++;
  if (readNumber(scan, false, 1000, 79) === undefined) return false;
  if (scan.at >= scan.units.length) return fail(scan, 79);
  if (peek(scan) === 46) {
    scan.at++;
    if (!isDigit(peek(scan))) return fail(scan, 79);
    scan.at++;
    if (scan.at >= scan.units.length) return fail(scan, 79);
    if (isDigit(peek(scan))) scan.at++;
    if (peek(scan) !== 41) return fail(scan, 79);
  }
  scan.items.push(opens('ifVersion', start));
  return true;
}

/** `name`, `<name>`, `'name'`, `R`, `R2`, `R&name`, `DEFINE`. */
function readNameCondition(scan: Scan, start: number): boolean {
  const recursion = isAt(scan, 'R&');
  const terminator = recursion ? 41 : isAt(scan, '<') ? 62 : isAt(scan, "'") ? 39 : 41;
  if (recursion) scan.at++;
  else if (terminator === 41) scan.at--;
  const read = readGroupName(scan, terminator);
  if (read === undefined) return false;
  // The parenthesis that ended the name is the condition's own.
  if (terminator === 41) scan.at--;
  const kind = recursion ? 'ifRecursionName'
    : terminator !== 41 ? 'ifName'
      : read.name === 'DEFINE' ? 'ifDefine'
        : /^R\d*$/.test(read.name) ? 'ifRecursionNumber' : 'ifName';
  scan.items.push(opens(kind, start, 0, read.name));
  return true;
}
