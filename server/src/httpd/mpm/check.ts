import type { CodePair, MpmCode, MpmTable, Pass, RangeStep, WorkersStep } from './types';

/** The values of ServerLimit and ThreadLimit that a running server started with. */
export interface FrozenLimits {
  readonly ServerLimit?: number;
  readonly ThreadLimit?: number;
}

/** What the configuration check leaves behind. */
export interface CheckOutcome {
  readonly values: Readonly<Record<string, number>>;
  readonly codes: readonly MpmCode[];
  /** Processes that worker and event will use at most; undefined for the other MPMs. */
  readonly processes?: number;
}

interface Running {
  readonly values: Record<string, number>;
  readonly codes: MpmCode[];
  readonly pass: Pass;
  processes?: number;
}

/**
 * Runs the configuration check of an MPM (`prefork_check_config`, `worker_check_config`, `event_check_config`, ...).
 *
 * @param values all directives of the MPM, defaults filled in; not changed
 * @param pass which of the two codes of each condition is printed
 * @param restartFrom given for a restart: what is in force since the start
 * @returns the corrected values and the warnings in httpd's order
 */
export function checkConfig(table: MpmTable, values: Readonly<Record<string, number>>, pass: Pass, restartFrom?: FrozenLimits): CheckOutcome {
  const run: Running = { values: { ...values }, codes: [], pass };
  for (const step of table.steps)
    if (step.kind === 'range') keepInRange(run, step, restartFrom);
    else fitWorkers(run, step);
  return run;
}

function valueOf(run: Running, directive: string): number {
  return run.values[directive] ?? 0;
}

function keepInRange(run: Running, step: RangeStep, restartFrom: FrozenLimits | undefined): void {
  const { directive } = step;
  const value = valueOf(run, directive);
  const highest = typeof step.highest === 'string' ? valueOf(run, step.highest) : step.highest;
  if (highest !== undefined && step.high !== undefined && value > highest) {
    const numbers = run.pass === 'first' ? [value, highest, highest] : [value, highest];
    correct(run, step.high, { directive, step: step.step, from: value, to: highest, numbers });
  } else if (value < step.lowest) {
    correct(run, step.low, { directive, step: `${step.step}'`, from: value, to: 1, numbers: [value, 1] });
  }
  if (step.frozen !== undefined) keepFrozen(run, directive, step.frozen, restartFrom);
}

// The new value is compared after its own correction, so 30000 after a start with 20000 is no change.
function keepFrozen(run: Running, directive: string, { step, code }: NonNullable<RangeStep['frozen']>, restartFrom: FrozenLimits | undefined): void {
  const old = directive === 'ServerLimit' ? restartFrom?.ServerLimit : restartFrom?.ThreadLimit;
  const now = valueOf(run, directive);
  if (old !== undefined && old !== now) correct(run, code, { directive, step, from: now, to: old, numbers: [now, old] });
}

// The last of the three corrections lowers the number of processes only: httpd keeps the figure that it compares the busy
// workers with, which is why that limit can then never be reached.
function fitWorkers(run: Running, codes: WorkersStep): void {
  const directive = 'MaxRequestWorkers';
  const threads = valueOf(run, 'ThreadsPerChild');
  const serverLimit = valueOf(run, 'ServerLimit');
  let workers = valueOf(run, directive);
  if (workers < threads) {
    const numbers = run.pass === 'first' ? [workers, threads, threads] : [workers, threads];
    correct(run, codes.belowThreads, { directive, step: '7', from: workers, to: threads, numbers });
    workers = threads;
  }
  const processes = Math.floor(workers / threads);
  const whole = processes * threads;
  if (workers !== whole) {
    const numbers = run.pass === 'first' ? [workers, threads, whole, processes] : [workers, threads, whole];
    correct(run, codes.notMultiple, { directive, step: '8', from: workers, to: whole, numbers });
  }
  if (processes > serverLimit) {
    const most = serverLimit * threads;
    correct(run, codes.tooManyProcesses, { directive, step: '9', from: whole, to: most, numbers: [whole, processes, serverLimit, most] });
  }
  run.values[directive] = whole;
  run.processes = Math.min(processes, serverLimit);
}

function correct(run: Running, { [run.pass]: number }: CodePair, code: Omit<MpmCode, 'ah'>): void {
  run.values[code.directive] = code.to;
  if (number !== null) run.codes.push({ ah: ahCode(number), ...code });
}

/** Writes the number of a log message as httpd does: `AH` and at least five digits. */
export function ahCode(number: number): string {
  return `AH${String(number).padStart(5, '0')}`;
}
