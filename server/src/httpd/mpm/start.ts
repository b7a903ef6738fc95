import { OS2_LIMITS } from './tables';
import type { MpmName } from './types';
import { asyncFactor } from './factor';
import { isBefore24 } from './version';

/** What an MPM works with once it runs. */
export interface StartOutcome {
  readonly values: Readonly<Record<string, number>>;
  /** Child processes at most. */
  readonly processes: number;
  /** Child processes right after the start. */
  readonly startProcesses: number;
  /** Requests served at the same time at most. */
  readonly capacity: number;
}

/**
 * Applies the corrections that an MPM makes without a word when it starts to run (`prefork_run`, `worker_run`,
 * `event_run` and the set-up of their listeners).
 *
 * @param checked values after the configuration check
 * @param processes the processes that the check of worker and event allows
 * @param buckets number of listener buckets, 1 without ListenCoresBucketsRatio
 */
export function startValues(mpm: MpmName, checked: Readonly<Record<string, number>>, processes: number | undefined, buckets: number, version?: string): StartOutcome {
  const values: Record<string, number> = { ...checked };
  if (values.MaxMemFree !== undefined) values.MaxMemFree = maxMemFreeKept(values.MaxMemFree);
  if (values.AsyncRequestWorkerFactor !== undefined)
    values.AsyncRequestWorkerFactor = asyncFactor(values.AsyncRequestWorkerFactor, version).factor;
  const get = (name: string): number => values[name] ?? 0;
  switch (mpm) {
    case 'prefork': {
      const most = Math.max(get('MaxRequestWorkers'), buckets);
      raise(values, 'StartServers', buckets);
      raise(values, 'MinSpareServers', buckets);
      raise(values, 'MaxSpareServers', int32(get('MinSpareServers') + buckets));
      return { values, processes: most, startProcesses: Math.min(get('StartServers'), most), capacity: most };
    }
    case 'worker':
    case 'event': {
      const threads = get('ThreadsPerChild');
      const most = Math.max(processes ?? 0, buckets);
      // Up to 2.4.16 the distance was that of the manual, without the thread that is added for each bucket since.
      const room = isBefore24(version, 17) ? threads : (threads + 1) * buckets;
      raise(values, 'StartServers', buckets);
      raise(values, 'MinSpareThreads', int32(threads * (buckets - 1) + buckets));
      raise(values, 'MaxSpareThreads', int32(get('MinSpareThreads') + room));
      const slots = mpm === 'event' ? Math.min(most, get('ServerLimit')) : most;
      return { values, processes: most, startProcesses: Math.min(get('StartServers'), slots), capacity: most * threads };
    }
    case 'winnt':
      return { values, processes: 1, startProcesses: 1, capacity: get('ThreadsPerChild') };
    case 'netware':
      raise(values, 'MaxSpareThreads', int32(get('MinSpareThreads') + 1));
      return { values, processes: 1, startProcesses: 1, capacity: get('MaxThreads') };
    case 'os2': {
      const { processes: most, threadsPerProcess } = OS2_LIMITS;
      return { values, processes: most, startProcesses: Math.min(get('StartServers'), most), capacity: most * threadsPerProcess };
    }
  }
}

/**
 * The part of MaxMemFree that httpd keeps: it multiplies by 1024 in 32 bits (`ap_mpm_set_max_mem_free`), so the upper
 * ten bits are lost and 4194304 means unlimited.
 *
 * @param kib the number of the text, in KiB
 * @returns KiB in effect, 0 for unlimited
 */
export function maxMemFreeKept(kib: number): number {
  return kib % 2 ** 22;
}

function raise(values: Record<string, number>, directive: string, least: number): void {
  values[directive] = Math.max(values[directive] ?? 0, least);
}

/** A sum in a C `int` wraps around, and a negative lower bound then raises nothing. */
function int32(value: number): number {
  return value | 0;
}
