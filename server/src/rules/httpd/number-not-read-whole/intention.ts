/** What somebody means who writes a unit where httpd takes a plain number. */
import type { DirectiveSpec, NumberRange } from '../../../httpd/catalog/types';

/** In seconds. */
const TIME: Readonly<Record<string, number>> = {
  ms: 0.001, s: 1, sec: 1, secs: 1, second: 1, seconds: 1, m: 60, min: 60, mins: 60, minute: 60, minutes: 60,
  h: 3600, hr: 3600, hour: 3600, hours: 3600, d: 86400, day: 86400, days: 86400,
};
/** In bytes. */
const SIZE: Readonly<Record<string, number>> = {
  b: 1, k: 1024, kb: 1024, kib: 1024, m: 1024 ** 2, mb: 1024 ** 2, mib: 1024 ** 2, g: 1024 ** 3, gb: 1024 ** 3, gib: 1024 ** 3,
};
const COUNT: Readonly<Record<string, number>> = { k: 1000, m: 1_000_000 };

/** One of the directive's own unit in the units of the tables above. */
const OWN: Readonly<Record<string, number>> = { s: 1, ms: 0.001, bytes: 1, KiB: 1024 };

const SIZES = /size|buffer|body|rlimitmem|requestline|block|length/i;

/** The number, in the directive's own unit, that the word most likely means; undefined where nobody can say. */
export function meantNumber(spec: DirectiveSpec, range: NumberRange, value: string): number | undefined {
  const grouped = /^(\d{1,3})((?:[,_']\d{3})+)$/.exec(value);
  if (grouped !== null) return Number(value.replace(/[,_']/g, ''));
  const match = /^(\d+)\s*([a-z]+)$/i.exec(value);
  if (match === null) return undefined;
  const units = range.unit === 's' || range.unit === 'ms' || /timeout|expire|age$/i.test(spec.name) ? TIME : range.unit !== undefined || SIZES.test(spec.name) ? SIZE : COUNT;
  const factor = units[match[2]!.toLowerCase()];
  if (factor === undefined) return undefined;
  return Math.round((Number(match[1]) * factor) / (OWN[range.unit ?? ''] ?? 1));
}

/** ` seconds` where the directive counts something that has a name. */
export function unitWord(range: NumberRange, count: number): string {
  switch (range.unit) {
    case 's':
      return count === 1 ? ' second' : ' seconds';
    case 'ms':
      return count === 1 ? ' millisecond' : ' milliseconds';
    case 'bytes':
      return count === 1 ? ' byte' : ' bytes';
    case undefined:
      return '';
    default:
      return ` ${range.unit}`;
  }
}
