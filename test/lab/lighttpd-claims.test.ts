import assert from 'node:assert/strict';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createConnection } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../harness/ports';
import { listens, ready, startServer } from '../harness/server-process';
import { temporaryDirectory } from '../harness/temp';
import { LIGHTTPD, lighttpdMissing } from '../lighttpd/oracle';
import { load, siteOf } from './php-site';
import { labMissing, withLab } from './server';

// What the pages about lighttpd in front of other servers say, by servers that run.

const missing = lighttpdMissing() ?? labMissing;

interface Front {
  readonly port: number;
  log(): string;
}

/** `stuck`: it will not end when it is asked to. */
async function withLighttpd(lines: readonly string[], use: (front: Front) => Promise<void>, stuck = false): Promise<void> {
  const folder = temporaryDirectory('front');
  const port = await freePort();
  const log = `${folder}/error.log`;
  writeFileSync(`${folder}/lighttpd.conf`, [`server.document-root = "${folder}"`, `server.port = ${port}`, `server.errorlog = "${log}"`, 'server.modules = ( "mod_proxy" )', ...lines, ''].join('\n'));
  const server = startServer([LIGHTTPD, '-D', '-f', `${folder}/lighttpd.conf`]);
  try {
    await ready(server, '', () => listens(port));
    await use({ port, log: () => readFileSync(log, 'utf8') });
  } finally {
    if (stuck) server.child.kill('SIGKILL');
    await server.stop();
  }
}

const proxyTo = (...backends: readonly (readonly [host: string, port: number])[]): string =>
  `proxy.server = ( "" => ( ${backends.map(([host, port]) => `( "host" => "${host}", "port" => ${port} )`).join(', ')} ) )`;

/** Asks from an address of this machine, and gives what comes after the head. */
function ask(host: string, port: number, path: string, from?: string, patience = 8000): Promise<{ readonly status: number; readonly body: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = createConnection({ host, port, ...(from === undefined ? {} : { localAddress: from }) }, () => socket.write(`GET ${path} HTTP/1.0\r\nHost: a\r\n\r\n`));
    socket.setEncoding('latin1').setTimeout(patience, () => socket.destroy(new Error(`no answer for ${path}`)));
    socket.on('data', (part) => (text += part as unknown as string)).on('error', reject);
    socket.on('close', () => resolve({ status: Number(/^HTTP\/\S+ (\d+)/.exec(text)?.[1] ?? 0), body: text.slice(text.indexOf('\r\n\r\n') + 4) }));
  });
}

/** An address of this machine that is none of loopback; undefined where it has none. */
const outside = Object.values(networkInterfaces()).flat().find((each) => each?.family === 'IPv4' && !each.internal)?.address;

void describe('lighttpd in front', { skip: missing, concurrency: 3 }, () => {
  void test('Require local lets everybody in who comes through, unless mod_remoteip reads X-Forwarded-For', { skip: outside === undefined ? 'no address but loopback' : false }, async () => {
    const status = async (more: string): Promise<number> => {
      let found = 0;
      await withLab('event', `${load('authz_host', 'remoteip', 'status')}\n${more}\n<Location /server-status>\n  SetHandler server-status\n  Require local\n</Location>`, (server) =>
        withLighttpd([proxyTo(['127.0.0.1', server.port]), 'proxy.forwarded = ( "for" => 1 )'], async ({ port }) => {
          ({ status: found } = await ask(outside!, port, '/server-status'));
        }));
      return found;
    };
    assert.equal(await status(''), 200);
    assert.equal(await status('RemoteIPHeader Forwarded\nRemoteIPInternalProxy 127.0.0.1'), 200);
    assert.equal(await status('RemoteIPHeader X-Forwarded-For\nRemoteIPInternalProxy 127.0.0.1'), 403);
  });

  void test('hash goes by the page, sticky by the client', async () => {
    const backends = await Promise.all(['127.0.0.1', '127.0.0.2'].map(async (host) => {
      const server = createServer((_, answer) => answer.end(host));
      await new Promise<void>((resolve) => server.listen(0, host, resolve));
      return { host, server, port: (server.address() as AddressInfo).port };
    }));
    try {
      const reached = async (balance: string): Promise<Set<string>> => {
        const found = new Set<string>();
        await withLighttpd([`proxy.balance = "${balance}"`, proxyTo(...backends.map(({ host, port }) => [host, port] as const))], async ({ port }) => {
          for (let page = 0; page < 24; page++) found.add((await ask('127.0.0.1', port, `/${page}`)).body);
        });
        return found;
      };
      assert.equal((await reached('hash')).size, 2);
      assert.equal((await reached('sticky')).size, 1);
    } finally {
      for (const { server } of backends) server.close();
    }
  });

  void test('a client that pauses longer than Timeout gets a part, with mode 2', async () => {
    const size = 60_000_000;
    const site = siteOf({ big: '' });
    truncateSync(`${site}/big`, size);
    const taken = async (pause: number): Promise<number> => {
      let bytes = 0;
      await withLab('event', `${load()}\nDocumentRoot ${site}\nTimeout 1`, (server) =>
        withLighttpd(['server.stream-response-body = 2', proxyTo(['127.0.0.1', server.port])], async ({ port }) => {
          const socket = createConnection(port, '127.0.0.1', () => socket.write('GET /big HTTP/1.0\r\nHost: a\r\n\r\n'));
          socket.pause();
          await delay(pause);
          const ended = new Promise<void>((resolve) => socket.on('close', () => resolve()));
          socket.on('error', () => undefined).on('data', (data) => (bytes += data.length)).resume();
          await ended;
        }));
      return bytes;
    };
    assert.ok(await taken(100) > size);
    assert.ok(await taken(3500) < size);
  });

  void test('more connections than half of the files', async () => {
    const said = async (connections: number): Promise<boolean> => {
      let log = '';
      await withLighttpd(['server.max-fds = 1024', `server.max-connections = ${connections}`], async (front) => {
        await delay(100);
        log = front.log();
      });
      return log.includes('can\'t have more connections than fds/2');
    };
    assert.deepEqual([await said(512), await said(513)], [false, true]);
  });

  void test('no folder for large bodies: uploads get 500, and a response that is stored stops it all', async () => {
    const site = siteOf({ big: '', small: 'small' });
    truncateSync(`${site}/big`, 20_000_000);
    await withLab('event', `${load()}\nDocumentRoot ${site}`, (server) => withLighttpd([`server.upload-dirs = ( "${site}/none" )`, proxyTo(['127.0.0.1', server.port])], async ({ port, log }) => {
      assert.match(await fetch(`http://127.0.0.1:${port}/small`, { method: 'POST', body: Buffer.alloc(300_000) }).then(({ status }) => String(status)), /^500$/);
      assert.equal((await ask('127.0.0.1', port, '/small')).body, 'small');
      await assert.rejects(ask('127.0.0.1', port, '/big', undefined, 1500), /no answer/);
      await assert.rejects(ask('127.0.0.1', port, '/small', undefined, 1500), /no answer/);
      assert.match(log(), /opening temp-file failed/);
    }, true));
  });
});
