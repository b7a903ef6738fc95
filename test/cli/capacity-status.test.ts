import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { folderOf, lint, PREAMBLE } from './program';

const STATUS = 'ServerVersion: Apache/2.4.71 (Debian)\nServerMPM: event\nServerUptimeSeconds: 93784\nBusyWorkers: 390\nIdleWorkers: 10\nProcesses: 16\nStopping: 0\n';
const SCOREBOARD = `Scoreboard: ${'W'.repeat(390)}${'_'.repeat(10)}\n`;

test('capacity beside a saved status', async () => {
  const folder = folderOf({ 'httpd.conf': `${PREAMBLE}MaxRequestWorkers 200\n`, 'status.txt': STATUS + SCOREBOARD });
  const { status, out } = await lint(['capacity', 'httpd.conf', '--server-status', 'status.txt'], { cwd: folder });
  assert.equal(status, 0);
  assert.match(out, /MaxRequestWorkers limits it, ServerLimit would allow 400/);
  assert.match(out, /the running server \(Apache\/2\.4\.71 \(Debian\), up 1 d 2 h\):/);
  assert.match(out, /Requests at once +200 +400\n +The server was started with other numbers/);
  assert.match(out, /workers: 10 waiting for a connection, 390 sending a reply/);
  const json = JSON.parse((await lint(['capacity', '--json', 'httpd.conf', '--server-status', 'status.txt'], { cwd: folder })).out) as {
    limits: { directive: string; binds: boolean }[]; budgets: { name: string }[]; observed: { slots: number; busy: number };
  };
  assert.deepEqual(json.limits.filter(({ binds }) => binds).map(({ directive }) => directive), ['MaxRequestWorkers']);
  assert.deepEqual(json.budgets.map(({ name }) => name), ['Open connections', 'Queue of each listening socket']);
  assert.deepEqual([json.observed.slots, json.observed.busy], [400, 390]);
});

test('capacity beside a server of this machine', async () => {
  const folder = folderOf({ 'httpd.conf': PREAMBLE });
  const server = createServer((request, response) => response.writeHead(request.url === '/server-status?auto' ? 200 : 404).end(STATUS + SCOREBOARD));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const { out } = await lint(['capacity', 'httpd.conf', '--server-status', `${at}/server-status`], { cwd: folder });
    assert.match(out, /Requests at once +400 +400\n/);
    const none = await lint(['capacity', 'httpd.conf', '--server-status', `${at}/nothing`], { cwd: folder });
    assert.deepEqual([none.status, none.out], [2, '']);
    assert.match(none.err, /answered with 404\. Is mod_status loaded/);
  } finally {
    server.close();
  }
});

test('other machines, files that are none, other commands', async () => {
  const folder = folderOf({ 'httpd.conf': PREAMBLE, 'page.html': '<!DOCTYPE html><title>Apache Status</title>', 'long.txt': `${STATUS}${'x'.repeat(4 * 1024 * 1024)}\n` });
  const refused: readonly (readonly [string, RegExp])[] = [
    ['http://192.0.2.1/server-status', /192\.0\.2\.1 is not this machine/], ['https://127.0.0.1/', /no http:\/\/ address/], ['nothing.txt', /There is no such file/],
    ['page.html', /the address has to end with \?auto/], ['.', /It is no file/], ['httpd.conf', /no Scoreboard line/], ['long.txt', /too long/],
  ];
  for (const [source, why] of refused) {
    const { status, out, err } = await lint(['capacity', 'httpd.conf', '--server-status', source], { cwd: folder });
    assert.deepEqual([status, out], [2, ''], source);
    assert.match(err, why);
  }
  assert.equal((await lint(['check', 'httpd.conf', '--server-status', 'x'], { cwd: folder })).status, 2);
});
