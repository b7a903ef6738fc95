/** Initialize in all its forms, shutdown, exit codes. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { describe, test } from 'node:test';
import { rulesOf, startClient, TestClient, uriOf } from './client';
import { spawnServer } from './server-program';
import { ROOT, treeOnDisk } from './tree';

const tree = treeOnDisk({ 'httpd.conf': `${ROOT}KeepAlive yes\n` });
const file = tree.path('httpd.conf');
const text = `${ROOT}KeepAlive yes\n`;

const announced: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'no capabilities': { capabilities: {} },
  'capabilities null': { capabilities: null },
  'capabilities that are no object': { capabilities: 7 },
  'capabilities missing': { capabilities: undefined },
  'members that are null': { capabilities: { textDocument: null, workspace: null, window: null, general: null }, initializationOptions: null, processId: null, workspaceFolders: null },
  'members of the wrong shape': { capabilities: { textDocument: { hover: 'yes', publishDiagnostics: [], codeAction: 3 }, workspace: 'x' }, initializationOptions: 'x', processId: 'me', workspaceFolders: 'here' },
  'an old client with rootPath': { capabilities: {}, rootPath: tree.folder, workspaceFolders: undefined },
  'a client that only knows UTF-8': { capabilities: { general: { positionEncodings: ['utf-8'] } } },
};

describe('initialize', () => {
  for (const [name, initialize] of Object.entries(announced)) {
    test(`${name}: findings are pushed`, async () => {
      const client = await startClient({ initialize });
      assert.equal(client.initializeResult.serverInfo?.name, 'httpd-language-server');
      assert.equal(client.initializeResult.capabilities['diagnosticProvider'], undefined);
      const found = await client.diagnostics(client.open(file, text), (all) => all.length > 0);
      assert.deepEqual(rulesOf(found), ['httpd/not-on-off']);
      assert.equal(found[0]!.codeDescription, undefined);
      assert.equal(await client.stop(), 0);
      assert.equal(client.stderr, '');
    });
  }

  test('without params at all', async () => {
    const client = new TestClient(await spawnServer(), {});
    const result = await client.request<{ capabilities: unknown }>('initialize');
    assert.ok(result.capabilities);
    client.notify('initialized');
    await client.diagnostics(client.open(file, text), (all) => all.length > 0);
    assert.equal(await client.stop(), 0);
  });

  test('requests before it are refused, notifications are not heard', async () => {
    const client = new TestClient(await spawnServer(), {});
    client.open(file, text);
    await assert.rejects(client.request('textDocument/hover', {}), { code: -32002 });
    await client.request('initialize', { capabilities: {} });
    await assert.rejects(client.request('initialize', { capabilities: {} }), { code: -32600 });
    assert.equal(await client.stop(), 0);
  });

  test('a client that never says initialized gets its findings all the same', async () => {
    const client = new TestClient(await spawnServer(), {});
    await client.request('initialize', { capabilities: {} });
    await client.diagnostics(client.open(file, text), (all) => all.length > 0);
    assert.equal(await client.stop(), 0);
  });
});

describe('the end', () => {
  test('after shutdown every request is refused, and exit is 0', async () => {
    const client = await startClient();
    await client.request('shutdown');
    await assert.rejects(client.request('textDocument/hover', { textDocument: { uri: uriOf(file) } }), { code: -32600 });
    client.notify('exit');
    assert.equal(await client.exited, 0);
  });

  test('exit without shutdown is 1', async () => {
    const client = await startClient();
    client.notify('exit');
    assert.equal(await client.exited, 1);
  });

  test('a closed input ends the server', async () => {
    const client = await startClient();
    client.child.stdin.end();
    assert.equal(await client.exited, 1);
  });

  test('a server whose parent is gone does not stay', async () => {
    const parent = spawn(process.execPath, ['-e', '']);
    const gone = new Promise((resolve) => parent.on('exit', resolve));
    const { pid } = parent;
    await gone;
    const client = await startClient({ initialize: { processId: pid } });
    assert.equal(await client.exited, 1);
  });
});
