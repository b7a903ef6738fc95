import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startBurst } from '../../server/src/httpd/mpm/start-burst';
import { mpmOf } from '../../server/src/stack/mpm';
import type { TestedMpm } from '../differential/mpm-oracle/words';
import { apacheMissing } from '../harness/apache';
import { configure } from '../stack/configure';
import { startLab, until } from './server';

// What the rules say of numbers that `httpd -t` accepts in silence, by servers that run.

const missing = apacheMissing() ?? (process.platform === 'linux' ? undefined : 'processes are read in /proc');
if (missing !== undefined && process.env['CI'] === 'true') throw new Error(missing);

const BURSTS: readonly (readonly [TestedMpm, string])[] = [
  ['prefork', 'StartServers 3\nMinSpareServers 12\nMaxSpareServers 13\nMaxRequestWorkers 37'],
  ['worker', 'StartServers 2\nThreadsPerChild 1\nMinSpareThreads 23\nMaxSpareThreads 27\nMaxRequestWorkers 57\nServerLimit 80'],
  ['event', 'StartServers 3\nThreadsPerChild 1\nMinSpareThreads 24\nMaxSpareThreads 28\nMaxRequestWorkers 40\nServerLimit 80'],
];

void describe('an idle server starts more processes than it keeps', { skip: missing, concurrency: 3 }, () => {
  for (const [mpm, block] of BURSTS) {
    void test(mpm, async () => {
      const { source } = await configure(`LoadModule mpm_${mpm}_module modules/mod_mpm_${mpm}.so\n${block}\n`);
      const burst = startBurst(mpmOf(source)!.effective);
      assert.ok(burst !== undefined);
      const server = await startLab(mpm, block);
      try {
        let peak = 0;
        await until(() => (peak = Math.max(peak, server.children().length)) >= burst.peak, () => `${peak} processes, ${burst.peak} were foretold`);
        await until(() => server.children().length < burst.peak, () => 'none is ended again');
        assert.equal(peak, burst.peak);
      } finally {
        await server.stop();
      }
    });
  }
});

void describe('sizes of stacks', { skip: missing, concurrency: 3 }, () => {
  const few = 'ThreadsPerChild 3\nMaxRequestWorkers 3\nMinSpareThreads 1\nStartServers 1';
  void test('with too small a one the child crashes', async () => {
    const server = await startLab('event', `${few}\nThreadStackSize 32768`);
    try {
      await server.ask(2000);
      await until(() => server.log().includes('AH00052'), () => server.log());
    } finally {
      await server.stop();
    }
  });
  void test('with twice as much it serves', async () => {
    const server = await startLab('event', `${few}\nThreadStackSize 65536`);
    try {
      for (let i = 0; i < 5; i++) assert.match((await server.ask(2000)) ?? '', /^HTTP\/1\.1 /);
      assert.doesNotMatch(server.log(), /AH00052/);
    } finally {
      await server.stop();
    }
  });
  void test('one that is not taken is named in the log', async () => {
    const server = await startLab('worker', `${few}\nThreadStackSize 256`);
    try {
      await until(() => server.log().includes('AH02435'), () => server.log());
    } finally {
      await server.stop();
    }
  });
});

void describe('a graceful stop with a request that does not end', { skip: missing, concurrency: 2 }, () => {
  for (const [timeout, ends] of [[-5, true], [0, false]] as const) {
    void test(`GracefulShutdownTimeout ${timeout}`, async () => {
      const server = await startLab('prefork', `MaxRequestWorkers 2\nMinSpareServers 1\nStartServers 2\nTimeout 60\nGracefulShutdownTimeout ${timeout}`);
      const socket = createConnection(server.port, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n'));
      socket.on('error', () => undefined);
      try {
        await delay(500);
        server.stopGracefully();
        if (ends) await until(() => server.hasEnded(), () => server.log());
        else {
          await delay(6000);
          assert.ok(!server.hasEnded(), server.log());
        }
      } finally {
        socket.destroy();
        await server.stop();
      }
    });
  }
});
