/** Progress of the first look at a large folder, and its end by the user. Files come from the client, as slowly as it likes. */
import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, test } from 'node:test';
import { startClient, type ClientOptions, type TestClient } from './client';

const FOLDER = 'memfs:/w';
const PROGRESS = { window: { workDoneProgress: true } };

/** `count` servers in folders of their own; each look at a file takes a moment. */
function slowServers(count: number, milliseconds: number): NonNullable<ClientOptions['answers']> {
  const files = new Map<string, string>();
  for (let index = 0; index < count; index++) files.set(`${FOLDER}/s${index}/httpd.conf`, `ServerName s${index}.test\nListen 80\n`);
  const pathOf = (params: unknown): string => decodeURIComponent((params as { uri: string }).uri);
  const below = (path: string): string[] => [...new Set([...files.keys()].filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1).split('/')[0]!))];
  const stat = (path: string): string => (files.has(path) ? 'file' : below(path).length > 0 ? 'directory' : 'absent');
  return {
    'httpdConfig/fs/readFile': async (params) => {
      await delay(milliseconds);
      const text = files.get(pathOf(params));
      return text === undefined ? { stat: stat(pathOf(params)) } : { base64: Buffer.from(text).toString('base64') };
    },
    'httpdConfig/fs/list': (params) => (below(pathOf(params)).length > 0 ? { names: below(pathOf(params)) } : { stat: stat(pathOf(params)) }),
    'httpdConfig/fs/stat': (params) => ({ stat: stat(pathOf(params)) }),
  };
}

interface Told {
  readonly token: string;
  readonly value: { readonly kind: string; readonly cancellable?: boolean; readonly message?: string; readonly percentage?: number };
}

function told(client: TestClient): Told[] {
  return client.heard.filter(({ method }) => method === '$/progress').map(({ params }) => params as Told);
}

async function start(capabilities: unknown, answers: NonNullable<ClientOptions['answers']>): Promise<TestClient> {
  const client = await startClient({ capabilities, answers, initializationOptions: { fileRequests: true }, folders: [FOLDER] });
  client.open('memfs:/elsewhere/part.conf', 'KeepAlive yes\n');
  return client;
}

describe('progress', () => {
  test('begins when it takes long, goes up, ends', async () => {
    const client = await start(PROGRESS, slowServers(30, 40));
    await client.until(() => told(client).some(({ value }) => value.kind === 'end'), 'the end of the progress');
    const token = told(client)[0]!.token;
    const own = told(client).filter((each) => each.token === token);
    assert.deepEqual([own[0]!.value.kind, own[0]!.value.cancellable], ['begin', true]);
    const percentages = own.flatMap(({ value }) => value.percentage ?? []);
    assert.ok(percentages.length > 2 && percentages.every((each, index) => index === 0 || each >= percentages[index - 1]!), percentages.join(' '));
    assert.ok(client.heard.findIndex(({ method }) => method === 'window/workDoneProgress/create') < client.heard.findIndex(({ method }) => method === '$/progress'));
    assert.equal(await client.stop(), 0);
  });

  test('cancelled: documents get their findings, and the rest is left unread', async () => {
    let read = 0;
    const answers = slowServers(200, 60);
    const client = await start(PROGRESS, { ...answers, 'httpdConfig/fs/readFile': (params) => (read++, answers['httpdConfig/fs/readFile']!(params)) });
    await client.until(() => told(client).some(({ value }) => value.kind === 'report'), 'some progress');
    const before = Date.now();
    client.notify('window/workDoneProgress/cancel', { token: told(client)[0]!.token });
    await client.diagnostics('memfs:/elsewhere/part.conf', (all) => all.length > 0);
    assert.ok(Date.now() - before < 5000 && read < 350, `${Date.now() - before} ms, ${read} files`);
    client.change('memfs:/elsewhere/part.conf', '# nothing\n');
    await client.diagnostics('memfs:/elsewhere/part.conf', (all) => all.length === 0);
    assert.equal(await client.stop(), 0);
  });

  for (const [what, params] of [['an unknown token', { token: 'x' }], ['no token', {}], ['nonsense', [1]]] as const) {
    test(`cancelling ${what} is nothing`, async () => {
      const client = await start(PROGRESS, slowServers(1, 1));
      client.notify('window/workDoneProgress/cancel', params);
      await client.diagnostics('memfs:/elsewhere/part.conf', (all) => all.length > 0);
      assert.equal(await client.stop(), 0);
    });
  }

  test('a client that did not announce it hears nothing of it; one that refuses the token neither', async () => {
    const silent = await start({}, slowServers(20, 50));
    await silent.diagnostics('memfs:/elsewhere/part.conf', (all) => all.length > 0);
    assert.ok(silent.heard.every(({ method }) => !/progress/i.test(method)));
    assert.equal(await silent.stop(), 0);
    const refusing = await start(PROGRESS, { ...slowServers(20, 50), 'window/workDoneProgress/create': () => Promise.reject(new Error('no')) });
    await refusing.diagnostics('memfs:/elsewhere/part.conf', (all) => all.length > 0);
    assert.deepEqual(told(refusing), []);
    assert.equal(await refusing.stop(), 0);
  });
});
