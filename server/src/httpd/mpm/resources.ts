import type { EffectiveMpm } from './effective';

/** Shared memory for the table of processes and threads. */
export interface Scoreboard {
  readonly bytes: number;
  /** What the processes and threads that can exist would need. */
  readonly neededBytes: number;
  readonly slots: number;
  readonly usedSlots: number;
}

const HEADER_BYTES = 56;
const PROCESS_BYTES = 40;
const THREAD_BYTES = 336;

/**
 * The scoreboard that httpd allocates and clears when it starts (`ap_calc_scoreboard_size`), sized by the limits and
 * not by the processes in use. The sizes are those of 2.4.71 on x86-64.
 *
 * @returns undefined for the MPMs without ServerLimit
 */
export function scoreboard({ mpm, values, processes }: EffectiveMpm): Scoreboard | undefined {
  if (mpm !== 'prefork' && mpm !== 'worker' && mpm !== 'event') return undefined;
  const serverLimit = values.ServerLimit ?? 0;
  const threads = mpm === 'prefork' ? 1 : (values.ThreadsPerChild ?? 1);
  const threadLimit = mpm === 'prefork' ? 1 : (values.ThreadLimit ?? 1);
  return {
    bytes: scoreboardBytes(serverLimit, threadLimit),
    neededBytes: scoreboardBytes(processes, threads),
    slots: serverLimit * threadLimit,
    usedSlots: processes * threads,
  };
}

function scoreboardBytes(processes: number, threads: number): number {
  return HEADER_BYTES + processes * (PROCESS_BYTES + THREAD_BYTES * threads);
}

/** Tasks in the sense of systemd's TasksMax and a control group's pids.max: every thread counts. */
export interface Tasks {
  /** With all processes running. */
  readonly running: number;
  /** With every slot taken, as event can have it while old processes finish. */
  readonly most: number;
}

/**
 * Counts the tasks of the server itself: the parent, and for each child of worker and event its threads, its listener
 * and its main thread. Piped loggers, CGI programs and the threads of modules come on top.
 *
 * @returns undefined for the MPMs that don't run on Unix
 */
export function taskNeed({ mpm, values, processes }: EffectiveMpm): Tasks | undefined {
  if (mpm === 'prefork') return { running: 1 + processes, most: 1 + processes };
  if (mpm !== 'worker' && mpm !== 'event') return undefined;
  const each = (values.ThreadsPerChild ?? 1) + 2;
  const slots = mpm === 'event' ? Math.max(processes, values.ServerLimit ?? 0) : processes;
  return { running: 1 + processes * each, most: 1 + slots * each };
}
