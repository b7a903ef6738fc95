/** What single bounds do at request time, though the configuration test accepts them: by servers that run. */
import assert from 'node:assert/strict';
import { chmodSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestedMpm } from '../differential/mpm-oracle/words';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { temporaryDirectory } from '../harness/temp';
import { labMissing, until, withLab, type LabServer } from './server';


const AUTHZ = `LoadModule authz_core_module ${MODULES_DIRECTORY}/mod_authz_core.so`;

const withServer = (mpm: TestedMpm, block: string, use: (server: LabServer) => Promise<void>): Promise<void> => withLab(mpm, `${AUTHZ}\n${block}`, use);

/** The status of the answer to a request that is sent in pieces, and its body; status 0 for none within five seconds. */
async function request(port: number, pieces: readonly string[]): Promise<{ readonly status: number; readonly body: string }> {
  const socket = createConnection(port, '127.0.0.1');
  let text = '';
  const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()).on('error', () => resolve()));
  socket.on('data', (data) => (text += data.toString('latin1')));
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await delay(300);
    socket.write(piece);
  }
  await Promise.race([ended, delay(5000)]);
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0), body: text.slice(text.indexOf('\r\n\r\n') + 4) };
}

const get = (host: string, more = ''): string[] => [`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`];

void describe('bounds of 0', { skip: labMissing, concurrency: 3 }, () => {
  for (const mpm of ['prefork', 'event'] as const) {
    void test(`${mpm}, Timeout 0: a request in two pieces gets status 400`, () => withServer(mpm, 'Timeout 0', async ({ port }) => {
      assert.equal((await request(port, ['GET / HTTP/1.0\r\n', '\r\n'])).status, 400);
    }));
    void test(`${mpm}, Timeout 60: it is served`, () => withServer(mpm, 'Timeout 60', async ({ port }) => {
      assert.notEqual((await request(port, ['GET / HTTP/1.0\r\n', '\r\n'])).status, 400);
    }));
  }
  for (const [line, status] of [['LimitRequestLine 0', 414], ['LimitRequestFieldSize 0', 400]] as const) {
    void test(`${line}: every request gets status ${status}`, () => withServer('event', line, async ({ port }) => {
      assert.equal((await request(port, get('a'))).status, status);
    }));
  }
  void test('LimitRequestFields 0 is no limit', () => withServer('event', 'LimitRequestFields 0', async ({ port }) => {
    assert.notEqual((await request(port, get('a', 'X: 1\r\n'.repeat(150)))).status, 400);
  }));
});

void describe('limits of headers are those of the address\'s first host', { skip: labMissing, concurrency: 3 }, () => {
  const host = (name: string, limit: string): string => `<VirtualHost *>\nServerName ${name}\n${limit}\n</VirtualHost>`;
  const long = `X: ${'x'.repeat(100)}\r\n`;

  void test('in the first they hold for both', () => withServer('event', `${host('a', 'LimitRequestFieldSize 60')}\n${host('b', '')}`, async ({ port }) => {
    for (const name of ['a', 'b']) assert.equal((await request(port, get(name, long))).status, 400);
  }));
  void test('in the second they do nothing', () => withServer('event', `${host('a', '')}\n${host('b', 'LimitRequestFieldSize 60')}`, async ({ port }) => {
    for (const name of ['a', 'b']) assert.notEqual((await request(port, get(name, long))).status, 400);
  }));
});

/** Milliseconds until the server closes a connection that is kept after one request. */
async function keptFor(port: number, host: string): Promise<number> {
  const socket = createConnection(port, '127.0.0.1', () => socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`));
  const began = performance.now();
  socket.resume();
  await new Promise<void>((resolve) => socket.on('close', () => resolve()).on('error', () => resolve()));
  return performance.now() - began;
}

void describe('KeepAliveTimeout of the first host', { skip: labMissing, concurrency: 3 }, () => {
  const host = (name: string, line: string): string => `<VirtualHost *>\nServerName ${name}\n${line}\n</VirtualHost>`;

  void test('holds for a host without a number, not the server\'s', () => withServer('event', `KeepAliveTimeout 6\n${host('a', 'KeepAliveTimeout 1')}\n${host('b', '')}`, async ({ port }) => {
    assert.ok(await keptFor(port, 'b') < 4000);
  }));
  void test('does not hold for a host with its own', () => withServer('event', `KeepAliveTimeout 6\n${host('a', 'KeepAliveTimeout 1')}\n${host('b', 'KeepAliveTimeout 6')}`, async ({ port }) => {
    assert.ok(await keptFor(port, 'b') > 4000);
  }));
});

void describe('limits of programs', { skip: labMissing, concurrency: 3 }, () => {
  const folder = temporaryDirectory('labcgi');
  const script = `${folder}/forks.sh`;
  // The second program is what the shell needs a process for.
  writeFileSync(script, '#!/bin/sh\necho Content-Type: text/plain\necho\n/bin/echo forked 2>&1\n');
  chmodSync(script, 0o755);
  const cgi = (limit: string): string => [
    `LoadModule cgi_module ${MODULES_DIRECTORY}/mod_cgi.so`, `LoadModule alias_module ${MODULES_DIRECTORY}/mod_alias.so`,
    `ScriptAlias / ${script}`, `<Directory ${folder}>`, 'Options ExecCGI', 'Require all granted', '</Directory>', 'StartServers 12', limit,
  ].join('\n');

  void test('RLimitNPROC below httpd\'s own processes: a program cannot start another', () => withServer('prefork', cgi('RLimitNPROC 5'), async ({ port }) => {
    const { status, body } = await request(port, get('a'));
    assert.equal(status, 200);
    assert.doesNotMatch(body, /^forked/);
  }));
  void test('RLimitNPROC above them: it can', () => withServer('prefork', cgi('RLimitNPROC 5000'), async ({ port }) => {
    assert.match((await request(port, get('a'))).body, /forked/);
  }));
  void test('a first number above the second: status 500', () => withServer('prefork', cgi('RLimitNPROC 5000 4000'), async ({ port, log }) => {
    assert.equal((await request(port, get('a'))).status, 500);
    assert.match(log(), /setting of resource limits failed/);
  }));
});

void describe('pools of a backend', { skip: labMissing, concurrency: 3 }, () => {
  const proxy = (lines: string): string => `LoadModule proxy_module ${MODULES_DIRECTORY}/mod_proxy.so\nLoadModule proxy_http_module ${MODULES_DIRECTORY}/mod_proxy_http.so\nLogLevel proxy:debug\n${lines}`;
  const pass = 'ProxyPass /app http://127.0.0.1:9/ max=100';

  void test('max is cut to the threads of a process', () => withServer('event', proxy(`ThreadsPerChild 7\nMaxRequestWorkers 7\n${pass}`), async ({ log }) => {
    await until(() => /AH00930: .*max=7\b/.test(log()), log);
  }));
  void test('a max below them is taken', () => withServer('event', proxy(`ThreadsPerChild 7\nMaxRequestWorkers 7\n${pass.replace('100', '3')}`), async ({ log }) => {
    await until(() => /AH00930: .*max=3\b/.test(log()), log);
  }));
  void test('under prefork there is no pool', () => withServer('prefork', proxy(pass), async ({ log }) => {
    await until(() => log().includes('AH00931'), log);
    assert.doesNotMatch(log(), /AH00930/);
  }));
});
