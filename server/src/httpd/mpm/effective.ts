import { checkConfig, type FrozenLimits } from './check';
import { mpmDefaults } from './directives';
import { startValues } from './start';
import { MPM_TABLES } from './tables';
import type { MpmCode, MpmName, MpmValues, Pass } from './types';
import { isBefore24Line } from './version';

export interface EffectiveOptions {
  /** For a restart: ServerLimit and ThreadLimit as they are in force since the start. */
  readonly restartFrom?: FrozenLimits;
  /** `first` (the default) is `httpd -t`; see `Pass`. */
  readonly pass?: Pass;
  /** Number of listener buckets (ap_duplicate_listeners, server/listen.c); 1 by default. */
  readonly buckets?: number;
  /** httpd's version, `2.4` by default. */
  readonly version?: string;
}

/** What httpd makes of the numbers of its MPM. */
export interface EffectiveMpm {
  readonly mpm: MpmName;
  /** After the configuration check: every directive of the MPM and of the core's MPM part, set or not. */
  readonly values: MpmValues;
  /** The same with the silent corrections at the start: what the server works with. */
  readonly runtime: MpmValues;
  /** The warnings of the configuration check in httpd's order. */
  readonly codes: readonly MpmCode[];
  /** Child processes at most. */
  readonly processes: number;
  /** Child processes right after the start. */
  readonly startProcesses: number;
  /** Requests served at the same time at most. */
  readonly capacity: number;
  /** The number of workers that httpd compares the busy ones with; above `capacity` after the ServerLimit correction. */
  readonly workerFigure: number;
  readonly buckets: number;
}

/**
 * Computes the values an MPM works with and the warnings about them.
 *
 * Under 2.2 no warning has a code, so `codes` is empty; the corrections are taken to be the same ones.
 *
 * @param settings numbers as httpd read them, by canonical name, see `mpmSettings`; a directive of another MPM is ignored
 * @returns values in the units of the directives
 */
export function effectiveMpm(mpm: MpmName, settings: ReadonlyMap<string, number>, options: EffectiveOptions = {}): EffectiveMpm {
  const { restartFrom, pass = 'first', buckets = 1, version } = options;
  const is22 = isBefore24Line(version);
  const given = withDefaults(mpm, settings, version);
  if (is22) followServerLimit(mpm, settings, given);
  const { values, codes, processes } = checkConfig(MPM_TABLES[mpm], given, pass, restartFrom);
  const start = startValues(mpm, values, processes, buckets, version);
  return {
    mpm,
    values,
    runtime: start.values,
    codes: is22 ? [] : codes,
    processes: start.processes,
    startProcesses: start.startProcesses,
    capacity: start.capacity,
    workerFigure: values.MaxRequestWorkers ?? start.capacity,
    buckets,
  };
}

function withDefaults(mpm: MpmName, settings: ReadonlyMap<string, number>, version: string | undefined): Record<string, number> {
  const values = mpmDefaults(mpm, version);
  for (const name of Object.keys(values)) values[name] = settings.get(name) ?? values[name] ?? 0;
  return values;
}

// In 2.2 an unset MaxClients is no number: the processes are as many as ServerLimit, whatever ThreadsPerChild is.
function followServerLimit(mpm: MpmName, settings: ReadonlyMap<string, number>, values: Record<string, number>): void {
  if (settings.has('MaxRequestWorkers') || values.MaxRequestWorkers === undefined) return;
  const { values: limits } = checkConfig(MPM_TABLES[mpm], values, 'first');
  values.MaxRequestWorkers = (limits.ServerLimit ?? 0) * (limits.ThreadsPerChild ?? 1);
}
