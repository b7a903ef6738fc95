/** Character classes. Follows the part for `[` of parse_regex and check_posix_syntax (pcre2_compile.c). */
import { readEscape } from './escapes';
import type { Item } from './item';
import { readProperty } from './property';
import { fail, isAt, peek, type Scan } from './state';

const POSIX_NAMES: ReadonlySet<string> = new Set([
  'alpha', 'lower', 'upper', 'alnum', 'ascii', 'blank', 'cntrl', 'digit', 'graph', 'print', 'punct', 'space', 'word', 'xdigit',
]);

/** Units of a class in the compiled pattern: an operator and a bit map, or one character. */
const MAP_UNITS = 33;
const ONE_CHARACTER = 2;
/** At least that many where a property makes it a class of its own kind. */
const PROPERTY_UNITS = 6;

/** What may come next: `no` range can begin, the last character may `begin` one, or it has `begun` behind a hyphen. */
type Range = { state: 'no' | 'begin' | 'begun'; low: number };

interface Content {
  readonly range: Range;
  count: number;
  onlyCharacters: boolean;
  properties: boolean;
  /** Inside `\Q...\E`. */
  quoted: boolean;
}

/** Reads a class behind its `[`. Undefined: refused (`scan.fault`). */
export function readClass(scan: Scan): Item | undefined {
  if ((isAt(scan, ':') || isAt(scan, '.') || isAt(scan, '=')) && posixEnd(scan, scan.at) !== undefined) {
    return void fail(scan, isAt(scan, ':') ? 12 : 13, scan.at - 1);
  }
  let unit = readStart(scan);
  const content: Content = { range: { state: 'no', low: 0 }, count: 0, onlyCharacters: true, properties: false, quoted: false };
  for (;;) {
    if (!readMember(scan, content, unit)) return undefined;
    if (scan.at >= scan.units.length) return void fail(scan, 6);
    unit = peek(scan);
    scan.at++;
    if (unit === 93 && !content.quoted) break;
  }
  const single = content.onlyCharacters && content.count === 1 && content.range.state !== 'begun';
  return { kind: 'class', units: single ? ONE_CHARACTER : content.properties ? PROPERTY_UNITS : MAP_UNITS };
}

/** Passes `^`, `\E`, `\Q\E` and, in the extended mode of two x, blanks; returns the first unit of the content. */
function readStart(scan: Scan): number {
  let negated = false;
  let unit = -1;
  while (scan.at < scan.units.length) {
    unit = peek(scan);
    scan.at++;
    if (unit === 92) {
      if (isAt(scan, 'E')) scan.at++;
      else if (isAt(scan, 'Q\\E')) scan.at += 3;
      else break;
    } else if (scan.options.extendedMore && (unit === 32 || unit === 9)) continue;
    else if (!negated && unit === 94) negated = true;
    else break;
  }
  return unit;
}

/** One member of a class, whose first unit was read. False: refused. */
function readMember(scan: Scan, content: Content, unit: number): boolean {
  const { range } = content;
  if (content.quoted) {
    if (unit !== 92 || !isAt(scan, 'E')) return addCharacter(scan, content, unit);
    content.quoted = false;
    scan.at++;
    return true;
  }
  if (scan.options.extendedMore && (unit === 32 || unit === 9)) return true;
  if (unit === 91 && scan.units.length - scan.at >= 3 && (isAt(scan, ':') || isAt(scan, '.') || isAt(scan, '='))) {
    const end = posixEnd(scan, scan.at);
    if (end !== undefined) return readPosix(scan, content, end);
  }
  if (unit === 45 && range.state === 'begin') {
    range.state = 'begun';
    return true;
  }
  return unit === 92 ? readClassEscape(scan, content) : addCharacter(scan, content, unit);
}

function addCharacter(scan: Scan, content: Content, code: number): boolean {
  const { range } = content;
  if (range.state === 'begun') {
    if (range.low > code) return fail(scan, 8, scan.at - 1);
    if (range.low !== code) content.count++;
    range.state = 'no';
    return true;
  }
  content.count++;
  range.state = 'begin';
  range.low = code;
  return true;
}

/** Where the `:]` of `[:name:]` stands, given the index of the first `:`; the same for `.` and `=`. */
function posixEnd(scan: Scan, at: number): number | undefined {
  const { units } = scan;
  const terminator = units[at];
  for (let i = at + 1; units.length - i >= 2; i++) {
    const unit = units[i];
    const next = units[i + 1];
    if (unit === 92 && (next === 93 || next === 92)) i++;
    else if ((unit === 91 && next === terminator) || unit === 93) return undefined;
    else if (unit === terminator && next === 93) return i;
  }
  return undefined;
}

function readPosix(scan: Scan, content: Content, end: number): boolean {
  const { range } = content;
  if (range.state === 'begun') return fail(scan, 50);
  if (peek(scan) !== 58) return fail(scan, 13, scan.at - 1);
  scan.at++;
  if (peek(scan) === 94) scan.at++;
  if (!POSIX_NAMES.has(String.fromCodePoint(...scan.units.slice(scan.at, end)))) return fail(scan, 30);
  scan.at = end + 2;
  range.state = 'no';
  content.onlyCharacters = false;
  return noRangeFollows(scan);
}

function readClassEscape(scan: Scan, content: Content): boolean {
  const { range } = content;
  const escape = readEscape(scan, true);
  if (escape === undefined) return false;
  if (escape.kind === 'char') return addCharacter(scan, content, escape.code);
  // In a class digits are never references, so that a letter is all that is left.
  const letter = escape.kind === 'letter' ? escape.letter : '';
  if (letter === 'b') return addCharacter(scan, content, 8);
  if (letter === 'Q') content.quoted = true;
  if (letter === 'Q' || letter === 'E') return true;
  if (letter === 'B' || letter === 'R' || letter === 'X') return fail(scan, 7, scan.at - 1);
  if (range.state === 'begun') return fail(scan, 50);
  range.state = 'no';
  content.onlyCharacters = false;
  if (letter === 'N') return fail(scan, 71);
  if (letter === 'p' || letter === 'P') {
    content.properties = true;
    if (!readProperty(scan)) return false;
  } else if (!'HhVvdDsSwW'.includes(letter)) return fail(scan, 7, scan.at - 1);
  return noRangeFollows(scan);
}

/** Behind `\d` and `[:alpha:]` a hyphen is refused unless it ends the class. */
function noRangeFollows(scan: Scan): boolean {
  const { at, units } = scan;
  return !(at < units.length - 1 && units[at] === 45 && units[at + 1] !== 93) || fail(scan, 50);
}
