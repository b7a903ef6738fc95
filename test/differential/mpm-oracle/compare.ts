import type { ConfigTest } from '../../harness/apache';
import { mpmSettings } from '../../../server/src/httpd/mpm/collect';
import { effectiveMpm, type EffectiveMpm } from '../../../server/src/httpd/mpm/effective';
import type { MpmBlock } from './generate';
import { readObserved, type Observed } from './observer';

/** What `httpd -t` is expected to say about a block. */
export interface Expected {
  /** Line of the block that it stops at. */
  readonly stopsAt: number | undefined;
  /** Each as `AH00513 400 64 384 6`, notes about earlier names without numbers. */
  readonly codes: readonly string[];
  readonly observed: Observed | undefined;
}

/** Computes what the server will say, from what is known of a block because of how it was made. */
export function expectationOf({ mpm, directives, stopsAt }: MpmBlock): Expected {
  const walked = mpmSettings(mpm, directives);
  const noted = walked.notes.map(({ ah }) => ah);
  const stop = walked.fatal?.at.line ?? stopsAt;
  if (stop !== undefined) return { stopsAt: stop, codes: noted, observed: undefined };
  const effective = effectiveMpm(mpm, walked.settings);
  return { stopsAt: undefined, codes: [...noted, ...warningsOf(effective)], observed: observedOf(effective) };
}

/** Writes warnings as `Expected` has them. */
export function warningsOf({ codes }: EffectiveMpm): string[] {
  return codes.map(({ ah, numbers }) => [ah, ...numbers].join(' '));
}

/** The answers that the observation module will give at the end of `-t`. */
export function observedOf({ mpm, values, runtime, processes }: EffectiveMpm): Observed {
  const value = (name: string): number => values[name] ?? Number.NaN;
  const shared = {
    processes, processSlots: value('ServerLimit'), lifetime: value('MaxConnectionsPerChild'), gracefulTimeout: value('GracefulShutdownTimeout'),
    memoryBytes: (runtime.MaxMemFree ?? Number.NaN) * 1024, stackBytes: value('ThreadStackSize'),
  };
  if (mpm === 'prefork')
    return { ...shared, threads: 1, threadSlots: 1, minSpareProcesses: value('MinSpareServers'), maxSpareProcesses: value('MaxSpareServers') };
  return {
    ...shared, threads: value('ThreadsPerChild'), threadSlots: value('ThreadLimit'),
    minSpareThreads: value('MinSpareThreads'), maxSpareThreads: value('MaxSpareThreads'),
  };
}

/** How a run is compared. */
export interface Comparison {
  /** Lines of the file before the block. */
  readonly headerLines: number;
  /** Whether the run printed the notes about earlier names (`-e info`). */
  readonly notes: boolean;
  /** Whether the observation module was loaded. */
  readonly observing: boolean;
}

/** Tells in words where the server said something else; empty for agreement. */
export function differences(expected: Expected, run: ConfigTest, { headerLines, notes, observing }: Comparison): string[] {
  const found: string[] = [];
  const differ = (what: string, real: unknown, ours: unknown): void => {
    if (JSON.stringify(real) !== JSON.stringify(ours)) found.push(`${what}: server ${JSON.stringify(real)}, ours ${JSON.stringify(ours)}`);
  };
  const line = run.error?.place?.line;
  differ('verdict', run.verdict, expected.stopsAt === undefined ? 'accepts' : 'rejects');
  differ('line', line === undefined ? undefined : line - headerLines, expected.stopsAt);
  differ('codes', codesOf(run), expected.codes.filter((code) => notes || !NOTES.includes(code)));
  if (!observing) return found;
  const observed = readObserved(run.stdout, 'tested');
  differ('observed at all', observed !== undefined, expected.observed !== undefined);
  for (const [name, value] of Object.entries(expected.observed ?? {})) differ(name, observed?.[name], value);
  return found;
}

const NOTES: readonly string[] = ['AH00188', 'AH00324', 'AH00521', 'AH00545'];

function codesOf(run: ConfigTest): string[] {
  return run.warnings.map(({ code, text }) => (text.startsWith('WARNING: ') ? [code, ...integersOf(text)].join(' ') : code));
}

/** Takes the integers out of a message. */
export function integersOf(text: string): number[] {
  return [...text.matchAll(/-?\d+/g)].map(([digits]) => Number(digits));
}
