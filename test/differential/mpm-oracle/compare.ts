import type { ConfigTest } from '../../harness/apache';
import { mpmSettings } from '../../../server/src/httpd/mpm/collect';
import { effectiveMpm } from '../../../server/src/httpd/mpm/effective';
import type { MpmValues } from '../../../server/src/httpd/mpm/types';
import type { MpmBlock } from './generate';
import { readObserved, type Observed } from './observer';
import type { TestedMpm } from './words';


/** What `httpd -t` is expected to say about a block. */
export interface Expected {
  /** Line of the block that it stops at. */
  readonly stopsAt: number | undefined;
  /** Each as `AH00513 400 64 384 6`. */
  readonly codes: readonly string[];
  readonly observed: Observed | undefined;
}

/**
 * Computes what the server will say.
 *
 * @param notes whether the notes about earlier names are printed (`-e info`)
 */
export function expectationOf({ mpm, directives, stopsAt }: MpmBlock, notes: boolean): Expected {
  const walked = mpmSettings(mpm, directives);
  const noted = notes ? walked.notes.map(({ ah }) => ah) : [];
  const stop = walked.fatal?.at.line ?? stopsAt;
  if (stop !== undefined) return { stopsAt: stop, codes: noted, observed: undefined };
  const { values, runtime, processes, codes: reported } = effectiveMpm(mpm, walked.settings);
  const codes = [...noted, ...reported.map(({ ah, numbers }) => [ah, ...numbers].join(' '))];
  return { stopsAt: undefined, codes, observed: observedOf(mpm, values, runtime, processes) };
}

function observedOf(mpm: TestedMpm, values: MpmValues, runtime: MpmValues, processes: number): Observed {
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

/** Tells in words where the server said something else; empty for agreement. In: the number of lines before the block. */
export function differences(expected: Expected, run: ConfigTest, headerLines: number, observing: boolean): string[] {
  const found: string[] = [];
  const differ = (what: string, real: unknown, ours: unknown): void => {
    if (JSON.stringify(real) !== JSON.stringify(ours)) found.push(`${what}: server ${JSON.stringify(real)}, ours ${JSON.stringify(ours)}`);
  };
  const line = run.error?.place?.line;
  differ('verdict', run.verdict, expected.stopsAt === undefined ? 'accepts' : 'rejects');
  differ('line', line === undefined ? undefined : line - headerLines, expected.stopsAt);
  differ('codes', codesOf(run), expected.codes);
  if (!observing) return found;
  const observed = readObserved(run.stdout, 'tested');
  differ('observed at all', observed !== undefined, expected.observed !== undefined);
  for (const [name, value] of Object.entries(expected.observed ?? {})) differ(name, observed?.[name], value);
  return found;
}

function codesOf(run: ConfigTest): string[] {
  return run.warnings
    .map(({ code, text }) => (text.startsWith('WARNING: ') ? [code, ...integersOf(text)].join(' ') : code));
}

/** Takes the integers out of a message. */
export function integersOf(text: string): number[] {
  return [...text.matchAll(/-?\d+/g)].map(([digits]) => Number(digits));
}
