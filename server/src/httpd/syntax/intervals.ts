/** Times as httpd reads them. */
import { parseLong } from './numbers';

const SECOND = 1_000_000n;
const MAX = 2n ** 63n - 1n;
/** Microseconds of the units of ap_timeout_parameter_parse. */
const UNITS = { s: SECOND, h: 3600n * SECOND, ms: 1000n, mi: 60n * SECOND } as const;

/**
 * ap_timeout_parameter_parse (server/util.c): digits, then a unit of which one or two letters are looked at. Text without
 * digits counts as 0.
 *
 * @param unit what holds without one
 * @returns microseconds; undefined where httpd refuses the word
 */
export function parseInterval(word: string, unit: 's' | 'ms' = 's'): bigint | undefined {
  const { value, outOfRange, used } = parseLong(word);
  if (outOfRange || value < 0n) return undefined;
  const text = used >= word.length && word !== '' ? unit : word.slice(used);
  const name = text[0] === 'm' ? text.slice(0, 2) : text[0];
  if (name !== 's' && name !== 'h' && name !== 'ms' && name !== 'mi') return undefined;
  const micros = value * UNITS[name];
  return micros > MAX ? undefined : micros;
}

const MD_UNITS: Readonly<Record<string, bigint>> = { d: 86400n * SECOND, h: 3600n * SECOND, s: SECOND, ms: 1000n, mi: 60n * SECOND };

/**
 * md_duration_parse (modules/md/md_time.c): like an interval, with days and capitals, and without a check for overflow.
 *
 * @returns microseconds, negative for negative numbers; undefined where the word is no duration
 */
export function parseDuration(word: string, unit = 's'): bigint | undefined {
  const { value, outOfRange, used } = parseLong(word);
  if (outOfRange) return undefined;
  if (used === 0 && word !== '') return undefined;
  const text = (used >= word.length ? unit : word.slice(used)).toLowerCase();
  const factor = MD_UNITS[text.startsWith('m') ? text.slice(0, 2) : text.slice(0, 1)];
  return factor === undefined ? undefined : BigInt.asIntN(64, value * factor);
}
