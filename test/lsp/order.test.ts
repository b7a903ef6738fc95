/** Messages one after another, at once, too late and taken back. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CancellationTokenSource, type DocumentSymbol } from 'vscode-languageserver';
import { startClient, type TestClient } from './client';
import { ROOT, treeOnDisk } from './tree';

const CAPABILITIES = { textDocument: { hover: {}, documentSymbol: { hierarchicalDocumentSymbolSupport: true }, definition: {}, completion: {}, publishDiagnostics: { versionSupport: true } } };
const HOSTS = (count: number): string => `${ROOT}${Array.from({ length: count }, (_, index) => `<VirtualHost *:80>\nServerName h${index}.test\n</VirtualHost>\n`).join('')}`;

async function opened(text: string, more: object = {}): Promise<{ client: TestClient; uri: string }> {
  const tree = treeOnDisk({ 'httpd.conf': text });
  const client = await startClient({ capabilities: CAPABILITIES, folders: [tree.folder], ...more });
  return { client, uri: client.open(tree.path('httpd.conf'), text) };
}

describe('order', () => {
  test('an answer is about the text as it was changed before the question', async () => {
    const { client, uri } = await opened(HOSTS(3));
    for (let round = 0; round < 20; round++) {
      client.change(uri, [3, 11, 3, 11, 'x']);
      const hosts = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
      assert.ok(JSON.stringify(hosts).includes(`${'x'.repeat(round + 1)}h0.test`), `round ${round}`);
    }
    assert.equal(await client.stop(), 0);
  });

  test('a hundred questions at once, between changes, are all answered', async () => {
    const { client, uri } = await opened(HOSTS(50));
    const answers: Promise<unknown>[] = [];
    for (let index = 0; index < 100; index++) {
      if (index % 10 === 0) client.change(uri, [0, 0, 0, 0, '#\n']);
      answers.push(client.request(['textDocument/hover', 'textDocument/completion', 'textDocument/definition'][index % 3]!, { textDocument: { uri }, position: { line: index, character: 2 } }));
    }
    assert.equal((await Promise.allSettled(answers)).filter(({ status }) => status === 'rejected').length, 0);
    assert.equal(await client.stop(), 0);
  });

  test('findings come with the version they are about, and the newest last', async () => {
    const { client, uri } = await opened(`${ROOT}KeepAlive On\n`);
    let version = 1;
    for (let round = 0; round < 30; round++) version = client.change(uri, `${ROOT}KeepAlive ${round % 2 === 0 ? 'yes' : 'On'}\n`);
    version = client.change(uri, `${ROOT}KeepAlive yes\n`);
    await client.until(() => client.published.some((each) => each.uri === uri && each.version === version), 'findings of the last version');
    const own = client.published.filter((each) => each.uri === uri);
    assert.ok(own.every(({ version: each }, index) => index === 0 || each! >= own[index - 1]!.version!));
    assert.ok(own[own.length - 1]!.diagnostics.some(({ code }) => code === 'httpd/not-on-off'));
    assert.equal(await client.stop(), 0);
  });

  test('versions that go back, repeat or are none do not stop changes', async () => {
    const { client, uri } = await opened(`${ROOT}KeepAlive On\n`);
    for (const version of [7, 7, 3, -1, null, 'x', undefined]) {
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: `${ROOT}KeepAlive yes\n` }] });
      await client.diagnostics(uri, (all) => all.length > 0);
      client.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text: ROOT }] });
      await client.diagnostics(uri, (all) => all.length === 0);
    }
    assert.equal(await client.stop(), 0);
  });

  test('opened twice, closed twice, changed after it was closed', async () => {
    const { client, uri } = await opened(`${ROOT}KeepAlive yes\n`);
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'apacheconf', version: 9, text: ROOT } });
    await client.diagnostics(uri, (all) => all.length === 0);
    client.close(uri);
    client.close(uri);
    client.change(uri, 'nonsense here\n');
    // The file on disk still has its mistake, and nobody has it open.
    client.open(uri, `${ROOT}KeepAlive yes\n`);
    await client.diagnostics(uri, (all) => all.length > 0);
    assert.equal(await client.stop(), 0);
  });
});

describe('cancellation', () => {
  test('a question that is taken back is answered with RequestCancelled or its answer, and the next one as ever', async () => {
    const { client, uri } = await opened(HOSTS(2000));
    const codes = new Set<unknown>();
    for (const method of ['textDocument/hover', 'textDocument/completion', 'textDocument/definition', 'textDocument/documentSymbol', 'httpdConfig/whatApplies', 'httpdConfig/capacity']) {
      client.change(uri, [0, 0, 0, 0, '#\n']);
      const source = new CancellationTokenSource();
      const answer = client.connection.sendRequest(method, { textDocument: { uri }, position: { line: 4, character: 2 }, url: '/' }, source.token);
      source.cancel();
      codes.add(await answer.then(() => 'answered', (error: { code: number }) => error.code));
    }
    assert.ok([...codes].every((code) => code === 'answered' || code === -32800), [...codes].join(' '));
    assert.ok(Array.isArray(await client.request('textDocument/documentSymbol', { textDocument: { uri } })));
    assert.equal(await client.stop(), 0);
  });

  test('taking back what was never asked, or is answered already, is nothing', async () => {
    const { client, uri } = await opened(ROOT);
    for (const id of [4711, 'x', null, {}]) client.notify('$/cancelRequest', { id });
    assert.ok(Array.isArray(await client.request('textDocument/documentSymbol', { textDocument: { uri } })));
    assert.equal(await client.stop(), 0);
  });
});

describe('the end', () => {
  test('shutdown while questions are open: they are answered or refused, and the server leaves with 0', async () => {
    const { client, uri } = await opened(HOSTS(2000));
    const open = Array.from({ length: 20 }, (_, index) => client.request('textDocument/hover', { textDocument: { uri }, position: { line: index, character: 1 } }));
    const down = client.request('shutdown');
    await Promise.allSettled(open);
    assert.equal(await down, null);
    client.notify('exit');
    assert.equal(await client.exited, 0);
  });

  test('exit while findings are looked for leaves at once', async () => {
    const { client, uri } = await opened(HOSTS(3000));
    client.change(uri, [0, 0, 0, 0, '#\n']);
    const before = Date.now();
    client.notify('exit');
    assert.equal(await client.exited, 1);
    assert.ok(Date.now() - before < 10_000);
  });

  test('a workspace/diagnostic that waits is answered when the server is shut down', async () => {
    const { client } = await opened(ROOT, { capabilities: { textDocument: { diagnostic: {} } } });
    await client.request('textDocument/diagnostic', { textDocument: { uri: 'file:///x' } });
    const waiting = client.request<{ items: unknown[] }>('workspace/diagnostic', { previousResultIds: [] });
    await client.request('shutdown');
    assert.deepEqual(await waiting, { items: [] });
    client.notify('exit');
    assert.equal(await client.exited, 0);
  });
});
