import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createConnection, type AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../harness/ports';
import { listens, ready, startServer } from '../harness/server-process';
import { temporaryDirectory } from '../harness/temp';
import { LIGHTTPD, lighttpdMissing } from '../lighttpd/oracle';
import { until } from './server';

// What lighttpd stores of a response that its client takes slowly, by server.stream-response-body. 48 MiB stand for the 5 GB of
// the incident: what matters is whether the store grows with the response.

const missing = lighttpdMissing() ?? (process.platform === 'linux' ? undefined : 'files of a process are read in /proc');

const MIB = 1024 * 1024;
const SIZE = 48 * MIB;

interface Backend {
  readonly port: number;
  /** Whether the whole response is out of its hands. */
  isDone(): boolean;
  stop(): void;
}

async function startBackend(): Promise<Backend> {
  let done = false;
  const part = Buffer.alloc(64 * 1024, 'x');
  const server: Server = createServer((_, response) => {
    let left = SIZE;
    const write = (): void => {
      while (left > 0) {
        left -= part.length;
        if (!response.write(part)) {
          response.once('drain', write);
          return;
        }
      }
      response.end(() => (done = true));
    };
    write();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, isDone: () => done, stop: () => {
    server.close();
    server.closeAllConnections();
  } };
}

interface Front {
  /** Bytes in files, those that have no name any more included. */
  stored(): number;
  /** Bytes of memory. */
  memory(): number;
  readonly port: number;
  stop(): Promise<void>;
}

async function startFront(backend: number, mode: number | undefined): Promise<Front> {
  const directory = temporaryDirectory('spool');
  const folder = `${directory}/uploads`;
  mkdirSync(folder);
  const port = await freePort();
  writeFileSync(`${directory}/lighttpd.conf`, [
    `server.document-root = "${directory}"`, `server.port = ${port}`, 'server.bind = "127.0.0.1"', 'server.modules = ( "mod_proxy" )', `server.upload-dirs = ( "${folder}" )`,
    ...(mode === undefined ? [] : [`server.stream-response-body = ${mode}`]), `proxy.server = ( "" => ( ( "host" => "127.0.0.1", "port" => ${backend} ) ) )`, '',
  ].join('\n'));
  const server = startServer([LIGHTTPD, '-D', '-f', `${directory}/lighttpd.conf`]);
  await ready(server, '', () => listens(port));
  const proc = `/proc/${server.child.pid}`;
  return {
    port,
    stored: () => sum(readdirSync(folder).map((name) => `${folder}/${name}`)) + sum(readdirSync(`${proc}/fd`).map((name) => `${proc}/fd/${name}`).filter((path) => linkOf(path).startsWith(folder) && linkOf(path).endsWith('(deleted)'))),
    memory: () => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`${proc}/status`, 'utf8'))![1]) * 1024,
    stop: server.stop,
  };
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

// A file may go between the list and the look.
function sum(paths: readonly string[]): number {
  return paths.reduce((bytes, path) => bytes + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);
}

/** Asks for the response, takes what comes first and then nothing more. */
async function withSlowClient(mode: number | undefined, look: (front: Front, backend: Backend, taken: () => number) => Promise<void>): Promise<void> {
  const backend = await startBackend();
  const front = await startFront(backend.port, mode);
  let taken = 0;
  const socket = createConnection(front.port, '127.0.0.1', () => socket.write('GET / HTTP/1.0\r\nHost: a\r\n\r\n'));
  socket.on('error', () => undefined).on('data', (data) => {
    taken += data.length;
    socket.pause();
  });
  try {
    await look(front, backend, () => taken);
  } finally {
    socket.destroy();
    await front.stop();
    backend.stop();
  }
}

void describe('a client that takes nothing', { skip: missing }, () => {
  for (const mode of [undefined, 0, 1]) {
    void test(`${mode === undefined ? 'without the setting' : `mode ${mode}`} the response is stored and the backend is free`, () => withSlowClient(mode, async (front, backend) => {
      await until(() => backend.isDone(), () => 'the backend still sends');
      await until(() => front.stored() > SIZE * 0.8, () => `${front.stored()} bytes are stored`);
      assert.ok(front.memory() < 40 * MIB, `${front.memory()} bytes of memory`);
    }));
  }
  void test('mode 2: nothing is stored, and the backend waits as long as the client', () => withSlowClient(2, async (front, backend, taken) => {
    await until(() => taken() > 0, () => 'the client got nothing');
    await delay(1500);
    // What stands in the queue, some 64 KiB, may be in a file.
    assert.ok(front.stored() < MIB / 4, `${front.stored()} bytes are stored`);
    assert.ok(!backend.isDone());
    assert.ok(front.memory() < 40 * MIB, `${front.memory()} bytes of memory`);
  }));
});
