/** limits.conf and limits.d of pam_limits (parse_config_file, modules/pam_limits/pam_limits.c). */
import type { Span } from '../base/span';
import { linesOf, wordsOf } from './lines';
import type { Rejected } from './setting';

export interface LimitEntry {
  /** A user, `@group`, `*` for everybody, or a range of ids. */
  readonly domain: string;
  /** `-` sets both. */
  readonly type: 'soft' | 'hard' | '-';
  /** In lower case: `nproc`, `nofile`. */
  readonly item: string;
  /** Infinity: none. */
  readonly value: number;
  readonly valueAt: Span;
  readonly at: Span;
}

export interface LimitsFile {
  readonly entries: readonly LimitEntry[];
  readonly rejected: readonly Rejected[];
}

/** Reads a file: four words a line, what follows `#` is a comment. A line that is none is logged and ignored. */
export function parseLimits(text: string): LimitsFile {
  const entries: LimitEntry[] = [];
  const rejected: Rejected[] = [];
  for (const line of linesOf(text)) {
    const comment = line.text.indexOf('#');
    const words = wordsOf(text, { start: line.start, end: comment < 0 ? line.end : line.start + comment });
    if (words.length === 0) continue;
    const at = { start: words[0]!.at.start, end: words.at(-1)!.at.end };
    const [domain, type, item, value] = words.map((word) => word.text);
    // `domain -` takes a user out of all limits.
    if (words.length === 2 && type === '-') continue;
    // Debian's chroot takes a path, and no number.
    if (words.length === 4 && item === 'chroot') continue;
    const limit = value === undefined ? undefined : limitOf(value.toLowerCase());
    if (words.length !== 4 || !isType(type!.toLowerCase()) || limit === undefined) {
      rejected.push({ at, message: 'pam_limits wants a domain, a type, an item and a value, and ignores this line.' });
    } else entries.push({ domain: domain!, type: type!.toLowerCase() as LimitEntry['type'], item: item!.toLowerCase(), value: limit, valueAt: words[3]!.at, at });
  }
  return { entries, rejected };
}

function isType(type: string): boolean {
  return type === 'soft' || type === 'hard' || type === '-';
}

function limitOf(value: string): number | undefined {
  if (value === 'unlimited' || value === 'infinity' || value === '-1') return Infinity;
  const number = /^-?\d+/.exec(value);
  return number === null ? undefined : Number(number[0]);
}

/**
 * The entry that holds for a user: one for the user goes before one for a group, that before one for everybody, and of
 * two the later counts (setup_limits). The soft limit is what processes meet.
 *
 * @param entries in the order of the files: limits.conf, then limits.d by name
 */
export function limitFor(entries: readonly LimitEntry[], item: string, user: string, groups: readonly string[]): LimitEntry | undefined {
  const own = entries.filter((entry) => entry.item === item);
  const pick = (matches: (entry: LimitEntry) => boolean): LimitEntry | undefined => lower(own.filter(matches));
  return pick(({ domain }) => domain === user)
    ?? pick(({ domain }) => domain.startsWith('@') && groups.includes(domain.slice(1)))
    ?? (user === 'root' ? undefined : pick(({ domain }) => domain === '*'));
}

// A soft limit above the hard one is cut to it.
function lower(entries: readonly LimitEntry[]): LimitEntry | undefined {
  const soft = entries.findLast(({ type }) => type !== 'hard');
  const hard = entries.findLast(({ type }) => type !== 'soft');
  if (soft === undefined || hard === undefined) return soft ?? hard;
  return soft.value <= hard.value ? soft : hard;
}

/** limits.conf first, then the files of limits.d by name. */
export function inLimitsOrder<T extends { readonly path: string }>(files: readonly T[]): T[] {
  const key = (path: string): string => (path.includes('limits.d/') ? `1${path.slice(path.lastIndexOf('/') + 1)}` : '0');
  return [...files].sort((a, b) => (key(a.path) < key(b.path) ? -1 : key(a.path) > key(b.path) ? 1 : 0));
}
