import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectiveMpm, type EffectiveOptions } from '../../server/src/httpd/mpm/effective';
import type { MpmName } from '../../server/src/httpd/mpm/types';

type Settings = Readonly<Record<string, number>>;
const effective = (mpm: MpmName, settings: Settings, options?: EffectiveOptions) => effectiveMpm(mpm, new Map(Object.entries(settings)), options);
const said = (mpm: MpmName, settings: Settings, options?: EffectiveOptions) => effective(mpm, settings, options).codes.map(({ ah, numbers }) => [ah, ...numbers].join(' '));

test('the warnings and sizes of known configurations', () => {
  const cases: [MpmName, Settings, string[], number, number][] = [
    ['event', {}, [], 16, 400],
    ['event', { ThreadsPerChild: 64 }, ['AH00513 400 64 384 6'], 6, 384],
    ['event', { ThreadsPerChild: 100 }, ['AH00507 100 64 64', 'AH00513 400 64 384 6'], 6, 384],
    ['event', { ThreadsPerChild: 10 }, ['AH00515 400 40 16 160'], 16, 160],
    ['event', { MaxRequestWorkers: 10 }, ['AH00511 10 25 25'], 1, 25],
    ['event', { MaxRequestWorkers: 1000 }, ['AH00515 1000 40 16 400'], 16, 400],
    ['event', { ThreadLimit: 30000 }, [], 16, 400],
    ['worker', { ThreadLimit: 30000 }, ['AH00305 30000 20000 20000'], 16, 400],
    ['worker', { MaxRequestWorkers: 510, ServerLimit: 0, StartServers: -1, MinSpareThreads: 0 },
      ['AH00302 0 1', 'AH00316 510 25 500 20', 'AH00318 500 20 1 25', 'AH00320 -1 1', 'AH00322 0 1'], 1, 25],
    ['prefork', {}, [], 256, 256],
    ['prefork', { ServerLimit: 100 }, ['AH00180 256 100 100'], 100, 100],
    ['prefork', { MaxRequestWorkers: 0, StartServers: 0, MinSpareServers: -4 }, ['AH00182 0 1', 'AH00184 0 1', 'AH00186 -4 1'], 1, 1],
    ['winnt', { ThreadsPerChild: 3000 }, ['AH00444 3000 1920 1920'], 1, 1920],
    ['winnt', { ThreadLimit: 20000, ThreadsPerChild: 0 }, ['AH00439 20000 15000 15000', 'AH00446 0 1'], 1, 1],
    ['netware', { MaxThreads: 5000, StartThreads: 0, MinSpareThreads: 0 }, ['AH00228 5000 2048 2048', 'AH00233 0 1'], 1, 2048],
    ['netware', { MaxThreads: 0, StartThreads: -1 }, ['AH00230 0 1', 'AH00231 -1 1'], 1, 1],
    ['os2', { StartServers: -1, MinSpareThreads: 0, ThreadsPerChild: 7 }, ['AH00213 -1 1', 'AH00215 0 1'], 10, 2560],
  ];
  for (const [mpm, settings, codes, processes, capacity] of cases) {
    const found = effective(mpm, settings);
    const what = `${mpm} ${JSON.stringify(settings)}`;
    assert.deepEqual(said(mpm, settings), codes, what);
    assert.deepEqual([found.processes, found.capacity], [processes, capacity], what);
  }
});

test('a warning tells its directive and the correction', () => {
  const [first, second] = effective('event', { ThreadsPerChild: 100 }).codes;
  assert.deepEqual(first, { ah: 'AH00507', directive: 'ThreadsPerChild', step: '5', from: 100, to: 64, numbers: [100, 64, 64] });
  assert.deepEqual(second, { ah: 'AH00513', directive: 'MaxRequestWorkers', step: '8', from: 400, to: 384, numbers: [400, 64, 384, 6] });
});

test('the spare limits are lifted in silence', () => {
  const found = effective('event', { ThreadsPerChild: 64, MaxSpareThreads: 5 });
  assert.deepEqual([found.runtime.MaxRequestWorkers, found.runtime.MaxSpareThreads, found.values.MaxSpareThreads], [384, 140, 5]);
  assert.deepEqual(found.codes.map(({ ah }) => ah), ['AH00513']);
  assert.equal(effective('prefork', { MinSpareServers: 10, MaxSpareServers: 5 }).runtime.MaxSpareServers, 11);
  assert.equal(effective('netware', { MaxSpareThreads: -1 }).runtime.MaxSpareThreads, 11);
});

test('up to 2.4.16 the distance of the spare limits was ThreadsPerChild', () => {
  const spare = (version: string) => effective('worker', { MaxSpareThreads: 5 }, { version }).runtime.MaxSpareThreads;
  assert.deepEqual(['2.4.16', '2.4.17', '2.4'].map(spare), [100, 101, 101]);
});

test('the ServerLimit correction leaves the worker figure alone', () => {
  const found = effective('event', { MaxRequestWorkers: 1000 });
  assert.deepEqual([found.workerFigure, found.values.MaxRequestWorkers, found.capacity], [1000, 1000, 400]);
  assert.deepEqual(found.codes.map(({ step, to }) => [step, to]), [['9', 400]]);
});

test('later passes use the other code, and the first-pass-only numbers are gone', () => {
  assert.deepEqual(said('event', { ThreadsPerChild: 100 }, { pass: 'later' }), ['AH00508 100 64', 'AH00514 400 64 384']);
  assert.deepEqual(said('prefork', { MaxRequestWorkers: 0 }, { pass: 'later' }), ['AH00183 0 1']);
});

test('a restart keeps ServerLimit and ThreadLimit', () => {
  const restartFrom = { ServerLimit: 20, ThreadLimit: 64 };
  const found = effective('worker', { ServerLimit: 30, MaxRequestWorkers: 700 }, { pass: 'later', restartFrom });
  assert.deepEqual(found.codes.map(({ ah, numbers }) => [ah, ...numbers]), [['AH00304', 30, 20], ['AH00319', 700, 28, 20, 500]]);
  assert.equal(found.values.ServerLimit, 20);
  const clamped = { ServerLimit: 20000, ThreadLimit: 64 };
  assert.deepEqual(said('event', { ServerLimit: 30000 }, { pass: 'later', restartFrom: clamped }), ['AH00498 30000 20000']);
});

test('listener buckets raise what is below them', () => {
  const { runtime, processes, startProcesses } = effective('prefork', { MaxRequestWorkers: 2, MinSpareServers: 1, MaxSpareServers: 2 }, { buckets: 4 });
  assert.deepEqual([runtime.MinSpareServers, runtime.MaxSpareServers, processes, startProcesses], [4, 8, 4, 4]);
  const threaded = effective('event', { ThreadsPerChild: 5, MaxRequestWorkers: 15, MinSpareThreads: 1, MaxSpareThreads: 15 }, { buckets: 2 });
  assert.deepEqual([threaded.runtime.MinSpareThreads, threaded.runtime.MaxSpareThreads], [7, 19]);
});

test('2.2 has other defaults and no codes', () => {
  const found = effective('worker', { ThreadsPerChild: 10 }, { version: '2.2.34' });
  assert.deepEqual([found.codes, found.processes, found.capacity, found.values.MaxConnectionsPerChild], [[], 16, 160, 10000]);
  assert.equal(effective('prefork', { ServerLimit: 500 }, { version: '2.2' }).capacity, 500);
  assert.equal(effective('prefork', { ServerLimit: 500 }).capacity, 256);
});

test('the factor in use is a whole number since 2.4.33', () => {
  const factor = (value: number, version?: string) => effective('event', { AsyncRequestWorkerFactor: value }, { version }).runtime.AsyncRequestWorkerFactor;
  assert.deepEqual([0.5, 1.9, 2, 2.99, 3, Number.NaN, Number.POSITIVE_INFINITY].map((value) => factor(value)), [1, 1, 2, 2, 3, 1, 1]);
  assert.deepEqual([0.01, 0.5, 2.99].map((value) => factor(value, '2.4.29')), [0.0625, 0.5, 2.9375]);
});
