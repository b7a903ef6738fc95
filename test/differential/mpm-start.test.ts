import assert from 'node:assert/strict';
import { cpus } from 'node:os';
import { test } from 'node:test';
import { ahCode } from '../../server/src/httpd/mpm/check';
import { effectiveMpm, type EffectiveMpm } from '../../server/src/httpd/mpm/effective';
import { logFlood, minSpareBeyondCapacity } from '../../server/src/httpd/mpm/spare';
import { MPM_TABLES } from '../../server/src/httpd/mpm/tables';
import { apacheMissing } from '../harness/apache';
import { inParallel } from '../harness/pool';
import { temporaryDirectory } from '../harness/temp';
import { integersOf } from './mpm-oracle/compare';
import { startObserved, type Told } from './mpm-oracle/live';
import { buildObserver } from './mpm-oracle/observer';
import { randomOf, type Random } from './mpm-oracle/random';
import { complainingSettings, overflowingSettings, smallSettings, textOf } from './mpm-oracle/small';
import type { TestedMpm } from './mpm-oracle/words';

// What `-t` does not show: the silent corrections of a start, its number of first children, the warnings of the second
// reading, and those of a restart with other numbers. Real servers on a port of this machine, told by a module.

const CI = process.env['CI'] === 'true';
const COUNT = Number(process.env['HTTPD_DIFF_MPM_STARTS'] ?? (CI ? 30 : 8));
const SEED = process.env['HTTPD_DIFF_MPM_SEED'] ?? '1';

const observer = apacheMissing() === undefined ? buildObserver() : { missing: apacheMissing() ?? '' };
const missing = 'missing' in observer ? observer.missing : undefined;
if (missing !== undefined && CI) throw new Error(missing);

for (const mpm of ['prefork', 'worker', 'event'] as const) {
  test(`${mpm}: a running server holds the corrected values`, { skip: missing }, async (context) => {
    const directory = temporaryDirectory('mpm-live');
    const seeds = Array.from({ length: COUNT }, (_, index) => `${SEED}/${mpm}/${index}`);
    const overflowing = await startOnce(mpm, `${directory}/overflow`);
    const results = await inParallel(seeds, 2, (seed) => startAndRestart(mpm, randomOf(seed), `${directory}/${seed.replaceAll('/', '-')}`));
    const wrong = [...overflowing, ...results.flat()];
    context.diagnostic(`${mpm}: ${COUNT + 1} starts and ${COUNT} restarts, ${wrong.length} differences`);
    assert.deepEqual(wrong, []);
  });
}

for (const mpm of ['prefork', 'worker', 'event'] as const) {
  test(`${mpm}: an idle server complains as foretold`, { skip: missing }, async () => {
    const directory = temporaryDirectory('mpm-idle');
    await inParallel(complainingSettings(mpm), 2, async (settings, slot) => {
      const effective = effectiveMpm(mpm, settings);
      const foretold = minSpareBeyondCapacity(effective);
      assert.ok(foretold !== undefined);
      assert.equal(logFlood(effective)?.atIdle, settings.get('MaxRequestWorkers') === 10 ? true : undefined);
      const server = await startObserved(mpm, textOf(settings), `${directory}/${slot}`, 'path' in observer ? observer.path : '');
      await server.logged(foretold.ah).finally(() => server.stop());
    });
  });
}

async function startAndRestart(mpm: TestedMpm, random: Random, directory: string): Promise<string[]> {
  const ratio = random.pick([0, 1]);
  // ap_duplicate_listeners (server/listen.c).
  const buckets = ratio === 0 ? 1 : Math.max(1, Math.floor(cpus().length / ratio));
  const first = withSlots(smallSettings(random, mpm, ratio), buckets);
  const second = withSlots(smallSettings(random, mpm, ratio), buckets);
  const started = effectiveMpm(mpm, first, { pass: 'later', buckets });
  const frozen = { ServerLimit: started.values.ServerLimit, ThreadLimit: started.values.ThreadLimit };
  const restarted = effectiveMpm(mpm, second, { pass: 'later', buckets, restartFrom: frozen });
  const server = await startObserved(mpm, textOf(first), directory, 'path' in observer ? observer.path : '');
  try {
    const told = await server.told(started.startProcesses);
    const wrong = compare(`start with ${textOf(first)}`, told, started);
    if (told.firstChildren !== started.startProcesses) wrong.push(`first children ${told.firstChildren}, ours ${started.startProcesses} with ${textOf(first)}`);
    const kind = random.pick<'graceful' | 'hard'>(['graceful', 'hard']);
    await server.restart(textOf(second), kind);
    return [...wrong, ...compare(`${kind} restart with ${textOf(second)} after ${textOf(first)}`, await server.told(1), restarted)];
  } finally {
    await server.stop();
  }
}

async function startOnce(mpm: TestedMpm, directory: string): Promise<string[]> {
  const settings = overflowingSettings(mpm);
  const expected = effectiveMpm(mpm, settings, { pass: 'later' });
  const server = await startObserved(mpm, textOf(settings), directory, 'path' in observer ? observer.path : '');
  try {
    return compare(`start with ${textOf(settings)}`, await server.told(expected.startProcesses), expected);
  } finally {
    await server.stop();
  }
}

// Fewer slots than buckets end a server; on a machine with many processors the small limits would have that.
function withSlots(settings: ReadonlyMap<string, number>, buckets: number): ReadonlyMap<string, number> {
  const serverLimit = settings.get('ServerLimit');
  return serverLimit !== undefined && serverLimit < buckets ? new Map([...settings, ['ServerLimit', buckets]]) : settings;
}

function compare(what: string, { observed, warnings }: Told, { mpm, runtime, values, codes, processes, buckets }: EffectiveMpm): string[] {
  const check = new Set(MPM_TABLES[mpm].steps.flatMap(laterCodes));
  const real = warnings.filter(({ code }) => check.has(code)).map(({ code, text }) => [code, ...integersOf(text)].join(' '));
  const ours = codes.map(({ ah, numbers }) => [ah, ...numbers].join(' '));
  const numbers: Record<string, number | undefined> = mpm === 'prefork'
    ? { minSpareProcesses: runtime.MinSpareServers, maxSpareProcesses: runtime.MaxSpareServers }
    : { threads: runtime.ThreadsPerChild, threadSlots: values.ThreadLimit, minSpareThreads: runtime.MinSpareThreads, maxSpareThreads: runtime.MaxSpareThreads };
  const all = { ...numbers, processes, processSlots: values.ServerLimit, buckets };
  const wrong = Object.entries(all).filter(([name, value]) => observed[name] !== value).map(([name, value]) => `${name} ${observed[name]}, ours ${value}: ${what}`);
  return real.join() === ours.join() ? wrong : [...wrong, `codes ${real.join()}, ours ${ours.join()}: ${what}`];
}

function laterCodes(step: (typeof MPM_TABLES)['event']['steps'][number]): string[] {
  const pairs = step.kind === 'range' ? [step.high, step.low, step.frozen?.code] : [step.belowThreads, step.notMultiple, step.tooManyProcesses];
  return pairs.flatMap((pair) => (pair === undefined ? [] : [ahCode(pair.later)]));
}
