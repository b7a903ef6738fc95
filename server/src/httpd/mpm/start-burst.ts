import type { EffectiveMpm } from './effective';

/** What an idle server does in its first seconds. */
export interface StartBurst {
  /** Processes that exist at the same time at most, without a single request. */
  readonly peak: number;
  /** Processes that are ended again because then too many workers are idle; one a second. */
  readonly ended: number;
  readonly directive: 'MinSpareServers' | 'MinSpareThreads';
}

/** MAX_SPAWN_RATE of prefork, worker and event (server/mpm). */
const MOST_AT_ONCE = 32;

/**
 * Follows the maintenance of a server without load: each second it starts 1, 2, 4, ... processes while too few workers are
 * idle, all of a step even where fewer would do, and ends one a second while too many are
 * (`perform_idle_server_maintenance`, server/mpm).
 *
 * @returns undefined where nothing is ended again, and with listener buckets, whose number depends on the machine
 */
export function startBurst({ mpm, runtime, processes, startProcesses, buckets }: EffectiveMpm): StartBurst | undefined {
  if ((mpm !== 'prefork' && mpm !== 'worker' && mpm !== 'event') || buckets > 1) return undefined;
  const kind = mpm === 'prefork' ? 'Servers' : 'Threads';
  const threads = mpm === 'prefork' ? 1 : (runtime.ThreadsPerChild ?? 1);
  const min = runtime[`MinSpare${kind}`] ?? 0;
  const max = runtime[`MaxSpare${kind}`] ?? 0;
  let running = startProcesses;
  for (let rate = 1; running * threads < min && running < processes; rate = Math.min(2 * rate, MOST_AT_ONCE)) running = Math.min(running + rate, processes);
  const stay = Math.max(Math.floor(max / threads), 0);
  return running > startProcesses && running > stay ? { peak: running, ended: running - stay, directive: `MinSpare${kind}` } : undefined;
}
