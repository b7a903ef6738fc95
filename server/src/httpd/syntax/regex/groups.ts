/** Everything that begins with `(`. Follows parse_regex (pcre2_compile.c). */
import { readCallout } from './callouts';
import { readCondition } from './conditions';
import { type GroupKind, isLookaround, opens } from './item';
import { MAX_GROUP, readGroupName, readNumber } from './numbers';
import { readOptions } from './options';
import { fail, isAt, isDigit, peek, type Scan } from './state';
import { readStarGroup } from './verbs';

const MAX_NAMES = 10_000;

/** Reads behind a `(`. `expected`: what must follow is the assertion of a condition. False: refused (`scan.fault`). */
export function readGroup(scan: Scan, expected: number): boolean {
  if (scan.at >= scan.units.length) return fail(scan, 14);
  const start = scan.at - 1;
  const open = (group: GroupKind): boolean => openGroup(scan, group, start, expected > 0);
  if (peek(scan) === 42) return readStarGroup(scan, expected > 0, open);
  if (peek(scan) !== 63) {
    scan.depth++;
    if (scan.options.noAutoCapture) scan.items.push(opens('plain', scan.at));
    else return openCapture(scan);
    return true;
  }
  scan.at++;
  if (scan.at >= scan.units.length) return fail(scan, 14);
  const unit = peek(scan);
  if (isDigit(unit)) return readCallByNumber(scan);
  switch (String.fromCodePoint(unit)) {
    case 'P':
      return readPython(scan);
    case 'R':
      scan.at++;
      return peek(scan) === 41 ? addCall(scan, 0) : fail(scan, 58);
    case '+':
      return isDigit(peek(scan, 1)) ? readCallByNumber(scan) : fail(scan, 29);
    case '&':
      return readCallByName(scan);
    case 'C':
      return readCallout(scan, expected);
    case '(':
      scan.at++;
      return readCondition(scan, start);
    case '>':
      return step(scan, open, 'atomic');
    case '=':
    case '*':
      return step(scan, open, 'lookahead');
    case '!':
      return step(scan, open, 'notLookahead');
    case '<':
      if (!isAt(scan, '=', 1) && !isAt(scan, '!', 1) && !isAt(scan, '*', 1)) return readNamedGroup(scan, 62);
      scan.at++;
      return step(scan, open, 'lookbehind');
    case "'":
      return readNamedGroup(scan, 39);
    default:
      return unit === 45 && isDigit(peek(scan, 1)) ? readCallByNumber(scan) : readOptions(scan);
  }
}

function step(scan: Scan, open: (group: GroupKind) => boolean, group: GroupKind): boolean {
  scan.at++;
  return open(group);
}

/** Opens a group without a number; the assertion of a condition may not be repeated. */
function openGroup(scan: Scan, group: GroupKind, start: number, ofCondition: boolean): boolean {
  scan.depth++;
  scan.items.push(opens(group, start));
  if (ofCondition && isLookaround(group)) {
    scan.nests.push({
      depth: scan.depth, reset: false, conditionAssertion: true, twice: false, options: { ...scan.options }, resetGroup: 0, maxGroup: 0,
    });
  }
  return true;
}

function openCapture(scan: Scan): boolean {
  if (scan.groups >= MAX_GROUP) return fail(scan, 97);
  scan.groups++;
  scan.items.push(opens('capture', scan.at, scan.groups));
  return true;
}

/** `(?P<name>`, `(?P>name)`, `(?P=name)`. */
function readPython(scan: Scan): boolean {
  scan.at++;
  if (scan.at >= scan.units.length) return fail(scan, 14);
  if (peek(scan) === 60) return readNamedGroup(scan, 62);
  if (peek(scan) === 62) return readCallByName(scan);
  if (peek(scan) !== 61) return fail(scan, 41);
  const read = readGroupName(scan, 41);
  if (read === undefined) return false;
  scan.items.push({ kind: 'namedReference', ...read });
  scan.repeatable = true;
  return true;
}

function readCallByNumber(scan: Scan): boolean {
  const number = readNumber(scan, !isDigit(peek(scan)), MAX_GROUP, 61);
  if (number === undefined) return false;
  if (number < 0) return fail(scan, 15, scan.at - 1);
  return peek(scan) === 41 ? addCall(scan, number) : fail(scan, 14);
}

/** Adds a call of a group by number and passes what ends it. */
export function addCall(scan: Scan, group: number): true {
  scan.items.push({ kind: 'call', group, at: scan.at });
  scan.at++;
  scan.repeatable = true;
  return true;
}

function readCallByName(scan: Scan): boolean {
  const read = readGroupName(scan, 41);
  if (read === undefined) return false;
  scan.items.push({ kind: 'namedCall', ...read });
  scan.repeatable = true;
  return true;
}

/** Reads a name and opens its group; the reading position is on the unit before the name. */
function readNamedGroup(scan: Scan, terminator: number): boolean {
  const read = readGroupName(scan, terminator);
  if (read === undefined || !openCapture(scan)) return false;
  scan.depth++;
  if (scan.names.length >= MAX_NAMES) return fail(scan, 49);
  let duplicate = false;
  for (const other of scan.names) {
    if (other.name === read.name) {
      if (other.number === scan.groups) return true;
      if (!scan.options.duplicateNames) return fail(scan, 43);
      duplicate = true;
      other.duplicate = true;
    } else if (other.number === scan.groups) return fail(scan, 65);
  }
  scan.names.push({ name: read.name, number: scan.groups, duplicate });
  return true;
}
