import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { temporaryDirectory } from '../harness/temp';
import type { TestedMpm } from '../differential/mpm-oracle/words';
import { get } from './http';
import { labMissing, until, withLab, type LabServer } from './server';

// What a session in a child lives through. The gateway is proprietary: an interpreter of mod_lua stands in for it, which lives
// as long as the child does (`LuaScope server`) and counts the requests of its session.

const lua = `${MODULES_DIRECTORY}/mod_lua.so`;
const missing = labMissing ?? (existsSync(lua) ? undefined : 'mod_lua is not installed');

const SCRIPT = `
local file = io.open('/proc/self/stat')
child = string.match(file:read('*a'), '^%d+')
file:close()
count = 0
function handle(r)
  count = count + 1
  r.content_type = 'text/plain'
  os.execute('sleep 0.2')
  r:puts(child .. ' ' .. count)
end
`;

interface Session {
  readonly child: number;
  readonly count: number;
}

async function withSessions(mpm: TestedMpm, block: string, use: (server: LabServer, ask: () => Promise<Session>) => Promise<void>): Promise<void> {
  const directory = temporaryDirectory('session');
  writeFileSync(`${directory}/session.lua`, SCRIPT);
  await withLab(mpm, `LoadModule authz_core_module ${MODULES_DIRECTORY}/mod_authz_core.so\nLoadModule lua_module ${lua}\nLuaScope server 1 1\nLuaMapHandler ^/session$ ${directory}/session.lua handle\nKeepAlive Off\n${block}`, (server) => use(server, async () => {
    const answer = await get(server.port, '/session', 10_000);
    const match = /^(\d+) (\d+)$/.exec(answer?.body ?? '');
    assert.ok(match, `${answer?.status} ${answer?.body}\n${server.log()}`);
    return { child: Number(match[1]), count: Number(match[2]) };
  }));
}

const askAtOnce = (ask: () => Promise<Session>, times: number): Promise<Session[]> => Promise.all(Array.from({ length: times }, ask));

void describe('a session in a child', { skip: missing, concurrency: 2 }, () => {
  const one = 'MaxRequestWorkers 1\nStartServers 1\nMinSpareServers 1';

  void test('is lost after MaxConnectionsPerChild connections', () => withSessions('prefork', `${one}\nMaxConnectionsPerChild 4`, async (server, ask) => {
    const first = await ask();
    const counts = [first.count];
    for (let i = 1; i < 4; i++) counts.push((await ask()).count);
    assert.deepEqual(counts, [1, 2, 3, 4]);
    await until(() => !server.children().includes(first.child), () => 'the child has not ended');
    const next = await ask();
    assert.notEqual(next.child, first.child);
    assert.equal(next.count, 1);
  }));

  void test('is kept with MaxConnectionsPerChild 0', () => withSessions('prefork', `${one}\nMaxConnectionsPerChild 0`, async (_, ask) => {
    for (let i = 1; i <= 12; i++) assert.equal((await ask()).count, i);
  }));

  void test('is lost when more than MaxSpareServers children are idle', () => withSessions('prefork', 'MaxRequestWorkers 6\nStartServers 6\nMinSpareServers 1\nMaxSpareServers 2', async (server, ask) => {
    const sessions = new Set((await askAtOnce(ask, 6)).map(({ child }) => child));
    await until(() => [...sessions].some((child) => !server.children().includes(child)), () => 'all children are still there');
  }));

  void test('is kept when MaxSpareServers is as large as MaxRequestWorkers', () => withSessions('prefork', 'MaxRequestWorkers 6\nStartServers 6\nMinSpareServers 1\nMaxSpareServers 6', async (server, ask) => {
    await until(() => server.children().length === 6, () => server.log());
    const first = await askAtOnce(ask, 6);
    await delay(4000);
    const second = await askAtOnce(ask, 6);
    const before = new Map<number, number>();
    for (const { child, count } of first) before.set(child, Math.max(before.get(child) ?? 0, count));
    for (const { child, count } of second) assert.ok(count > (before.get(child) ?? 0), `${child}: ${count}`);
    for (const child of before.keys()) assert.ok(server.children().includes(child));
  }));

  void test('is lost when more than MaxSpareThreads threads are idle', () => withSessions('event', 'ThreadsPerChild 5\nMaxRequestWorkers 20\nStartServers 4\nMinSpareThreads 1\nMaxSpareThreads 7', async (server, ask) => {
    const sessions = new Set((await askAtOnce(ask, 20)).map(({ child }) => child));
    await until(() => [...sessions].some((child) => !server.children().includes(child)), () => 'all children are still there');
  }));

  void test('is kept when MaxSpareThreads is as large as MaxRequestWorkers', () => withSessions('event', 'ThreadsPerChild 5\nMaxRequestWorkers 20\nStartServers 4\nMinSpareThreads 1\nMaxSpareThreads 20', async (server, ask) => {
    const sessions = new Set((await askAtOnce(ask, 20)).map(({ child }) => child));
    await delay(4000);
    for (const child of sessions) assert.ok(server.children().includes(child), `${child} has ended`);
  }));

  void test('is lost at a graceful restart, whatever the limits', () => withSessions('prefork', `${one}\nMaxConnectionsPerChild 0`, async (server, ask) => {
    const before = await ask();
    server.restartGracefully();
    await until(() => server.children().length > 0 && !server.children().includes(before.child), () => 'the child is still there');
    assert.equal((await ask()).count, 1);
  }));
});
