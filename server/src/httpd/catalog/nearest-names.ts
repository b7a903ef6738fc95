/**
 * The candidates that a misspelt name most likely stands for, best first, at most `max`. Case does not count. A candidate
 * is near when the edits (insert, delete, replace, swap of neighbours) are no more than a third of the longer word, and
 * never more than four.
 */
export function nearestNames(name: string, candidates: Iterable<string>, max: number): readonly string[] {
  const wanted = name.toLowerCase();
  const letters = lettersOf(wanted);
  const found: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of candidates) {
    const limit = Math.min(4, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const { other, letters: theirs } = lowered(candidate);
    // An edit brings in one letter at most, and drops one at most.
    if (bits(letters & ~theirs) > limit || bits(theirs & ~letters) > limit) continue;
    const distance = editDistance(wanted, other, limit);
    if (distance <= limit) found.push({ candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || compare(a.candidate, b.candidate));
  return found.slice(0, max).map(({ candidate }) => candidate);
}

interface Lowered {
  readonly other: string;
  readonly letters: number;
}

const known = new Map<string, Lowered>();
const MAX_KNOWN = 10_000;

/** Candidates are mostly the names of the catalogue, again and again. */
function lowered(candidate: string): Lowered {
  let entry = known.get(candidate);
  if (entry === undefined) {
    if (known.size >= MAX_KNOWN) known.clear();
    const other = candidate.toLowerCase();
    known.set(candidate, (entry = { other, letters: lettersOf(other) }));
  }
  return entry;
}

/** Which letters a word has, one bit for each (some share one). */
function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at++) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Edits between two words, a swap of neighbours counting one (Damerau-Levenshtein in its "optimal string alignment" form);
 * any number above `limit` once it is certain that the words are further apart.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, twoAbove[column - 2]! + 1);
      }
      current.push(cost);
      best = Math.min(best, cost);
    }
    // A swap reaches two rows back, so only a row and the one above it together prove the distance.
    if (best > limit && Math.min(...above) > limit) return best;
    twoAbove = above;
    above = current;
  }
  return above[b.length]!;
}
