import type { EffectiveMpm } from './effective';
import { FROZEN_DIRECTIVES } from './tables';

/**
 * The number of listener buckets of a server that is started with ListenCoresBucketsRatio (`ap_duplicate_listeners` in
 * server/listen.c). A graceful restart keeps the number of the start.
 *
 * @param ratio the directive's value, 0 when it is not set
 * @param cores processors that are online
 * @param reusePort whether the system has SO_REUSEPORT, without which there is always one bucket
 */
export function listenerBuckets(ratio: number, cores: number, reusePort = true): number {
  return ratio <= 0 || !reusePort ? 1 : Math.max(1, Math.floor(cores / ratio));
}

/** More buckets than process slots. */
export interface BucketShortage {
  readonly buckets: number;
  readonly serverLimit: number;
  /** prefork dies at once, worker in its first round of maintenance, event never serves the connections of some buckets. */
  readonly effect: 'crash-at-start' | 'crash-in-maintenance' | 'connections-hang';
}

const EFFECTS = { prefork: 'crash-at-start', worker: 'crash-in-maintenance', event: 'connections-hang' } as const;

/**
 * Finds listener buckets that no process can ever serve, which neither `httpd -t` nor any message of the server tells.
 *
 * @returns undefined when every bucket can have a process, or the MPM has no buckets
 */
export function bucketShortage({ mpm, values, buckets }: EffectiveMpm): BucketShortage | undefined {
  if (mpm !== 'prefork' && mpm !== 'worker' && mpm !== 'event') return undefined;
  const serverLimit = values.ServerLimit ?? 0;
  return buckets > serverLimit ? { buckets, serverLimit, effect: EFFECTS[mpm] } : undefined;
}

/**
 * The number of processors from which on a configuration has more buckets than process slots.
 *
 * @param ratio ListenCoresBucketsRatio
 * @param serverLimit ServerLimit after its correction
 * @returns undefined when the ratio is not set and there is always one bucket
 */
export function coresForShortage(ratio: number, serverLimit: number): number | undefined {
  return ratio > 0 ? ratio * (serverLimit + 1) : undefined;
}

/**
 * Says whether a change of a directive takes effect only by stopping and starting the server; the restarts keep the old
 * value of ServerLimit, ThreadLimit (with a warning) and ListenBacklog (without).
 *
 * @param directive its canonical name
 */
export function needsStopAndStart(directive: string): boolean {
  return FROZEN_DIRECTIVES.includes(directive);
}
