/** Configurations in the workspace folders that no open document belongs to, and the progress of reading them. */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { WorkspaceDiagnosticReport, WorkspaceFullDocumentDiagnosticReport } from 'vscode-languageserver';
import { rulesOf, startClient, uriOf, type TestClient } from './client';
import { ROOT, treeOnDisk } from './tree';

const PULL = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
const FILES = {
  'one/httpd.conf': `${ROOT}KeepAlive yes\n`, 'two/httpd.conf': `${ROOT}Include part.conf\n`, 'two/part.conf': 'UseCanonicalName maybe\n',
  'www/.htaccess': 'Listen 80\n', 'open/httpd.conf': ROOT,
};

/** Findings of files that are not open, by URI, once those that are asked for are there. */
async function pulled(client: TestClient, wanted: readonly string[], previousResultIds: object[] = []): Promise<ReadonlyMap<string, WorkspaceFullDocumentDiagnosticReport>> {
  const found = new Map<string, WorkspaceFullDocumentDiagnosticReport>();
  const known = new Map<string, string>(previousResultIds.map((each) => [(each as { uri: string }).uri, (each as { value: string }).value]));
  while (!wanted.every((uri) => found.has(uri))) {
    const { items } = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [...known].map(([uri, value]) => ({ uri, value })) });
    for (const item of items) {
      if (item.kind !== 'full') continue;
      found.set(item.uri, item);
      if (item.resultId === undefined) known.delete(item.uri);
      else known.set(item.uri, item.resultId);
    }
  }
  return found;
}

describe('files of the folders', () => {
  test('a client that asks is told of every configuration', async () => {
    const tree = treeOnDisk(FILES);
    const client = await startClient({ capabilities: PULL, folders: [tree.folder] });
    client.open(tree.path('open/httpd.conf'), ROOT);
    const uris = ['one/httpd.conf', 'two/part.conf', 'www/.htaccess'].map((file) => uriOf(tree.path(file)));
    const found = await pulled(client, uris);
    assert.deepEqual(uris.map((uri) => rulesOf(found.get(uri)!.items)), [['httpd/not-on-off'], ['httpd/invalid-value'], ['httpd/not-allowed-here']]);
    assert.equal(await client.stop(), 0);
  });

  test('what changes on disk, appears and vanishes is noticed', async () => {
    const tree = treeOnDisk(FILES);
    const client = await startClient({ capabilities: PULL, folders: [tree.folder] });
    client.open(tree.path('open/httpd.conf'), ROOT);
    const one = uriOf(tree.path('one/httpd.conf'));
    const first = await pulled(client, [one, uriOf(tree.path('www/.htaccess'))]);
    const ids = [...first].map(([uri, { resultId }]) => ({ uri, value: resultId! }));
    tree.write('one/httpd.conf', `${ROOT}KeepAlive On\n`);
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: one, type: 2 }] });
    assert.deepEqual((await pulled(client, [one], ids)).get(one)!.items, []);
    const fresh = uriOf(tree.write('new/.htaccess', 'KeepAlive On\n'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: fresh, type: 1 }] });
    assert.deepEqual(rulesOf((await pulled(client, [fresh], ids)).get(fresh)!.items), ['httpd/not-allowed-here']);
    const access = uriOf(tree.path('www/.htaccess'));
    rmSync(tree.path('www/.htaccess'));
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: access, type: 3 }] });
    assert.deepEqual((await pulled(client, [access], ids)).get(access)!.items, []);
    assert.equal(await client.stop(), 0);
  });

  test('a document that is opened belongs to its editor, and to the folder again when it is closed', async () => {
    const tree = treeOnDisk(FILES);
    const client = await startClient({ capabilities: PULL, folders: [tree.folder] });
    client.open(tree.path('open/httpd.conf'), ROOT);
    const uri = uriOf(tree.path('www/.htaccess'));
    const { resultId } = (await pulled(client, [uri])).get(uri)!;
    client.open(tree.path('www/.htaccess'), '# nothing wrong\n');
    const own = await client.request<{ items: unknown[] }>('textDocument/diagnostic', { textDocument: { uri } });
    assert.deepEqual(own.items, []);
    client.close(uri);
    const again = (await pulled(client, [uri], [{ uri, value: `other than ${resultId}` }])).get(uri)!;
    assert.deepEqual(rulesOf(again.items), ['httpd/not-allowed-here']);
    assert.equal(await client.stop(), 0);
  });

  test('a client that is told hears of open configurations, or of all by setting; several folders', async () => {
    const [first, second] = [treeOnDisk({ 'httpd.conf': ROOT }), treeOnDisk({ 'a/.htaccess': 'Listen 80\n', 'b/php.ini': '[PHP]\n' })];
    let diagnosticsScope = 'auto';
    const client = await startClient({ capabilities: { workspace: { configuration: true } }, settings: () => ({ diagnosticsScope }), folders: [first.folder, second.folder] });
    const uri = client.open(first.path('httpd.conf'), `${ROOT}KeepAlive yes\n`);
    await client.diagnostics(uri, (all) => all.length > 0);
    const access = uriOf(second.path('a/.htaccess'));
    assert.ok(!client.published.some((each) => each.uri === access));
    diagnosticsScope = 'workspace';
    client.notify('workspace/didChangeConfiguration', {});
    assert.deepEqual(rulesOf(await client.diagnostics(access, (all) => all.length > 0)), ['httpd/not-allowed-here']);
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: [{ uri: uriOf(second.folder), name: 'second' }] } });
    await client.diagnostics(access, (all) => all.length === 0);
    client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [{ uri: uriOf(second.folder), name: 'second' }], removed: [] } });
    await client.diagnostics(access, (all) => all.length > 0);
    diagnosticsScope = 'open';
    client.notify('workspace/didChangeConfiguration', {});
    await client.diagnostics(access, (all) => all.length === 0);
    assert.equal(await client.stop(), 0);
  });
});

describe('watching through the client', () => {
  test('the folders that were looked at are registered, and anew when they are others', async () => {
    const [tree, elsewhere] = [treeOnDisk({ 'httpd.conf': ROOT }), treeOnDisk({ '1.conf': 'KeepAlive yes\n' })];
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } };
    const client = await startClient({ capabilities, folders: [tree.folder], initializationOptions: { settings: { hostFiles: 'on' } } });
    const patterns = (): string => JSON.stringify(client.heard.filter(({ method }) => method === 'client/registerCapability').at(-1)?.params ?? null);
    const uri = client.open(tree.path('httpd.conf'), ROOT);
    await client.until(() => patterns().includes(`"${uriOf(tree.folder)}"`), 'a registration of the folder');
    assert.ok(!patterns().includes(uriOf(elsewhere.folder)));
    client.change(uri, `${ROOT}Include ${elsewhere.folder}/*.conf\n`);
    await client.until(() => patterns().includes(`"${uriOf(elsewhere.folder)}"`), 'a registration of the other folder');
    const order = client.heard.map(({ method }) => method).filter((method) => method.startsWith('client/'));
    assert.deepEqual(order.slice(-2), ['client/unregisterCapability', 'client/registerCapability']);
    const part = uriOf(elsewhere.path('1.conf'));
    await client.diagnostics(part, (all) => all.length > 0);
    elsewhere.write('1.conf', 'KeepAlive On\n');
    client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: part, type: 2 }] });
    await client.diagnostics(part, (all) => all.length === 0);
    assert.equal(await client.stop(), 0);
  });
});
