/**
 * Lookbehinds must have branches of a fixed length. Follows check_lookbehinds, set_lookbehind_lengths, get_grouplength,
 * get_branchlength and parsed_skip of PCRE2 10.42 (pcre2_compile.c).
 */
import { isLookaround, type Item, type Opening } from './item';
import { fail, type Scan } from './state';

const LONGEST = 65_535;
const MOST_STEPS = 2000;

interface Walk {
  readonly scan: Scan;
  readonly items: readonly Item[];
  at: number;
  steps: number;
  /** Lengths of groups by number; `null`: not fixed. Not kept where groups share a number. */
  readonly known: Map<number, number | null>;
}

/** Refuses lookbehinds that PCRE2 cannot step back over. False: refused (`scan.fault`). */
export function checkLookbehinds(scan: Scan): boolean {
  return checkAll({ scan, items: scan.items, at: 0, steps: 0, known: new Map() }, []);
}

/** Checks all lookbehinds from the position on, up to the end of the group around it; the position is left there. */
function checkAll(walk: Walk, calls: readonly number[]): boolean {
  let depth = 0;
  for (; walk.at < walk.items.length; walk.at++) {
    const item = walk.items[walk.at]!;
    if (item.kind === 'close' && --depth < 0) return true;
    if (item.kind !== 'open') continue;
    if (item.group !== 'lookbehind') depth++;
    else if (!checkLookbehind(walk, calls, item)) return false;
  }
  return true;
}

/** Checks one lookbehind at the position; the position is left on what closes it. */
function checkLookbehind(walk: Walk, calls: readonly number[], { at }: Opening): boolean {
  do {
    walk.at++;
    if (branchLength(walk, calls) === undefined) return fail(walk.scan, 25, at);
  } while (walk.items[walk.at]?.kind === 'alternative');
  return true;
}

/** The length of a group whose first item is at the position; the position is left on what closes it. */
function groupLength(walk: Walk, calls: readonly number[], number: number, inline: boolean): number | undefined {
  const keeps = number > 0 && !walk.scan.duplicateNumbers;
  const known = keeps ? walk.known.get(number) : undefined;
  if (known === null) return undefined;
  if (known !== undefined) {
    if (inline) skip(walk, false);
    return known;
  }
  let length: number | undefined;
  for (;;) {
    const branch = branchLength(walk, calls);
    if (branch === undefined || (length !== undefined && length !== branch)) {
      if (keeps) walk.known.set(number, null);
      return undefined;
    }
    length = branch;
    if (walk.items[walk.at]?.kind !== 'alternative') break;
    walk.at++;
  }
  if (keeps) walk.known.set(number, length);
  return length;
}

/** The length of a branch whose first item is at the position; left on what ends it. Undefined: not fixed, or `scan.fault`. */
function branchLength(walk: Walk, calls: readonly number[]): number | undefined {
  if (walk.steps++ > MOST_STEPS) return void fail(walk.scan, 35);
  let length = 0;
  let last = 0;
  for (; walk.at < walk.items.length; walk.at++) {
    const item = walk.items[walk.at]!;
    if (item.kind === 'close' || item.kind === 'alternative') return length;
    if (item.kind === 'verb' && item.ends) {
      skip(walk, true);
      return length;
    }
    let units: number | undefined;
    if (item.kind === 'repeat') {
      if (item.min !== item.max) return undefined;
      units = item.min === 0 ? -last : item.min === 1 ? 0 : (item.min - 1) * last;
    } else units = itemLength(walk, calls, item);
    if (units === undefined) return undefined;
    length += units;
    if (length > LONGEST) return void fail(walk.scan, 87);
    // A repetition to zero takes back what was added and counts as nothing for a further one.
    last = Math.max(0, units);
  }
  return length;
}

const NOTHING: ReadonlySet<string> = new Set(['A', 'G', 'K', 'B', 'b', 'Z', 'z']);

function itemLength(walk: Walk, calls: readonly number[], item: Item): number | undefined {
  switch (item.kind) {
    case 'char':
    case 'dot':
    case 'class':
    case 'property':
      return 1;
    case 'escape':
      if (item.letter === 'R' || item.letter === 'X') return undefined;
      if (item.letter === 'C' && walk.scan.utf) return void fail(walk.scan, 36);
      return NOTHING.has(item.letter) ? 0 : 1;
    case 'open':
      return openLength(walk, calls, item);
    case 'reference':
      return walk.scan.duplicateNumbers ? undefined : calledLength(walk, calls, item.group, item.at);
    case 'call':
      return calledLength(walk, calls, item.group, item.at);
    case 'namedReference':
    case 'namedCall': {
      const named = walk.scan.names.find((each) => each.name === item.name);
      if (named === undefined) return void fail(walk.scan, 15, item.at);
      if (item.kind === 'namedReference' && (named.duplicate || walk.scan.duplicateNumbers)) return undefined;
      return calledLength(walk, calls, named.number, item.at);
    }
    default:
      return 0;
  }
}

function openLength(walk: Walk, calls: readonly number[], item: Opening): number | undefined {
  if (item.group === 'lookbehind') return checkLookbehind(walk, calls, item) ? 0 : undefined;
  walk.at++;
  if (isLookaround(item.group)) {
    if (!checkAll(walk, calls)) return undefined;
    // A quantifier of a lookahead adds nothing, whatever it says.
    if (walk.items[walk.at + 1]?.kind === 'repeat') walk.at++;
    return 0;
  }
  if (item.group === 'ifDefine') {
    skip(walk, false);
    return 0;
  }
  return groupLength(walk, calls, item.group === 'capture' ? item.number : 0, true);
}

/** The length of a group that is called or referred to; it may not hold this place or a call of itself. */
function calledLength(walk: Walk, calls: readonly number[], group: number, at: number): number | undefined {
  if (group > walk.scan.groups) return void fail(walk.scan, 15, at);
  if (group === 0) return undefined;
  const start = walk.items.findIndex((item) => item.kind === 'open' && item.group === 'capture' && item.number === group);
  const here = walk.at;
  walk.at = start + 1;
  skip(walk, false);
  const end = walk.at;
  let length: number | undefined;
  if (!(here > start && here < end) && !calls.includes(start)) {
    walk.at = start + 1;
    length = groupLength(walk, [...calls, start], group, false);
  }
  walk.at = here;
  return length;
}

/** Moves to what ends the group around the position; with `branch` also to the next alternative. */
function skip(walk: Walk, branch: boolean): void {
  let depth = 0;
  for (; walk.at < walk.items.length; walk.at++) {
    const { kind } = walk.items[walk.at]!;
    if (kind === 'open') depth++;
    else if (kind === 'alternative' && depth === 0 && branch) return;
    else if (kind === 'close' && depth-- === 0) return;
  }
}
