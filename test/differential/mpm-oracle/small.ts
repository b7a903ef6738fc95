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
    maybe('MinSpareServers', random.pick([random.whole(-1, 9), 2147483647]));
    maybe('MaxSpareServers', random.whole(-3, 14));
  } else {
    settings.set('ThreadsPerChild', random.whole(-1, 9));
    maybe('ThreadLimit', random.whole(0, 8));
    settings.set('MaxRequestWorkers', random.whole(-1, 40));
    maybe('MinSpareThreads', random.pick([random.whole(-1, 30), random.whole(-1, 30), 2147483640]));
    maybe('MaxSpareThreads', random.whole(-3, 80));
  }
  if (ratio > 0) settings.set('ListenCoresBucketsRatio', ratio);
  return settings;
}

/** Writes settings as configuration. */
export function textOf(settings: ReadonlyMap<string, number>): string {
  return [...settings].map(([directive, value]) => `${directive} ${value}\n`).join('');
}
