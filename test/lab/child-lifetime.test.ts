import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { childLifetime } from '../../server/src/stack/child-lifetime';
import type { TestedMpm } from '../differential/mpm-oracle/words';
import { configure } from '../stack/configure';
import { labMissing, until, withLab } from './server';

// What the rules about child lifetimes say of httpd, by servers that run. The gateway itself is not run: what matters is
// which children live on.


/** Ids of the rows for a server with a gateway in its children. */
async function rowsOf(mpm: TestedMpm, block: string): Promise<string[]> {
  const text = `LoadModule mpm_${mpm}_module modules/mod_mpm_${mpm}.so\n# httpd-lint assume state-aware-sessions\nLoadModule csp_module_sa modules/CSPa24.so\n${block}\n`;
  return (childLifetime((await configure(text)).source)?.rows ?? []).map(({ id }) => id);
}

void describe('a negative limit', { skip: labMissing, concurrency: 3 }, () => {
  for (const mpm of ['event', 'worker'] as const) {
    void test(`${mpm} answers nothing`, () => withLab(mpm, 'MaxConnectionsPerChild -1\nMaxRequestWorkers 25\nMinSpareThreads 5', async (server) => {
      assert.equal(await server.ask(2000), undefined);
    }));
  }
  void test('prefork takes it as no limit', () => withLab('prefork', 'MaxConnectionsPerChild -1\nMaxRequestWorkers 1\nMinSpareServers 1', async (server) => {
    await until(() => server.children().length === 1, () => server.log());
    const [child] = server.children();
    for (let i = 0; i < 5; i++) assert.match((await server.ask(2000)) ?? '', /^HTTP\/1\.1 /);
    assert.deepEqual(server.children(), [child]);
  }));
});

/** Which settings keep all children of an idle server, and which rule speaks of the others. */
const IDLE: readonly (readonly [TestedMpm, string, number, string])[] = [
  ['event', 'ThreadsPerChild 5\nMaxRequestWorkers 20\nStartServers 4\nMinSpareThreads 1', 4, 'MaxSpareThreads'],
  ['worker', 'ThreadsPerChild 5\nMaxRequestWorkers 20\nStartServers 4\nMinSpareThreads 1', 4, 'MaxSpareThreads'],
  ['prefork', 'MaxRequestWorkers 8\nStartServers 8\nMinSpareServers 1', 8, 'MaxSpareServers'],
];

void describe('idle children', { skip: labMissing, concurrency: 3 }, () => {
  for (const [mpm, block, processes, directive] of IDLE) {
    const rule = `gateway/state-aware-spare-${directive === 'MaxSpareServers' ? 'servers' : 'threads'}`;
    void test(`${mpm} ends some where the rule speaks`, async () => {
      const low = `${block}\n${directive} 7`;
      assert.ok((await rowsOf(mpm, low)).includes(rule));
      await withLab(mpm, low, async (server) => {
        await until(() => server.children().length >= processes, () => server.log());
        await until(() => server.children().length < processes, () => `${server.children().length} of ${processes} children are left`);
      });
    });
    void test(`${mpm} keeps all where it is silent`, async () => {
      const high = `${block}\n${directive} ${mpm === 'prefork' ? 8 : 20}`;
      assert.ok(!(await rowsOf(mpm, high)).includes(rule));
      await withLab(mpm, high, async (server) => {
        await until(() => server.children().length >= processes, () => server.log());
        const before = server.children();
        await delay(4000);
        assert.deepEqual(server.children(), before);
      });
    });
  }
});

void describe('what ends a child', { skip: labMissing, concurrency: 3 }, () => {
  const one = 'MaxRequestWorkers 1\nMinSpareServers 1\nStartServers 1';

  void test('its number of connections', () => withLab('prefork', `${one}\nMaxConnectionsPerChild 3`, async (server) => {
    await until(() => server.children().length === 1, () => server.log());
    const [child] = server.children();
    for (let i = 0; i < 3; i++) assert.ok(await server.ask(5000));
    await until(() => !server.children().includes(child!), () => 'the child has not ended');
  }));

  void test('no number of connections where the limit is 0', () => withLab('prefork', `${one}\nMaxConnectionsPerChild 0`, async (server) => {
    await until(() => server.children().length === 1, () => server.log());
    const before = server.children();
    for (let i = 0; i < 50; i++) assert.ok(await server.ask(5000));
    assert.deepEqual(server.children(), before);
  }));

  void test('a graceful restart, whatever the limit', () => withLab('event', 'ThreadsPerChild 5\nMaxRequestWorkers 10\nMaxSpareThreads 10\nMaxConnectionsPerChild 0', async (server) => {
    await until(() => server.children().length > 0, () => server.log());
    const before = server.children();
    server.restartGracefully();
    await until(() => server.children().length > 0 && !server.children().some((id) => before.includes(id)), () => 'a child is still there');
  }));
});
