/** The scanner of patterns: finds faults of form and makes the list of items. Follows parse_regex (pcre2_compile.c). */
import { readClass } from './classes';
import { readEscape } from './escapes';
import { addCall, readGroup } from './groups';
import { opens, UNLIMITED } from './item';
import { MAX_GROUP, readCounts, readGroupName, readNumber } from './numbers';
import { readProperty } from './property';
import { fail, isAt, isBlank, isLowerLetter, peek, type Scan } from './state';

/** PCRE2's default for nested parentheses. */
const MAX_DEPTH = 250;

/** Reads the whole pattern; `scan.fault` says whether it is refused. */
export function scanPattern(scan: Scan): void {
  let quoted = false;
  while (scan.fault === undefined && scan.at < scan.units.length) {
    if (scan.depth > MAX_DEPTH) {
      fail(scan, 19);
      return;
    }
    if (quoted) quoted = readQuoted(scan);
    else if (isAt(scan, '\\Q') || isAt(scan, '\\E')) {
      quoted = isAt(scan, '\\Q');
      scan.at += 2;
    } else if (!skipIgnored(scan)) readItem(scan);
  }
  if (scan.depth > 0) fail(scan, 14);
}

/** One unit between `\Q` and `\E`; false when the stretch ended. */
function readQuoted(scan: Scan): boolean {
  if (isAt(scan, '\\E')) {
    scan.at += 2;
    return false;
  }
  if (scan.expectsAssertion > 0) return fail(scan, 28);
  addCharacter(scan);
  scan.at++;
  return true;
}

function addCharacter(scan: Scan): void {
  scan.items.push({ kind: 'char' });
  scan.repeatable = true;
}

/** Blanks and comments, which do not part an item from its quantifier. True: something was passed, or is refused. */
function skipIgnored(scan: Scan): boolean {
  if (scan.options.extended) {
    const unit = peek(scan);
    if (isBlank(unit) || unit === 0x85 || (unit | 1) === 0x200f || (unit | 1) === 0x2029) {
      scan.at++;
      return true;
    }
    if (unit === 35) {
      scan.at++;
      while (scan.at < scan.units.length) {
        const length = scan.newlineAt(scan.at);
        scan.at += Math.max(1, length);
        if (length > 0) break;
      }
      return true;
    }
  }
  if (!isAt(scan, '(?#')) return false;
  scan.at += 2;
  while (scan.at < scan.units.length && peek(scan) !== 41) scan.at++;
  if (scan.at >= scan.units.length) fail(scan, 18);
  scan.at++;
  return true;
}

function readItem(scan: Scan): void {
  const expected = scan.expectsAssertion;
  if (expected > 0 && !assertionFollows(scan, expected)) {
    fail(scan, 28);
    return;
  }
  scan.expectsAssertion = 0;
  const wasRepeatable = scan.repeatable;
  const start = scan.at;
  scan.repeatable = false;
  scan.at++;
  switch (String.fromCodePoint(scan.units[start]!)) {
    case '\\':
      readEscapeItem(scan);
      break;
    case '^':
    case '$':
      scan.items.push({ kind: 'anchor' });
      break;
    case '.':
      scan.items.push({ kind: 'dot' });
      scan.repeatable = true;
      break;
    case '*':
      addRepeat(scan, wasRepeatable, 0, UNLIMITED);
      break;
    case '+':
      addRepeat(scan, wasRepeatable, 1, UNLIMITED);
      break;
    case '?':
      addRepeat(scan, wasRepeatable, 0, 1);
      break;
    case '{': {
      const counts = readCounts(scan);
      if (counts !== undefined) addRepeat(scan, wasRepeatable, counts.min, counts.max);
      else if (scan.fault === undefined) addCharacter(scan);
      break;
    }
    case '[':
      readClassItem(scan);
      break;
    case '(':
      readGroup(scan, expected);
      break;
    case '|':
      readAlternative(scan);
      break;
    case ')':
      closeGroup(scan);
      break;
    default:
      addCharacter(scan);
  }
}

/** Behind `(?(` three kinds of `(` may follow: an assertion, one by name, and once a callout. */
function assertionFollows(scan: Scan, expected: number): boolean {
  if (peek(scan) !== 40 || scan.units.length - scan.at < 4) return false;
  if (peek(scan, 1) === 42) return isLowerLetter(peek(scan, 2));
  if (peek(scan, 1) !== 63) return false;
  switch (String.fromCodePoint(peek(scan, 2))) {
    case 'C':
      return expected === 2;
    case '=':
    case '!':
      return true;
    case '<':
      return peek(scan, 3) === 61 || peek(scan, 3) === 33;
    default:
      return false;
  }
}

/** Adds a quantifier and its `?` or `+`, which may stand behind blanks and comments. */
function addRepeat(scan: Scan, allowed: boolean, min: number, max: number): void {
  if (!allowed) {
    fail(scan, 9, scan.at - 1);
    return;
  }
  const last = scan.items[scan.items.length - 1];
  if (last?.kind === 'verb') {
    // Of the verbs only (*ACCEPT) may be repeated: it gets a group of its own.
    scan.items.pop();
    scan.items.push(opens('plain', scan.at), last, { kind: 'close' });
  }
  scan.items.push({ kind: 'repeat', min, max });
  while (scan.fault === undefined && scan.at < scan.units.length && (passQuotes(scan) || skipIgnored(scan)));
  if (scan.fault === undefined && (peek(scan) === 63 || peek(scan) === 43)) scan.at++;
}

/** Passes an empty `\Q\E` or a lone `\E`, which do not part a quantifier from its sign. */
function passQuotes(scan: Scan): boolean {
  const length = isAt(scan, '\\Q\\E') ? 4 : isAt(scan, '\\E') ? 2 : 0;
  scan.at += length;
  return length > 0;
}

function readClassItem(scan: Scan): void {
  scan.repeatable = true;
  if (isAt(scan, '[:<:]]') || isAt(scan, '[:>:]]')) {
    // The beginning and the end of a word: \b(?=\w) and \b(?<=\w).
    const group = isAt(scan, '<', 2) ? 'lookahead' : 'lookbehind';
    const { at } = scan;
    scan.items.push({ kind: 'escape', letter: 'b', at }, opens(group, at), { kind: 'escape', letter: 'w', at }, { kind: 'close' });
    scan.at += 6;
    return;
  }
  const item = readClass(scan);
  if (item !== undefined) scan.items.push(item);
}

function readEscapeItem(scan: Scan): void {
  const escape = readEscape(scan, false);
  if (escape === undefined) return;
  if (escape.kind === 'char') return addCharacter(scan);
  if (escape.kind === 'reference') {
    scan.items.push({ kind: 'reference', group: escape.group, at: scan.at - 1 });
    scan.repeatable = true;
    return;
  }
  const { letter } = escape;
  if (letter === 'g' || letter === 'k') {
    readNamed(scan, letter);
  } else if (letter === 'p' || letter === 'P') {
    if (!readProperty(scan)) return;
    scan.items.push({ kind: 'property' });
    scan.repeatable = true;
  } else {
    scan.items.push({ kind: 'escape', letter, at: scan.at });
    scan.repeatable = 'CXHhNRVvdDsSwW'.includes(letter);
  }
}

/** `\k{name}`, `\k<name>`, `\k'name'` refer back; `\g<name>`, `\g'1'` call. */
function readNamed(scan: Scan, letter: 'g' | 'k'): void {
  const opener = peek(scan);
  if (opener !== 123 && opener !== 60 && opener !== 39) {
    fail(scan, letter === 'g' ? 57 : 69);
    return;
  }
  const terminator = opener === 60 ? 62 : opener === 39 ? 39 : 125;
  if (letter === 'g' && terminator !== 125) {
    scan.at++;
    const number = readNumber(scan, true, MAX_GROUP, 61);
    if (scan.fault !== undefined) return;
    if (number !== undefined) {
      if (peek(scan) === terminator) addCall(scan, number);
      else fail(scan, 57);
      return;
    }
    scan.at--;
  }
  const read = readGroupName(scan, terminator);
  if (read === undefined) return;
  scan.items.push({ kind: letter === 'k' || terminator === 125 ? 'namedReference' : 'namedCall', ...read });
  scan.repeatable = true;
}

function readAlternative(scan: Scan): void {
  const nest = scan.nests[scan.nests.length - 1];
  if (nest?.depth === scan.depth && nest.reset) {
    nest.maxGroup = Math.max(nest.maxGroup, scan.groups);
    scan.groups = nest.resetGroup;
  }
  scan.items.push({ kind: 'alternative' });
}

function closeGroup(scan: Scan): void {
  scan.repeatable = true;
  const nest = scan.nests[scan.nests.length - 1];
  if (nest?.depth === scan.depth) {
    scan.options = { ...nest.options };
    if (nest.reset) scan.groups = Math.max(scan.groups, nest.maxGroup);
    if (nest.conditionAssertion) scan.repeatable = false;
    if (nest.twice) scan.items.push({ kind: 'close' });
    scan.nests.pop();
  }
  if (scan.depth === 0) {
    fail(scan, 22, scan.at - 1);
    return;
  }
  scan.depth--;
  scan.items.push({ kind: 'close' });
}
