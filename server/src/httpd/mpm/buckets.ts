import { FROZEN_DIRECTIVES } from './tables';

/**
 * The number of processors from which on a configuration has more listener buckets than process slots
 * (`ap_duplicate_listeners` in server/listen.c: processors / ratio, one at least).
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
