import { createConnection } from 'node:net';
import { APACHE } from '../harness/apache';
import { listens, ready, startServer } from '../harness/server-process';
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
  const server = startServer([APACHE, '-DFOREGROUND', '-f', root], { cwd: base });
  try {
    await ready(server, `${base}/error.log`, () => listens(asked[0]!.port, asked[0]!.address));
    const answers: Answered[] = [];
    for (const each of asked) answers.push(await ask(each));
    return answers;
  } finally {
    await server.stop();
  }
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
