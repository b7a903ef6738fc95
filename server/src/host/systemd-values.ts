/** Values of unit files as numbers. Infinity stands for no limit; undefined for what systemd does not take and ignores. */

const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(?:seconds?|sec|s)$/, 1], [/^(?:minutes?|min|m)$/, 60], [/^(?:hours?|hr|h)$/, 3600], [/^(?:days?|d)$/, 86_400],
  [/^(?:weeks?|w)$/, 604_800], [/^(?:months?|M)$/, 2_629_800], [/^(?:years?|y)$/, 31_557_600], [/^(?:msec|ms)$/, 1e-3], [/^(?:usec|us|µs|μs)$/, 1e-6],
];

/** A time span in seconds (parse_sec, src/basic/time-util.c): `90`, `1min 30s`, `infinity`. */
export function timeSpan(value: string): number | undefined {
  const text = value.trim();
  if (text === 'infinity') return Infinity;
  if (!/^(?:\d+(?:\.\d+)?\s*[a-zA-Zµμ]*\s*)+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, number, unit] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-zA-Zµμ]*)/g)) {
    const factor = unit === '' ? 1 : UNITS.find(([pattern]) => pattern.test(unit!))?.[1];
    if (factor === undefined) return undefined;
    sum += Number(number) * factor;
  }
  return sum;
}

/** TimeoutStopSec in seconds: 0 turns the limit off, as it did before there was `infinity`. */
export function stopTimeout(value: string): number | undefined {
  const seconds = timeSpan(value);
  return seconds === 0 ? Infinity : seconds;
}

/** TasksMax as a number of tasks; a percentage is of a number that no file tells, so it has no answer. */
export function tasks(value: string): number | undefined {
  if (value === 'infinity') return Infinity;
  return /^\d+$/.test(value) && Number(value) > 0 ? Number(value) : undefined;
}

/** The soft limit of `LimitNPROC=soft:hard` and its sisters, or the one number for both. */
export function softLimit(value: string): number | undefined {
  const soft = value.split(':')[0]!.trim();
  if (soft === 'infinity') return Infinity;
  return /^\d+$/.test(soft) ? Number(soft) : undefined;
}

/** A size in bytes with the suffixes K, M, G and T of 1024. Percentages have no answer. */
export function bytes(value: string): number | undefined {
  if (value === 'infinity') return Infinity;
  const match = /^(\d+(?:\.\d+)?)\s*([KMGTPE])?B?$/.exec(value);
  return match === null ? undefined : Number(match[1]) * 1024 ** (match[2] === undefined ? 0 : 'KMGTPE'.indexOf(match[2]) + 1);
}

/** parse_boolean (src/basic/parse-util.c). */
export function truth(value: string): boolean | undefined {
  if (/^(?:1|yes|y|true|t|on)$/i.test(value)) return true;
  return /^(?:0|no|n|false|f|off)$/i.test(value) ? false : undefined;
}
