import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { APACHE } from '../harness/apache';
import { HARNESS_ENVIRONMENT } from '../harness/predict';
import type { Asked } from './effective-tree';

const PATIENCE_MS = 15_000;

export interface Answered {
  readonly status: number;
  /** Values by lower-cased name, in the order they came. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
}

/** Runs a server on a tree that is on disk, asks, and ends it. Throws when it does not start or does not answer. */
export async function askServer(root: string, base: string, asked: readonly Asked[]): Promise<Answered[]> {
  // A group of its own: a stopping httpd sends SIGTERM to its whole process group.
  const server = spawn(APACHE, ['-DFOREGROUND', '-f', root], { cwd: base, env: { ...HARNESS_ENVIRONMENT }, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  const kill = (): boolean => server.kill('SIGKILL');
  process.once('exit', kill);
  let complaints = '';
  server.stderr.on('data', (chunk: Buffer) => { complaints += chunk.toString('latin1'); });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  try {
    await ready(() => server.exitCode !== null, asked[0]!, () => `${complaints}${existsSync(`${base}/error.log`) ? readFileSync(`${base}/error.log`, 'latin1') : ''}`);
    const answers: Answered[] = [];
    for (const each of asked) answers.push(await ask(each));
    return answers;
  } finally {
    server.kill('SIGTERM');
    await Promise.race([ended, delay(5000, undefined, { ref: false })]);
    kill();
    process.off('exit', kill);
  }
}

async function ready(over: () => boolean, { address, port }: Asked, why: () => string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline;) {
    if (over()) break;
    if (await new Promise<boolean>((resolve) => {
      const socket = createConnection(port, address, () => resolve(true));
      socket.on('error', () => resolve(false)).on('connect', () => socket.destroy());
    })) return;
    await delay(20);
  }
  throw new Error(`httpd did not start: ${why()}`);
}

function ask({ address, port, host, target }: Asked): Promise<Answered> {
  const request = host === undefined ? `GET ${target} HTTP/1.0\r\n\r\n` : `GET ${target} HTTP/1.1\r\nHost: ${host}:${port}\r\nConnection: close\r\n\r\n`;
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = createConnection(port, address, () => socket.write(request));
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`no answer to ${target}`)));
    socket.on('data', (data) => { text += data.toString('latin1'); });
    socket.on('error', reject);
    socket.on('close', () => resolve(parse(text)));
  });
}

function parse(text: string): Answered {
  const [first = '', ...lines] = text.slice(0, text.indexOf('\r\n\r\n')).split('\r\n');
  const headers = new Map<string, string[]>();
  for (const line of lines) {
    const cut = line.indexOf(':');
    const name = line.slice(0, cut).toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), line.slice(cut + 1).trim()]);
  }
  return { status: Number(first.split(' ')[1]), headers, body: text.slice(text.indexOf('\r\n\r\n') + 4) };
}
