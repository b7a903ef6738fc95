import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { effectiveMpm } from '../../server/src/httpd/mpm/effective';
import { groupFor } from '../../server/src/httpd/mpm/group';
import { MPM_TABLES } from '../../server/src/httpd/mpm/tables';
import type { MpmName } from '../../server/src/httpd/mpm/types';

const INT = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const NUMBER = fc.oneof(fc.integer({ min: -3, max: 130 }), fc.integer({ min: -3, max: 250000 }), INT);
const MPM = fc.constantFrom<MpmName>('prefork', 'worker', 'event', 'winnt', 'netware', 'os2');
const SIZED = fc.constantFrom<MpmName>('prefork', 'worker', 'event', 'winnt', 'netware');

/** An MPM and numbers for some of its directives. */
const configured = (mpms: fc.Arbitrary<MpmName>) => mpms.chain((mpm) => {
  const names = Object.keys(MPM_TABLES[mpm].defaults).filter((name) => name !== 'AsyncRequestWorkerFactor');
  return fc.record({ mpm: fc.constant(mpm), settings: fc.dictionary(fc.constantFrom(...names), NUMBER).map((given) => new Map(Object.entries(given))) });
});

test('what the check corrected needs no correction', () => {
  fc.assert(fc.property(configured(MPM), ({ mpm, settings }) => {
    const once = effectiveMpm(mpm, settings);
    const again = effectiveMpm(mpm, new Map(Object.entries(once.values)));
    // The one correction that leaves its own cause behind: fewer processes, but the same MaxRequestWorkers.
    assert.deepEqual(again.codes.filter(({ step }) => step !== '9'), []);
    assert.deepEqual(again.values, once.values);
    assert.deepEqual([again.processes, again.capacity], [once.processes, once.capacity]);
  }));
});

test('written back with the capacity, the values in effect give no warning and stay', () => {
  fc.assert(fc.property(configured(MPM), fc.integer({ min: 1, max: 4 }), ({ mpm, settings }, buckets) => {
    const once = effectiveMpm(mpm, settings, { buckets });
    const written = new Map(Object.entries(once.runtime));
    if (written.has('MaxRequestWorkers') && buckets === 1) written.set('MaxRequestWorkers', once.capacity);
    const again = effectiveMpm(mpm, written, { buckets });
    if (buckets === 1) assert.deepEqual(again.codes, []);
    assert.deepEqual({ ...again.runtime, MaxRequestWorkers: 0 }, { ...once.runtime, MaxRequestWorkers: 0 });
    assert.equal(again.capacity, once.capacity);
  }));
});

test('every value in effect lies within its bounds', () => {
  fc.assert(fc.property(configured(MPM), ({ mpm, settings }) => {
    const { values, codes, capacity, workerFigure } = effectiveMpm(mpm, settings);
    for (const step of MPM_TABLES[mpm].steps) {
      if (step.kind !== 'range') continue;
      const value = values[step.directive] ?? Number.NaN;
      const highest = typeof step.highest === 'string' ? values[step.highest] : step.highest;
      assert.ok(value >= step.lowest && value <= (highest ?? Number.POSITIVE_INFINITY), step.directive);
    }
    assert.ok(capacity >= 1 && workerFigure >= capacity);
    for (const { from, to, numbers } of codes) assert.ok(from !== to && numbers.includes(from) && numbers.includes(to));
  }));
});

test('both passes report the same conditions', () => {
  fc.assert(fc.property(configured(MPM), ({ mpm, settings }) => {
    const [first, later] = (['first', 'later'] as const).map((pass) => effectiveMpm(mpm, settings, { pass }));
    assert.deepEqual(first?.codes.map(({ step, from, to }) => [step, from, to]), later?.codes.map(({ step, from, to }) => [step, from, to]));
    assert.deepEqual(first?.values, later?.values);
  }));
});

test('a group for a number of workers gives no warning and is what httpd works with', () => {
  fc.assert(fc.property(configured(SIZED), fc.oneof(fc.integer({ min: 1, max: 3000 }), INT), fc.constantFrom('up', 'down'), ({ mpm, settings }, wanted, round) => {
    const lines = groupFor(mpm, wanted, settings, { round });
    const written = new Map([...settings, ...lines.map(({ directive, value }) => [directive, value] as const)]);
    const found = effectiveMpm(mpm, written);
    assert.deepEqual(found.codes, []);
    for (const { directive, value } of lines) assert.equal(found.runtime[directive], value, directive);
    assert.ok((found.runtime.StartServers ?? 1) <= found.processes);
    assert.equal(found.workerFigure, found.capacity);
    const most = { prefork: 200000, worker: 20000 * 20000, event: 20000 * 100000, winnt: 15000, netware: 2048, os2: 0 }[mpm];
    const reachable = Math.min(Math.max(wanted, 1), most);
    if (round === 'up') assert.ok(found.capacity >= reachable);
    else assert.ok(found.capacity <= reachable);
    assert.ok(Math.abs(found.capacity - reachable) < (found.values.ThreadsPerChild ?? 1));
  }));
});

test('a group is stable, and its lines may be left out where the default is right', () => {
  fc.assert(fc.property(configured(SIZED), fc.integer({ min: 1, max: 5000 }), ({ mpm, settings }, wanted) => {
    const lines = groupFor(mpm, wanted, settings);
    const needed = lines.filter(({ state }) => state !== 'default');
    const written = new Map([...settings, ...needed.map(({ directive, value }) => [directive, value] as const)]);
    const again = groupFor(mpm, wanted, written);
    assert.deepEqual(again.map(({ directive, value }) => [directive, value]), lines.map(({ directive, value }) => [directive, value]));
    assert.ok(again.every(({ state }) => state === 'kept' || state === 'default'));
  }));
});
