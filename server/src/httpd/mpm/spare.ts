import type { EffectiveMpm } from './effective';
import { MPM_TABLES } from './tables';

/** Idle processes are ended by httpd itself, and with them whatever is kept in them. */
export interface SpareRecycling {
  readonly directive: 'MaxSpareServers' | 'MaxSpareThreads';
  /** The value in effect. */
  readonly maxSpare: number;
  /** The lowest value with which httpd never ends a process for being idle, however the processes are spread over the buckets. */
  readonly needed: number;
  readonly capacity: number;
  readonly buckets: number;
}

/**
 * Finds an idle limit below what the server can have idle, so that processes end after every peak of load
 * (`perform_idle_server_maintenance`). prefork compares the limit with all its processes, worker and event compare the
 * limit divided by the buckets with the threads of one bucket, and event may put all processes into one.
 *
 * @returns undefined when no process is ever ended for being idle
 */
export function spareRecycling(effective: EffectiveMpm): SpareRecycling | undefined {
  const { mpm, runtime, processes, capacity, buckets } = effective;
  if (mpm !== 'prefork' && mpm !== 'worker' && mpm !== 'event') return undefined;
  const directive = mpm === 'prefork' ? 'MaxSpareServers' : 'MaxSpareThreads';
  const maxSpare = runtime[directive] ?? 0;
  // worker fills its slots in turn, so a bucket has its share of the processes; event takes any free slot.
  const inOneBucket = mpm === 'worker' || buckets === 1 ? Math.ceil(processes / buckets) : processes;
  const needed = mpm === 'prefork' ? capacity : buckets * inOneBucket * (runtime.ThreadsPerChild ?? 1);
  return maxSpare < needed ? { directive, maxSpare, needed, capacity, buckets } : undefined;
}

/** A lower idle limit that the server can't reach with all its workers idle. */
export interface UnreachableSpare {
  readonly directive: 'MinSpareServers' | 'MinSpareThreads';
  readonly minSpare: number;
  readonly capacity: number;
  /** The message of an idle server, once for each start, or once a second for AH00288 and AH03490. */
  readonly ah: string;
}

const AT_IDLE = { prefork: 'AH00161', worker: 'AH00287', event: 'AH10159' } as const;
const FLOOD = { prefork: undefined, worker: 'AH00288', event: 'AH03490' } as const;

/**
 * Finds a MinSpareServers or MinSpareThreads above the capacity: accepted in silence, and an error line of an idle server.
 *
 * @returns undefined when the limit can be reached
 */
export function minSpareBeyondCapacity(effective: EffectiveMpm): UnreachableSpare | undefined {
  const { mpm, runtime, capacity, workerFigure } = effective;
  if (mpm !== 'prefork' && mpm !== 'worker' && mpm !== 'event') return undefined;
  const directive = mpm === 'prefork' ? 'MinSpareServers' : 'MinSpareThreads';
  const minSpare = runtime[directive] ?? 0;
  if (minSpare <= capacity) return undefined;
  return { directive, minSpare, capacity, ah: (workerFigure > capacity && FLOOD[mpm]) || AT_IDLE[mpm] };
}

/** A worker figure that the processes can't reach. */
export interface LogFlood {
  /** What httpd compares the busy workers with. */
  readonly workerFigure: number;
  readonly capacity: number;
  /** Written every second while idle threads are short; the message about the limit never comes. */
  readonly ah: 'AH00288' | 'AH03490';
  /** True when idle threads are short even on a server without any load. */
  readonly atIdle: boolean;
}

/** Finds MaxRequestWorkers cut by ServerLimit under worker and event, where the internal figure stays too high. */
export function logFlood(effective: EffectiveMpm): LogFlood | undefined {
  const { mpm, runtime, capacity, workerFigure } = effective;
  if ((mpm !== 'worker' && mpm !== 'event') || workerFigure <= capacity) return undefined;
  return { workerFigure, capacity, ah: FLOOD[mpm], atIdle: (runtime.MinSpareThreads ?? 0) > capacity };
}

/** Values that start more processes than the server may have; the surplus is not started. */
export interface StartSurplus {
  readonly startServers: number;
  readonly processes: number;
}

/** Finds a StartServers above the possible processes: cut in silence. */
export function startBeyondProcesses({ runtime, processes, mpm }: EffectiveMpm): StartSurplus | undefined {
  const startServers = runtime.StartServers;
  if (startServers === undefined || !('StartServers' in MPM_TABLES[mpm].defaults) || startServers <= processes) return undefined;
  return { startServers, processes };
}

/** Process slots of event beyond those in use, which take the place of processes that still finish their requests. */
export interface FinishingSlots {
  readonly serverLimit: number;
  readonly processes: number;
  readonly free: number;
  /** The ServerLimit with which one graceful restart under load never waits for a slot. */
  readonly enough: number;
}

/**
 * Counts event's slots for finishing processes. worker and prefork never use more than the slots of their processes, so
 * a larger ServerLimit does not help them.
 *
 * @returns undefined for the other MPMs
 */
export function finishingSlots({ mpm, values, processes }: EffectiveMpm): FinishingSlots | undefined {
  if (mpm !== 'event') return undefined;
  const serverLimit = values.ServerLimit ?? 0;
  return { serverLimit, processes, free: Math.max(0, serverLimit - processes), enough: 2 * processes };
}
