import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mpmSettings } from '../../server/src/httpd/mpm/collect';
import { knowsDirective, mpmDefaults, mpmDirective, mpmNamed } from '../../server/src/httpd/mpm/directives';
import type { MpmName } from '../../server/src/httpd/mpm/types';

function walk(mpm: MpmName, ...lines: string[]) {
  const directives = lines.map((line) => ({ name: line.split(' ')[0] ?? '', value: line.split(' ')[1] ?? '' }));
  const { settings, origins, notes, fatal } = mpmSettings(mpm, directives);
  return {
    settings: Object.fromEntries(settings), origins: [...origins].map(([name, at]) => `${name} ${directives.indexOf(at)}`),
    notes: notes.map(({ ah, at }) => `${ah} ${directives.indexOf(at)}`), fatal: fatal && `${directives.indexOf(fatal.at)} ${fatal.problem}`,
  };
}

test('the last one wins, under whatever name and letter case', () => {
  assert.deepEqual(walk('event', 'MaxClients 100', 'maxrequestworkers 200', 'Listen 80', 'MAXCLIENTS 300x'), {
    settings: { MaxRequestWorkers: 300 }, origins: ['MaxRequestWorkers 3'], notes: ['AH00521 0', 'AH00521 3'], fatal: undefined,
  });
});

test('earlier names are noted with the code of the MPM', () => {
  const noted = (mpm: MpmName) => walk(mpm, 'MaxClients 9', 'MaxRequestsPerChild 9').notes;
  assert.deepEqual(noted('prefork'), ['AH00188 0', 'AH00545 1']);
  assert.deepEqual(noted('worker'), ['AH00324 0', 'AH00545 1']);
  assert.deepEqual(noted('winnt'), ['AH00545 1']);
});

test('a refused number ends the walk', () => {
  const fatal = (...lines: string[]) => walk('event', ...lines).fatal;
  assert.equal(fatal('StartServers abc', 'ListenBacklog 0', 'ListenBacklog 5'), '1 below-1');
  assert.deepEqual(walk('event', 'StartServers 4', 'ListenBacklog abc', 'StartServers 5').settings, { StartServers: 4 });
  assert.equal(fatal('SendBufferSize 100'), '0 below-512');
  assert.equal(fatal('MaxMemFree -1'), '0 negative-or-too-large');
  assert.equal(fatal('AsyncRequestWorkerFactor 0'), '0 not-positive');
  assert.equal(fatal('AsyncRequestWorkerFactor 2,5'), '0 not-a-number');
});

test('sizes beyond a double keep what httpd keeps of them', () => {
  assert.deepEqual(walk('event', 'MaxMemFree 10000000000').settings, { MaxMemFree: 10000000000 });
  assert.deepEqual(walk('event', 'MaxMemFree 9223372036854775807').settings, { MaxMemFree: 4294967295 });
});

test('directives belong to their MPMs', () => {
  assert.ok(knowsDirective('event', 'maxclients') && knowsDirective('winnt', 'MaxRequestsPerChild'));
  for (const [mpm, name] of [['prefork', 'ThreadsPerChild'], ['worker', 'AsyncRequestWorkerFactor'], ['event', 'MaxSpareServers'], ['winnt', 'MaxClients'], ['winnt', 'GracefulShutdownTimeout'], ['event', 'Listen']] as const)
    assert.equal(knowsDirective(mpm, name), false, `${mpm} ${name}`);
  assert.deepEqual(mpmDirective('MAXCLIENTS'), { name: 'MaxRequestWorkers', kind: 'atoi', alias: 'MaxClients' });
  assert.equal(mpmDirective('ThreadStackSize')?.kind, 'size');
});

test('an MPM is known by its identifier and its source file, in this letter case only', () => {
  assert.deepEqual(['mpm_event_module', 'worker.c', 'mpmt_os2.c', 'mpm_event.c', 'Event.c'].map(mpmNamed), ['event', 'worker', 'os2', undefined, undefined]);
});

test('defaults include those of the core', () => {
  assert.equal(mpmDefaults('netware').ThreadStackSize, 65536);
  assert.equal(mpmDefaults('event').MaxMemFree, 2048);
  assert.equal('GracefulShutdownTimeout' in mpmDefaults('winnt'), false);
});
