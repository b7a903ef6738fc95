import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeAction } from 'vscode-languageserver';
import { startClient, type ClientOptions, type TestClient } from './client';
import { treeOnDisk } from './tree';

const KINDS = ['quickfix', 'refactor', 'source'];

function capabilities(kinds: readonly string[] = KINDS, edits: object = { documentChanges: true, resourceOperations: ['create'] }): object {
  return { textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: kinds } }, isPreferredSupport: true } }, workspace: { workspaceEdit: edits } };
}

async function actions(client: TestClient, uri: string, lines: readonly [number, number], only?: readonly string[]): Promise<CodeAction[]> {
  const range = { start: { line: lines[0], character: 0 }, end: { line: lines[1], character: 0 } };
  return client.request<CodeAction[]>('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [], ...(only === undefined ? {} : { only }) } });
}

async function withClient(text: string, options: ClientOptions, work: (client: TestClient, uri: string, folder: string) => Promise<void>, files: Record<string, string> = {}): Promise<void> {
  const tree = treeOnDisk({ 'httpd.conf': text, ...files });
  const client = await startClient({ folders: [tree.folder], ...options });
  await work(client, client.open(tree.path('httpd.conf'), text), tree.folder);
  await client.stop();
}

const TEXT = 'ServerRoot /etc/httpd\nKeepAlive y\nUseCanonicalName On\nMaxClients 4\nMaxRequestsPerChild 5\n';

test('kinds that the client announced, and no others', async () => {
  await withClient(TEXT, { capabilities: capabilities(['quickfix']) }, async (client, uri) => {
    assert.deepEqual(client.initializeResult.capabilities['codeActionProvider'], { codeActionKinds: ['quickfix'] });
    assert.deepEqual([...new Set((await actions(client, uri, [3, 5])).map(({ kind }) => kind))], ['quickfix']);
  });
  await withClient(TEXT, { capabilities: { textDocument: { codeAction: {} } } }, async (client, uri) => {
    assert.deepEqual(await actions(client, uri, [3, 5]), []);
  });
});

test('on save: all safe fixes and nothing else', async () => {
  await withClient(TEXT, { capabilities: capabilities() }, async (client, uri) => {
    const [action, ...others] = await actions(client, uri, [0, 0], ['source.fixAll']);
    assert.deepEqual([action?.kind, others], ['source.fixAll.httpdConfig', []]);
    const [change] = action!.edit!.documentChanges as { textDocument: { uri: string; version: number }; edits: { newText: string }[] }[];
    assert.deepEqual([change!.textDocument, change!.edits.map(({ newText }) => newText)], [{ uri, version: 1 }, ['MaxRequestWorkers', 'MaxConnectionsPerChild']]);
  });
});

test('all of a rule, the rule off here, in the file, in the settings', async () => {
  await withClient(TEXT, { capabilities: capabilities() }, async (client, uri, folder) => {
    const found = await actions(client, uri, [3, 3], ['quickfix']);
    const titled = (start: string): CodeAction => {
      const action = found.find(({ title }) => title.startsWith(start));
      assert.ok(action, `${start}: ${found.map(({ title }) => title).join('; ')}`);
      return action;
    };
    assert.match(JSON.stringify(titled('Fix all 2 findings of mpm/obsolete-name in this file').edit), /MaxRequestWorkers.*MaxConnectionsPerChild/);
    assert.match(JSON.stringify(titled('Disable mpm/obsolete-name in this file').edit), /"newText":"# httpd-lint disable-file mpm\/obsolete-name -- reason\\n"/);
    const settings = titled('Disable mpm/obsolete-name in the settings').edit!.documentChanges!;
    assert.deepEqual(settings[0], { kind: 'create', uri: `file://${folder}/.httpd-lint.json` });
    assert.match(JSON.stringify(settings[1]), /\\"mpm\/obsolete-name\\": \\"off\\"/);
  });
});

test('a settings file that is there is edited; our own editor sets its setting where there is none', async () => {
  const file = { '.httpd-lint.json': '{\n    "mpm": "event",\n    "rules": { "a/b": "off" }\n}\n' };
  await withClient(TEXT, { capabilities: capabilities(KINDS, {}), initializationOptions: { rulePageScheme: 'x' } }, async (client, uri, folder) => {
    const action = (await actions(client, uri, [3, 3])).find(({ title }) => title.endsWith('in the settings'))!;
    const [edit] = action.edit!.changes![`file://${folder}/.httpd-lint.json`]!;
    assert.deepEqual(JSON.parse(edit!.newText), { mpm: 'event', rules: { 'a/b': 'off', 'mpm/obsolete-name': 'off' } });
    assert.match(edit!.newText, /^\{\n {4}"mpm"/);
  }, file);
  await withClient(TEXT, { capabilities: capabilities(), initializationOptions: { rulePageScheme: 'x' } }, async (client, uri) => {
    const action = (await actions(client, uri, [3, 3])).find(({ title }) => title.endsWith('in the settings'))!;
    assert.deepEqual([action.command?.command, action.command?.arguments], ['httpdConfig.disableRule', ['mpm/obsolete-name']]);
  });
});

test('lines to a file of their own, where the client makes files', async () => {
  await withClient(TEXT, { capabilities: capabilities() }, async (client, uri, folder) => {
    const action = (await actions(client, uri, [1, 3], ['refactor'])).find(({ kind }) => kind === 'refactor.extract')!;
    assert.deepEqual(action.edit!.documentChanges![0], { kind: 'create', uri: `file://${folder}/included-2.conf` });
    assert.match(JSON.stringify(action.edit!.documentChanges), /"newText":"Include \/?[^"]*included-2\.conf\\n".*"newText":"KeepAlive y\\nUseCanonicalName On\\n"/);
  }, { 'included.conf': '' });
  for (const edits of [{}, { documentChanges: true }]) {
    await withClient(TEXT, { capabilities: capabilities(KINDS, edits) }, async (client, uri) => {
      assert.ok(!(await actions(client, uri, [1, 3])).some(({ title }) => title.startsWith('Move')));
    });
  }
});

test('a caret asks for no refactorings unless they are asked for', async () => {
  await withClient(TEXT, { capabilities: capabilities() }, async (client, uri) => {
    assert.ok(!(await actions(client, uri, [2, 2])).some(({ kind }) => kind?.startsWith('refactor')));
    assert.ok(!(await actions(client, uri, [2, 2], ['source'])).some(({ kind }) => kind?.startsWith('refactor')));
  });
});
