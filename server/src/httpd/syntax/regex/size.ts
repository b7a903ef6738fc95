/**
 * How large a pattern becomes when it is compiled: PCRE2 with two-byte links stops at 65,536 units, which nested
 * repetitions reach soon. Follows the measuring pass of compile_branch (pcre2_compile.c); where an item's size depends on
 * more than is known here, its least size counts.
 */
import { isLookaround, UNLIMITED, type Item, type Opening } from './item';

export const LARGEST = 65_536;
const LINK = 2;
const BRACKETS = 2 + 2 * LINK;

/** Units that conditions take beside their brackets. */
const CONDITION_UNITS: Readonly<Record<string, number>> = {
  ifNumber: 3, ifName: 3, ifRecursionName: 3, ifRecursionNumber: 3, ifDefine: 1, ifVersion: 1,
};

interface Reader {
  readonly items: readonly Item[];
  at: number;
}

/** The least size of the compiled pattern in units. */
export function compiledSize(items: readonly Item[]): number {
  return branchesSize({ items, at: 0 }, 0) + BRACKETS;
}

/** All branches up to what closes their group, on which the position is left. */
function branchesSize(reader: Reader, perBranch: number): number {
  let size = perBranch;
  for (; reader.at < reader.items.length; reader.at++) {
    const item = reader.items[reader.at]!;
    if (item.kind === 'close') break;
    if (item.kind === 'alternative') {
      size += 1 + LINK + perBranch;
      continue;
    }
    const start = reader.at;
    const own = item.kind === 'open' ? groupSize(reader, item) : itemSize(item);
    const repeat = reader.items[reader.at + 1];
    size += own;
    if (repeat?.kind === 'repeat') {
      reader.at++;
      size += item.kind === 'open' ? repeatedGroup(reader.items[start]!, own, repeat.min, repeat.max)
        : item.kind === 'call' ? repeatedCall(repeat.min, repeat.max) : repeatedItem(item, repeat.min, repeat.max);
    }
  }
  return size;
}

function groupSize(reader: Reader, item: Opening): number {
  reader.at++;
  if (item.group === 'notLookahead' && reader.items[reader.at]?.kind === 'close') return 1;
  const extra = item.group === 'capture' ? 2 : CONDITION_UNITS[item.group] ?? 0;
  // A lookbehind says in each branch how far to step back, unless that is nothing: not counted.
  return BRACKETS + extra + branchesSize(reader, 0);
}

function itemSize(item: Item): number {
  switch (item.kind) {
    case 'char':
      return 2;
    case 'class':
      return item.units;
    case 'property':
    case 'reference':
    case 'namedReference':
    case 'call':
    case 'namedCall':
      return 3;
    case 'options':
    case 'callout':
      return 0;
    default:
      return 1;
  }
}

/** What a repetition adds to an item that is no group. */
function repeatedItem(item: Item, min: number, max: number): number {
  if (item.kind === 'reference' || item.kind === 'namedReference' || (item.kind === 'class' && item.units > 2)) {
    if (min === max && min <= 1) return 0;
    return max === UNLIMITED && min <= 1 ? 1 : min === 0 && max === 1 ? 1 : 5;
  }
  return min > 1 ? 2 : 0;
}

/** Groups are written as often as they are repeated, those that may be left out each within the one before. */
function repeatedGroup(item: Item, size: number, min: number, max: number): number {
  if (item.kind !== 'open' || (min === 1 && max === 1)) return 0;
  let most = isLookaround(item.group) && max === UNLIMITED ? min + 1 : max;
  let added = 0;
  if (min === 0) {
    if (most <= 1 || most === UNLIMITED) return 1;
    added = 2 + LINK;
    most -= 1;
  } else {
    added = (min - 1) * size;
    if (most !== UNLIMITED) most -= min;
  }
  return most === UNLIMITED || most === 0 ? added : added + most * (size + 1 + BRACKETS) - BRACKETS;
}

/** Calls of groups are repeated like groups, in brackets of their own where they may be left out. */
function repeatedCall(min: number, max: number): number {
  const call = 1 + LINK;
  if (min === 1 && max === 1) return 0;
  if (min === max && min > 0) return (min - 1) * call;
  const copies = min > 0 && !(min === 1 && max === UNLIMITED) ? min * call : 0;
  const rest = max === UNLIMITED ? max : max - min;
  return copies + (rest === UNLIMITED || rest <= 1 ? 0 : (rest - 1) * (call + BRACKETS + 1 + BRACKETS) - BRACKETS);
}
