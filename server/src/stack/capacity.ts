/** How many requests the MPM serves at once, which of its limits make it so, and what that asks of the machine. */
import type { EffectiveMpm } from '../httpd/mpm/effective';
import { needsStopAndStart } from '../httpd/mpm/buckets';
import { scoreboard, taskNeed } from '../httpd/mpm/resources';
import { MPM_TABLES, OS2_LIMITS } from '../httpd/mpm/tables';
import type { MpmName } from '../httpd/mpm/types';

/** One limit of the capacity. */
export interface CapacityLimit {
  readonly directive: string;
  /** As httpd works with it; MaxRequestWorkers as it is before ServerLimit cuts it. */
  readonly value: number;
  /** What this limit alone would allow: requests at once, or threads of one process. */
  readonly allows: number;
  readonly unit: 'requests' | 'threads';
  /** Whether the capacity would grow if this limit alone did, or together with another that binds as well. */
  readonly binds: boolean;
  readonly isDefault: boolean;
  /** Whether a restart keeps the value of the last start. */
  readonly needsStopAndStart: boolean;
}

/** The shape of a server in numbers. */
export interface CapacityShape {
  readonly mpm: MpmName;
  /** Child processes at most. */
  readonly processes: number;
  /** Requests that one process serves at once. */
  readonly threads: number;
  /** Requests at once at most. */
  readonly capacity: number;
  readonly startProcesses: number;
  /** Processes that exist at most, those included that only finish their last requests. */
  readonly slots: number;
}

/** In: what httpd makes of the numbers. Out: processes, threads and their product, one thread for each process of prefork. */
export function capacityShape({ mpm, values, processes, capacity, startProcesses }: EffectiveMpm): CapacityShape {
  const threads = mpm === 'os2' ? OS2_LIMITS.threadsPerProcess : Math.max(1, Math.round(capacity / Math.max(1, processes)));
  // Only event gives new processes the slots beyond its active ones, see finishingSlots.
  const slots = mpm === 'event' ? Math.max(processes, values.ServerLimit ?? 0) : processes;
  return { mpm, processes, threads, capacity, startProcesses, slots };
}

/** `16 processes × 25 threads = 400 requests at once`. */
export function productWords({ mpm, processes, threads, capacity }: CapacityShape): string {
  const many = `${processes} ${processes === 1 ? 'process' : 'processes'}`;
  if (mpm === 'prefork') return `${many}, one request each`;
  return `${many} × ${threads} ${threads === 1 ? 'thread' : 'threads'} = ${capacity} ${capacity === 1 ? 'request' : 'requests'} at once`;
}

/**
 * The limits of the capacity, those of requests first (`*_check_config` in server/mpm: MaxRequestWorkers and ServerLimit
 * both bound the processes, ThreadLimit the threads of one).
 *
 * @param settings numbers as read, see `mpmSettings`
 * @returns none for mpmt_os2, whose size is compiled in
 */
export function capacityLimits(effective: EffectiveMpm, settings: ReadonlyMap<string, number>): readonly CapacityLimit[] {
  const { mpm, values } = effective;
  const limit = (directive: string, value: number, allows: number, unit: CapacityLimit['unit'], binds: boolean): CapacityLimit =>
    ({ directive, value, allows, unit, binds, isDefault: !settings.has(directive), needsStopAndStart: needsStopAndStart(directive) });
  const get = (directive: string): number => values[directive] ?? 0;
  const threadLimit = (): CapacityLimit =>
    limit('ThreadLimit', get('ThreadLimit'), get('ThreadLimit'), 'threads', effective.codes.some(({ directive, step }) => directive === 'ThreadsPerChild' && step === '5'));
  switch (mpm) {
    case 'prefork': {
      const asked = Math.max(1, settings.get('MaxRequestWorkers') ?? MPM_TABLES.prefork.defaults.MaxRequestWorkers ?? 1);
      const slots = get('ServerLimit');
      return [limit('MaxRequestWorkers', asked, asked, 'requests', asked <= slots), limit('ServerLimit', slots, slots, 'requests', slots <= asked)];
    }
    case 'worker':
    case 'event': {
      const threads = get('ThreadsPerChild');
      const asked = get('MaxRequestWorkers');
      const most = get('ServerLimit') * threads;
      return [
        limit('MaxRequestWorkers', asked, asked, 'requests', asked <= most),
        limit('ServerLimit', get('ServerLimit'), most, 'requests', most <= asked),
        threadLimit(),
      ];
    }
    case 'winnt':
      return [limit('ThreadsPerChild', get('ThreadsPerChild'), effective.capacity, 'requests', true), threadLimit()];
    case 'netware':
      return [limit('MaxThreads', get('MaxThreads'), effective.capacity, 'requests', true)];
    case 'os2':
      return [];
  }
}

/** `MaxRequestWorkers limits it, ServerLimit would allow 800`; what stops the capacity from being higher, in one sentence without its end. */
export function limitWords(limits: readonly CapacityLimit[]): string {
  const requests = limits.filter(({ unit }) => unit === 'requests');
  const binding = requests.filter(({ binds }) => binds).map(({ directive }) => directive);
  if (binding.length === 0) return 'the number is compiled in';
  const others = requests.filter(({ binds }) => !binds).map(({ directive, allows }) => `${directive} ${directive === 'MaxRequestWorkers' ? 'asks for' : 'would allow'} ${allows}`);
  const who = binding.length === 1 ? `${binding[0]} limits it` : `${binding.join(' and ')} both limit it`;
  return [who, ...others].join(', ');
}

/** What the user knows of memory, in MiB. */
export interface MemoryWish {
  /** The part of one child process that it shares with no other. */
  readonly process: number;
  /** What the machine has for httpd. */
  readonly machine?: number;
}

/** In MiB, apart from the counts. */
export interface MemoryNeed {
  /** All processes at work. */
  readonly peak: number;
  /** With every slot taken while old processes finish; the same as `peak` unless the MPM is event. */
  readonly most: number;
  /** The table of processes and threads, which is taken at the start. */
  readonly scoreboard: number;
  readonly machine?: number;
  /** Processes and requests at once that the machine's memory is enough for. */
  readonly fitting?: { readonly processes: number; readonly capacity: number };
}

const MIB = 2 ** 20;

/** Multiplies what one process needs. Negative and unlimited numbers count as nothing said: undefined. */
export function memoryNeed(effective: EffectiveMpm, { process, machine }: MemoryWish): MemoryNeed | undefined {
  if (!(process > 0) || !Number.isFinite(process)) return undefined;
  const { processes, threads, slots } = capacityShape(effective);
  const table = (scoreboard(effective)?.bytes ?? 0) / MIB;
  const room = machine !== undefined && machine > 0 && Number.isFinite(machine) ? machine : undefined;
  const need = { peak: processes * process + table, most: slots * process + table, scoreboard: table };
  if (room === undefined) return need;
  const fits = Math.max(0, Math.floor((room - table) / process));
  return { ...need, machine: room, fitting: { processes: fits, capacity: fits * threads } };
}

/** `433 tasks, 865 while old processes finish`: what systemd's TasksMax and pids.max count; undefined for MPMs that do not run on Unix. */
export function taskWords(effective: EffectiveMpm): string | undefined {
  const tasks = taskNeed(effective);
  if (tasks === undefined) return undefined;
  return tasks.most === tasks.running ? `${tasks.running} tasks` : `${tasks.running} tasks, ${tasks.most} while old processes finish`;
}
