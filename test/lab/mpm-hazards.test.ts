import assert from 'node:assert/strict';
import { createConnection } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { startBurst } from '../../server/src/httpd/mpm/start-burst';
import { mpmOf } from '../../server/src/stack/mpm';
import type { TestedMpm } from '../differential/mpm-oracle/words';
import { configure } from '../stack/configure';
import { labMissing, until, withLab } from './server';

// What the rules say of numbers that `httpd -t` accepts in silence, by servers that run.


const BURSTS: readonly (readonly [TestedMpm, string])[] = [
  ['prefork', 'StartServers 3\nMinSpareServers 12\nMaxSpareServers 13\nMaxRequestWorkers 37'],
  ['worker', 'StartServers 2\nThreadsPerChild 1\nMinSpareThreads 23\nMaxSpareThreads 27\nMaxRequestWorkers 57\nServerLimit 80'],
  ['event', 'StartServers 3\nThreadsPerChild 1\nMinSpareThreads 24\nMaxSpareThreads 28\nMaxRequestWorkers 40\nServerLimit 80'],
];

void describe('an idle server starts more processes than it keeps', { skip: labMissing, concurrency: 3 }, () => {
  for (const [mpm, block] of BURSTS) {
    void test(mpm, async () => {
      const { source } = await configure(`LoadModule mpm_${mpm}_module modules/mod_mpm_${mpm}.so\n${block}\n`);
      const burst = startBurst(mpmOf(source)!.effective);
      assert.ok(burst !== undefined);
      await withLab(mpm, block, async (server) => {
        let peak = 0;
        await until(() => (peak = Math.max(peak, server.children().length)) >= burst.peak, () => `${peak} processes, ${burst.peak} were foretold`);
        await until(() => server.children().length < burst.peak, () => 'none is ended again');
        assert.equal(peak, burst.peak);
      });
    });
  }
});

void describe('sizes of stacks', { skip: labMissing, concurrency: 3 }, () => {
  const few = 'ThreadsPerChild 3\nMaxRequestWorkers 3\nMinSpareThreads 1\nStartServers 1';
  void test('with too small a one the child crashes', async () => {
    await withLab('event', `${few}\nThreadStackSize 32768`, async (server) => {
      await server.ask(2000);
      await until(() => server.log().includes('AH00052'), () => server.log());
    });
  });
  void test('with twice as much it serves', async () => {
    await withLab('event', `${few}\nThreadStackSize 65536`, async (server) => {
      for (let i = 0; i < 5; i++) assert.match((await server.ask(2000)) ?? '', /^HTTP\/1\.1 /);
      assert.doesNotMatch(server.log(), /AH00052/);
    });
  });
  void test('one that is not taken is named in the log', async () => {
    await withLab('worker', `${few}\nThreadStackSize 256`, async (server) => {
      await until(() => server.log().includes('AH02435'), () => server.log());
    });
  });
});

void describe('a graceful stop with a request that does not end', { skip: labMissing, concurrency: 2 }, () => {
  for (const [timeout, ends] of [[-5, true], [0, false]] as const) {
    void test(`GracefulShutdownTimeout ${timeout}`, async () => {
      await withLab('prefork', `MaxRequestWorkers 2\nMinSpareServers 1\nStartServers 2\nTimeout 60\nGracefulShutdownTimeout ${timeout}`, async (server) => {
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
        }
      });
    });
  }
});
