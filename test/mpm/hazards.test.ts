import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coresForShortage, needsStopAndStart } from '../../server/src/httpd/mpm/buckets';
import { effectiveMpm, type EffectiveOptions } from '../../server/src/httpd/mpm/effective';
import { constantDefault, factorEffect, maxMemFreeWrap, negativeLifetime } from '../../server/src/httpd/mpm/hazards';
import { scoreboard, taskNeed } from '../../server/src/httpd/mpm/resources';
import { finishingSlots, logFlood, minSpareBeyondCapacity, spareRecycling, startBeyondProcesses } from '../../server/src/httpd/mpm/spare';
import { stackHazard } from '../../server/src/httpd/mpm/stack-size';
import { startBurst } from '../../server/src/httpd/mpm/start-burst';
import type { MpmName } from '../../server/src/httpd/mpm/types';

type Settings = Readonly<Record<string, number>>;
const map = (settings: Settings) => new Map(Object.entries(settings));
const effective = (mpm: MpmName, settings: Settings = {}, options?: EffectiveOptions) => effectiveMpm(mpm, map(settings), options);

test('a negative lifetime means something else in each MPM', () => {
  assert.equal(negativeLifetime('event', 0), undefined);
  assert.deepEqual((['prefork', 'worker', 'event', 'winnt'] as const).map((mpm) => negativeLifetime(mpm, -1)?.effect),
    ['unlimited', 'fork-storm', 'fork-storm', 'ends-after-first-connection']);
});

test('more buckets than process slots', () => {
  assert.deepEqual((['worker', 'event'] as const).map((mpm) => effective(mpm, { ServerLimit: 2 }, { buckets: 4 }).startProcesses), [4, 2]);
  assert.equal(coresForShortage(1, 16), 17);
  assert.equal(coresForShortage(0, 16), undefined);
  assert.deepEqual(['ServerLimit', 'ThreadLimit', 'ListenBacklog', 'StartServers'].map(needsStopAndStart), [true, true, true, false]);
});

test('processes end for being idle when MaxSpare is below what can be idle', () => {
  assert.deepEqual(spareRecycling(effective('event')), { directive: 'MaxSpareThreads', maxSpare: 250, needed: 400, capacity: 400, buckets: 1 });
  assert.equal(spareRecycling(effective('event', { MaxSpareThreads: 400 })), undefined);
  assert.equal(spareRecycling(effective('prefork', { MaxRequestWorkers: 12, MaxSpareServers: 12 })), undefined);
  assert.equal(spareRecycling(effective('prefork', { MaxRequestWorkers: 12 }))?.maxSpare, 10);
  assert.equal(spareRecycling(effective('winnt')), undefined);
});

test('with buckets MaxSpareThreads = MaxRequestWorkers is not enough', () => {
  const three = { ThreadsPerChild: 5, MaxRequestWorkers: 15, MinSpareThreads: 1, MaxSpareThreads: 15 };
  const needed = (mpm: MpmName) => spareRecycling(effective(mpm, { ...three, MinSpareThreads: 1, MaxSpareThreads: 0 }, { buckets: 2 }))?.needed;
  assert.deepEqual([needed('worker'), needed('event')], [20, 30]);
  assert.equal(spareRecycling(effective('worker', { ...three, MaxSpareThreads: 20 }, { buckets: 2 })), undefined);
});

test('a MinSpare that can never be idle', () => {
  assert.deepEqual(minSpareBeyondCapacity(effective('event', { MaxRequestWorkers: 25 })), { directive: 'MinSpareThreads', minSpare: 75, capacity: 25, ah: 'AH10159' });
  assert.equal(minSpareBeyondCapacity(effective('worker', { ServerLimit: 2 }))?.ah, 'AH00288');
  assert.equal(minSpareBeyondCapacity(effective('prefork', { MaxRequestWorkers: 4 }))?.ah, 'AH00161');
  assert.equal(minSpareBeyondCapacity(effective('prefork', { MaxRequestWorkers: 5 })), undefined);
});

test('a worker figure above the capacity fills the log', () => {
  assert.deepEqual(logFlood(effective('event', { MaxRequestWorkers: 1000 })), { workerFigure: 1000, capacity: 400, ah: 'AH03490', atIdle: false });
  assert.equal(logFlood(effective('worker', { ServerLimit: 2 }))?.atIdle, true);
  assert.equal(logFlood(effective('event')), undefined);
});

test('StartServers above the processes, slots for finishing processes', () => {
  assert.deepEqual(startBeyondProcesses(effective('event', { StartServers: 20 })), { startServers: 20, processes: 16 });
  assert.equal(startBeyondProcesses(effective('event')), undefined);
  assert.deepEqual(finishingSlots(effective('event')), { serverLimit: 16, processes: 16, free: 0, enough: 32 });
  assert.equal(finishingSlots(effective('worker')), undefined);
});

test('MaxMemFree loses its upper bits', () => {
  assert.equal(maxMemFreeWrap(4194303), undefined);
  assert.deepEqual(maxMemFreeWrap(4194304), { kib: 4194304, keptKib: 0, unlimited: true });
  assert.deepEqual(maxMemFreeWrap(4194305), { kib: 4194305, keptKib: 1, unlimited: false });
});

test('the factor and the connections it allows', () => {
  assert.deepEqual(factorEffect(effective('event', { AsyncRequestWorkerFactor: 2.5 })), { written: 2.5, factor: 2, connections: 1200, changed: true });
  assert.equal(factorEffect(effective('worker')), undefined);
});

test('an unset MaxRequestWorkers is a constant', () => {
  assert.deepEqual(constantDefault('event', map({ ThreadsPerChild: 64 })), { constant: 400, workers: 1024, changed: ['ThreadsPerChild'] });
  assert.equal(constantDefault('event', map({ ThreadsPerChild: 25 })), undefined);
  assert.equal(constantDefault('prefork', map({ ServerLimit: 500, MaxRequestWorkers: 500 })), undefined);
});

test('memory and tasks', () => {
  assert.deepEqual(scoreboard(effective('prefork')), { bytes: 56 + 256 * 376, neededBytes: 56 + 256 * 376, slots: 256, usedSlots: 256 });
  assert.equal(Math.round((scoreboard(effective('event', { ServerLimit: 500, ThreadLimit: 500 }))?.bytes ?? 0) / 1e6), 84);
  assert.deepEqual(taskNeed(effective('event', { ServerLimit: 32 })), { running: 1 + 16 * 27, most: 1 + 32 * 27 });
  assert.equal(taskNeed(effective('winnt')), undefined);
});

test('the burst of a start, as running servers had it', () => {
  const burst = (mpm: MpmName, settings: Record<string, number>): [number, number] | undefined => {
    const found = startBurst(effective(mpm, settings));
    return found === undefined ? undefined : [found.peak, found.ended];
  };
  assert.equal(burst('prefork', { StartServers: 1, MinSpareServers: 8, MaxSpareServers: 9 }), undefined, 'doubling ends at the very number');
  assert.deepEqual(burst('prefork', { StartServers: 1, MinSpareServers: 40, MaxSpareServers: 45 }), [64, 19]);
  assert.deepEqual(burst('prefork', { StartServers: 3, MinSpareServers: 12, MaxSpareServers: 13, MaxRequestWorkers: 37 }), [18, 5]);
  assert.deepEqual(burst('worker', { StartServers: 2, ThreadsPerChild: 2, MinSpareThreads: 35, MaxSpareThreads: 41, MaxRequestWorkers: 51, ServerLimit: 80 }), [25, 5]);
  assert.deepEqual(burst('event', { StartServers: 3, ThreadsPerChild: 1, MinSpareThreads: 24, MaxSpareThreads: 28, MaxRequestWorkers: 40, ServerLimit: 80 }), [34, 6]);
  assert.equal(burst('event', { StartServers: 2, ThreadsPerChild: 2, MinSpareThreads: 15, MaxSpareThreads: 19, MaxRequestWorkers: 51, ServerLimit: 80 }), undefined);
  assert.equal(burst('event', {}), undefined);
  assert.equal(burst('winnt', {}), undefined);
});

test('sizes of stacks', () => {
  const hazard = (mpm: MpmName, size: number): string | undefined => stackHazard(effective(mpm, { ThreadStackSize: size }), false);
  assert.deepEqual([0, 1, 16383, 16384, 65535, 65536, 2 ** 40, 2 ** 47].map((size) => hazard('event', size)), [undefined, 'ignored', 'ignored', 'crash', 'crash', undefined, undefined, 'no-thread']);
  assert.deepEqual([hazard('prefork', 1), hazard('winnt', 1)], [undefined, undefined]);
});
