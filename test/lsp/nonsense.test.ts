/** A client that talks nonsense costs itself its answers, and the server nothing. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { rulesOf, startClient, type TestClient } from './client';
import { spawnServer } from './server-program';
import { ROOT, treeOnDisk } from './tree';

const tree = treeOnDisk({ 'httpd.conf': ROOT });
const file = tree.path('httpd.conf');

const REQUESTS = [
  'textDocument/hover', 'textDocument/codeAction', 'textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/documentLink',
  'textDocument/definition', 'textDocument/documentHighlight', 'textDocument/linkedEditingRange', 'textDocument/completion',
  'textDocument/diagnostic', 'workspace/diagnostic', 'httpdConfig/rulePage', 'httpdConfig/rules', 'constructor', '__proto__', 'toString', 'no/such', '$/none',
];
const NOTIFICATIONS = [
  'initialized', 'textDocument/didOpen', 'textDocument/didChange', 'textDocument/didClose', 'textDocument/didSave', 'workspace/didChangeWatchedFiles',
  'workspace/didChangeConfiguration', 'workspace/didChangeWorkspaceFolders', '$/cancelRequest', '$/setTrace', '$/progress', 'no/such', '__proto__',
];

/** Still answers, and still finds what is wrong. */
async function isAlive(client: TestClient): Promise<void> {
  const uri = client.open(file, `${ROOT}KeepAlive yes\n`);
  const found = await client.diagnostics(uri, (all) => all.some(({ code }) => code === 'httpd/not-on-off'));
  assert.ok(rulesOf(found).includes('httpd/not-on-off'));
  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri }, position: { line: 1, character: 1 } });
  assert.match(hover.contents.value, /Listen/);
  client.close(uri);
}

describe('nonsense', () => {
  test('params of every shape, for every method', async () => {
    const client = await startClient({ capabilities: { textDocument: { diagnostic: 1 } } });
    const uri = client.open(file, ROOT);
    const leaf = fc.oneof(
      fc.constantFrom(null, true, 0, -1, 1.5, 1e308, '', 'x', uri, 'file:///', 'file://%%%', 'untitled:x', 'http://[', '\ud800', [], {}), fc.integer(), fc.string(),
    );
    const shape = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 3 }, leaf, fc.array(tie('any'), { maxLength: 3 }), tie('object')),
      object: fc.record({
        textDocument: fc.oneof(fc.constant({ uri, version: 2, languageId: 'apacheconf', text: 'x' }), tie('any')),
        position: fc.oneof(fc.record({ line: leaf, character: leaf }), tie('any')),
        range: fc.oneof(fc.record({ start: tie('any'), end: fc.record({ line: leaf, character: leaf }) }), tie('any')),
        contentChanges: tie('any'), context: tie('any'), changes: tie('any'), settings: tie('any'), event: tie('any'), id: leaf, uri: leaf,
        start: tie('any'), end: tie('any'), text: leaf, line: leaf, character: leaf, previousResultIds: tie('any'), only: tie('any'), token: leaf, value: tie('any'),
      }, { requiredKeys: [] }),
    })).any;
    await fc.assert(fc.asyncProperty(fc.constantFrom(...REQUESTS), fc.constantFrom(...NOTIFICATIONS), shape, shape, async (request, notification, one, two) => {
      if (request === 'workspace/diagnostic') return;
      client.notify(notification, one);
      await client.request(request, two).catch((error: { code?: number; message: string }) => {
        assert.ok([-32600, -32601, -32602, -32800].includes(error.code ?? 0), `${request}: ${error.message}`);
      });
    }), { numRuns: 400 });
    const failures = client.logged().filter((line) => line.includes('failed'));
    assert.deepEqual(failures, []);
    assert.equal(await client.stop(), 0);
  });

  test('after params of every shape a document is checked as before', async () => {
    const client = await startClient();
    for (const method of NOTIFICATIONS) for (const params of [null, 7, 'x', [], [1, 2], {}, { textDocument: null }]) client.notify(method, params);
    await isAlive(client);
    assert.equal(await client.stop(), 0);
  });

  test('bytes that are no message, between messages', async () => {
    const client = await startClient();
    const send = (text: string): void => void client.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
    for (const text of ['{', '[]', '7', 'null', '""', '{"jsonrpc":"2.0"}', '{"jsonrpc":"2.0","id":{},"method":7}', '{"id":99,"result":1}', '\u0000', '{"jsonrpc":"2.0","id":"a","method":"x","params":"y"}']) send(text);
    await isAlive(client);
    assert.equal(await client.stop(), 0);
  });

  test('words that are no protocol at all end or are ignored, and leave no stack on the terminal', async () => {
    const child = await spawnServer([]);
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    child.stdin.end('hello?\n');
    const code = await new Promise((resolve) => child.on('exit', resolve));
    assert.equal(code, 1);
    assert.equal(said, '');
  });

  test('positions far outside every document', async () => {
    const client = await startClient();
    const uri = client.open(file, `${ROOT}<VirtualHost *>\n`);
    const textDocument = { uri };
    for (const position of [{ line: 1e9, character: 1e9 }, { line: -5, character: -5 }, { line: 2, character: 500 }, { line: 0.5, character: 0.5 }]) {
      for (const method of REQUESTS.filter((each) => each.startsWith('textDocument/'))) {
        await client.request(method, { textDocument, position, range: { start: position, end: position } }).catch((error: { code: number }) => assert.equal(error.code, -32601));
      }
    }
    assert.equal(await client.stop(), 0);
  });

  test('a client that answers its part with errors, or with nothing usable', async () => {
    const answers = {
      'workspace/configuration': () => ({ not: 'a list' }),
      'client/registerCapability': () => { throw new Error('no'); },
    };
    const capabilities = { workspace: { configuration: true, didChangeWatchedFiles: { dynamicRegistration: true }, didChangeConfiguration: { dynamicRegistration: true } } };
    const client = await startClient({ capabilities, answers, folders: [tree.folder] });
    await isAlive(client);
    assert.equal(await client.stop(), 0);
  });
});
