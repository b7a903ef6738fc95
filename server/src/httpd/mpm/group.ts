import { MPM_TABLES } from './tables';
import type { MpmName, RangeStep } from './types';

/** A line of a consistent group of MPM directives. */
export interface GroupLine {
  readonly directive: string;
  readonly value: number;
  /**
   * `kept`: set to this already. `changed`: set to something else. `added`: not set, and the default would not do.
   * `default`: not set, and the default is this value, so the line may be left out.
   */
  readonly state: 'kept' | 'changed' | 'added' | 'default';
}

export interface GroupOptions {
  /** Which multiple of ThreadsPerChild is taken when the wanted number is none: `up` (the default) or `down`. */
  readonly round?: 'up' | 'down';
  /** The ThreadsPerChild that is wanted; what is set, or the default, otherwise. */
  readonly threads?: number;
}

type Put = (directive: string, value: number) => number;
type Keep = (directive: string, lowest: number, highest: number, whenBelow?: number) => number;

/**
 * Finds the values of all directives that belong together for a wanted number of workers. Written into the
 * configuration they give no warning, are what httpd works with, and need no silent correction at the start.
 *
 * What is set stays where it can. ThreadsPerChild changes only if the workers fit into less than one process or into no
 * legal number of processes; ThreadLimit and ServerLimit are raised to what they limit. When event needs a higher
 * ServerLimit it gets twice its processes, so that a graceful restart under load finds free slots.
 *
 * @param wantedWorkers requests at once; taken as the nearest number that the MPM can have
 * @param current numbers as read, see `mpmSettings`
 * @returns the lines in the usual order; none for mpmt_os2, whose size is compiled in
 */
export function groupFor(mpm: MpmName, wantedWorkers: number, current: ReadonlyMap<string, number>, options: GroupOptions = {}): readonly GroupLine[] {
  const { defaults } = MPM_TABLES[mpm];
  const lines: GroupLine[] = [];
  const put: Put = (directive, value) => {
    const now = current.get(directive);
    const state = now === undefined ? (value === defaults[directive] ? 'default' : 'added') : now === value ? 'kept' : 'changed';
    lines.push({ directive, value, state });
    return value;
  };
  const keep: Keep = (directive, lowest, highest, whenBelow = lowest) => {
    const now = current.get(directive) ?? defaults[directive] ?? lowest;
    return put(directive, Math.min(now < lowest ? whenBelow : now, highest));
  };
  const wanted = Math.max(1, Math.trunc(wantedWorkers));
  switch (mpm) {
    case 'prefork':
      preforkGroup(put, keep, Math.min(wanted, hardLimit(mpm, 'ServerLimit')), hardLimit(mpm, 'ServerLimit'));
      break;
    case 'worker':
    case 'event':
      threadedGroup(mpm, put, keep, wanted, current, options);
      break;
    case 'winnt': {
      const most = hardLimit(mpm, 'ThreadLimit');
      const threads = Math.min(wanted, most);
      keep('ThreadLimit', threads, most);
      put('ThreadsPerChild', threads);
      break;
    }
    case 'netware': {
      const threads = put('MaxThreads', Math.min(wanted, hardLimit(mpm, 'MaxThreads')));
      keep('StartThreads', 0, threads, 1);
      spare(keep, 'MinSpareThreads', 'MaxSpareThreads', threads, 1, 10);
      break;
    }
    case 'os2':
      break;
  }
  return lines;
}

function preforkGroup(put: Put, keep: Keep, workers: number, most: number): void {
  keep('ServerLimit', workers, most);
  put('MaxRequestWorkers', workers);
  keep('StartServers', 1, workers, 5);
  spare(keep, 'MinSpareServers', 'MaxSpareServers', workers, 1, 5);
}

function threadedGroup(mpm: 'worker' | 'event', put: Put, keep: Keep, wanted: number, current: ReadonlyMap<string, number>, { round = 'up', threads: asked }: GroupOptions): void {
  const mostProcesses = hardLimit(mpm, 'ServerLimit');
  const mostThreads = hardLimit(mpm, 'ThreadLimit');
  const { defaults } = MPM_TABLES[mpm];
  const all = Math.min(wanted, mostProcesses * mostThreads);
  const set = asked ?? current.get('ThreadsPerChild') ?? 0;
  const usual = set < 1 ? (defaults.ThreadsPerChild ?? 1) : Math.min(set, mostThreads);
  const threads = Math.max(Math.min(usual, all), Math.ceil(all / mostProcesses));
  const processes = round === 'up' ? Math.ceil(all / threads) : Math.floor(all / threads);
  keep('ServerLimit', processes, mostProcesses, mpm === 'event' ? 2 * processes : processes);
  keep('ThreadLimit', threads, mostThreads);
  put('ThreadsPerChild', threads);
  const workers = put('MaxRequestWorkers', processes * threads);
  keep('StartServers', 1, processes, defaults.StartServers);
  spare(keep, 'MinSpareThreads', 'MaxSpareThreads', workers, threads + 1, defaults.MinSpareThreads ?? 1);
}

function spare(keep: Keep, min: string, max: string, workers: number, distance: number, usual: number): void {
  const least = keep(min, 1, workers, usual);
  keep(max, least + distance, Number.POSITIVE_INFINITY);
}

function hardLimit(mpm: MpmName, directive: string): number {
  const step = MPM_TABLES[mpm].steps.find((each): each is RangeStep => each.kind === 'range' && each.directive === directive);
  return typeof step?.highest === 'number' ? step.highest : Number.POSITIVE_INFINITY;
}
