import type { Random } from './random';
import type { TestedMpm } from './words';

/**
 * Chooses settings for a server that is really started: small enough for any machine, with limits that collide.
 *
 * @param ratio ListenCoresBucketsRatio, 0 to leave it out
 */
export function smallSettings(random: Random, mpm: TestedMpm, ratio: number): ReadonlyMap<string, number> {
  const settings = new Map<string, number>();
  const maybe = (directive: string, value: number): void => {
    if (random.chance(0.7)) settings.set(directive, value);
  };
  maybe('ServerLimit', random.whole(2, 12));
  maybe('StartServers', random.whole(-1, 8));
  if (mpm === 'prefork') {
    maybe('MaxRequestWorkers', random.whole(-1, 16));
    maybe('MinSpareServers', random.whole(-1, 9));
    maybe('MaxSpareServers', random.whole(-3, 14));
  } else {
    settings.set('ThreadsPerChild', random.whole(-1, 9));
    maybe('ThreadLimit', random.whole(0, 8));
    settings.set('MaxRequestWorkers', random.whole(-1, 40));
    maybe('MinSpareThreads', random.pick([random.whole(-1, 3), random.whole(-1, 30)]));
    maybe('MaxSpareThreads', random.whole(-3, 80));
  }
  if (ratio > 0) settings.set('ListenCoresBucketsRatio', ratio);
  return settings;
}

/** Writes settings as configuration. */
export function textOf(settings: ReadonlyMap<string, number>): string {
  return [...settings].map(([directive, value]) => `${directive} ${value}\n`).join('');
}

/** Settings whose lower idle limit is so high that the upper one, which has to be above it, leaves a C `int`. */
export function overflowingSettings(mpm: TestedMpm): ReadonlyMap<string, number> {
  if (mpm === 'prefork') return new Map([['MaxRequestWorkers', 4], ['MinSpareServers', 2147483647], ['MaxSpareServers', 7]]);
  return new Map([['ThreadsPerChild', 8], ['MaxRequestWorkers', 32], ['MinSpareThreads', 2147483640], ['MaxSpareThreads', 60]]);
}

/** Settings that an idle server complains about: a lower idle limit beyond the capacity, and the same with a worker figure above it. */
export function complainingSettings(mpm: TestedMpm): readonly ReadonlyMap<string, number>[] {
  if (mpm === 'prefork') return [new Map([['MaxRequestWorkers', 2], ['MinSpareServers', 3]])];
  const threads: readonly [string, number][] = [['ThreadsPerChild', 2], ['MinSpareThreads', 5], ['ServerLimit', 1]];
  return [new Map([...threads, ['MaxRequestWorkers', 2]]), new Map([...threads, ['MaxRequestWorkers', 10]])];
}
