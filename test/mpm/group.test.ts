import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupFor, type GroupOptions } from '../../server/src/httpd/mpm/group';
import type { MpmName } from '../../server/src/httpd/mpm/types';

function group(mpm: MpmName, wanted: number, current: Record<string, number>, options?: GroupOptions): string {
  return groupFor(mpm, wanted, new Map(Object.entries(current)), options)
    .filter(({ state }) => state !== 'default').map(({ directive, value, state }) => `${directive} ${value} ${state}`).join(', ');
}

test('what is set stays where it can', () => {
  assert.equal(group('event', 400, {}), '');
  assert.equal(group('event', 384, { ThreadsPerChild: 64 }), 'ThreadsPerChild 64 kept, MaxRequestWorkers 384 added');
  assert.equal(group('event', 1000, {}), 'ServerLimit 80 added, MaxRequestWorkers 1000 added');
  assert.equal(group('worker', 1000, { MaxRequestWorkers: 1000 }), 'ServerLimit 40 added, MaxRequestWorkers 1000 kept');
  assert.equal(group('event', 1000, { ServerLimit: 40 }), 'ServerLimit 40 kept, MaxRequestWorkers 1000 added');
  assert.equal(group('event', 400, { ThreadsPerChild: 100 }), 'ThreadLimit 100 added, ThreadsPerChild 100 kept');
  assert.equal(group('prefork', 500, { MaxSpareServers: 3 }), 'ServerLimit 500 added, MaxRequestWorkers 500 added, MaxSpareServers 6 changed');
});

test('a number that is no multiple of ThreadsPerChild is rounded as asked', () => {
  assert.equal(group('event', 400, { ThreadsPerChild: 64 }), 'ThreadsPerChild 64 kept, MaxRequestWorkers 448 added');
  assert.equal(group('event', 400, { ThreadsPerChild: 64 }, { round: 'down' }), 'ThreadsPerChild 64 kept, MaxRequestWorkers 384 added');
});

test('fewer workers than one process has threads make the process smaller', () => {
  assert.equal(group('event', 10, {}), 'ThreadsPerChild 10 added, MaxRequestWorkers 10 added, StartServers 1 added, MinSpareThreads 10 added');
});

test('more workers than processes can have raise ThreadsPerChild', () => {
  assert.equal(group('worker', 1_000_000, {}), 'ServerLimit 20000 added, ThreadsPerChild 50 added, MaxRequestWorkers 1000000 added');
});

test('the MPMs with one process, and the one without a size', () => {
  assert.equal(group('winnt', 4000, {}), 'ThreadLimit 4000 added, ThreadsPerChild 4000 added');
  assert.equal(group('netware', 30, {}), 'MaxThreads 30 added, StartThreads 30 added');
  assert.deepEqual(groupFor('os2', 30, new Map()), []);
});
