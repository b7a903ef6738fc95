/** Findings on their way to the client, pushed and pulled, and what makes them change. */
import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { rulesOf, startClient, uriOf, type TestClient } from './client';
import { ROOT, treeOnDisk } from './tree';

const hasRule = (rule: string) => (all: readonly Diagnostic[]): boolean => all.some(({ code }) => code === rule);
/** No error and no warning: advice of rules that the test is not about may stay. */
const isClean = (all: readonly Diagnostic[]): boolean => all.every(({ severity }) => (severity ?? 1) > 2);
const hasNot = (rule: string) => (all: readonly Diagnostic[]): boolean => !hasRule(rule)(all);
const pulling = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
const rich = { textDocument: { publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, dataSupport: true, versionSupport: true, tagSupport: { valueSet: [1, 2] } } } };

interface Report {
  readonly kind: 'full' | 'unchanged';
  readonly resultId?: string;
  readonly uri?: string;
  readonly items?: readonly Diagnostic[];
}

describe('what a finding looks like', () => {
  const tree = treeOnDisk({ 'httpd.conf': ROOT });
  const text = `${ROOT}<IfDefine NEVER>\nTimeout 1\n</IfDefine>\nKeepAlive yes\n`;

  test('to a client that announces nothing', async () => {
    const client = await startClient();
    const all = await client.diagnostics(client.open(tree.path('httpd.conf'), text), (found) => found.length > 0);
    assert.equal(all.length, 1);
    const [found] = all;
    assert.deepEqual(Object.keys(found!).sort(), ['code', 'message', 'range', 'severity', 'source']);
    assert.deepEqual(found!.range, { start: { line: 5, character: 10 }, end: { line: 5, character: 13 } });
    assert.equal(found!.severity, 1);
    assert.equal(found!.source, 'httpd');
    await client.stop();
  });

  test('to one that shows everything: link to the page, greyed lines, version', async () => {
    const client = await startClient({ capabilities: rich, initializationOptions: { rulePageScheme: 'httpd-rule' } });
    const all = await client.diagnostics(client.open(tree.path('httpd.conf'), text), hasRule('httpd/not-on-off'));
    const found = all.find(({ code }) => code !== undefined)!;
    assert.deepEqual(found.codeDescription, { href: 'httpd-rule:/httpd/not-on-off.md' });
    const grey = all.find(({ code }) => code === undefined)!;
    assert.deepEqual(grey.range, { start: { line: 3, character: 0 }, end: { line: 3, character: 9 } });
    assert.deepEqual([grey.severity, grey.tags], [4, [1]]);
    assert.match(String(grey.message), /<IfDefine NEVER>/);
    assert.equal(client.published.at(-1)!.version, 1);
    const page = await client.request<{ markdown: string }>('httpdConfig/rulePage', { id: 'httpd/not-on-off' });
    assert.match(page.markdown, /^# /);
    assert.equal(await client.request('httpdConfig/rulePage', { id: 'no/such-rule' }), null);
    const rules = await client.request<{ id: string }[]>('httpdConfig/rules');
    assert.ok(rules.some(({ id }) => id === 'httpd/not-on-off'));
    await client.until(() => client.heard.some(({ method }) => method === 'httpdConfig/status'), 'the status');
    const status = client.heard.find(({ method }) => method === 'httpdConfig/status')?.params as { profile: string; roots: string[] };
    assert.deepEqual([status.profile, status.roots], ['upstream', [uriOf(tree.path('httpd.conf'))]]);
    await client.stop();
  });
});

describe('push', () => {
  test('a closed file of the same configuration shows its findings, until they are gone', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${ROOT}Include part.conf\n`, 'part.conf': 'KeepAlive yes\n' });
    const client = await startClient({ folders: [tree.folder] });
    const root = client.open(tree.path('httpd.conf'), `${ROOT}Include part.conf\n`);
    const part = uriOf(tree.path('part.conf'));
    assert.deepEqual(rulesOf(await client.diagnostics(part, hasRule('httpd/not-on-off'))), ['httpd/not-on-off']);
    client.change(root, [2, 0, 3, 0, '']);
    await client.diagnostics(part, isClean);
    await client.stop();
  });

  test('what has not changed is not sent again', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient();
    const uri = client.open(tree.path('httpd.conf'), `${ROOT}KeepAlive yes\n`);
    await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    const before = client.published.length;
    client.change(uri, [3, 0, 3, 0, '# nothing\n']);
    // Long enough for a look of its own.
    await new Promise((resolve) => setTimeout(resolve, 500));
    client.change(uri, [0, 0, 0, 0, '\n']);
    await client.diagnostics(uri, (all) => all[0]?.range.start.line === 3);
    assert.equal(client.published.length, before + 1);
    await client.stop();
  });
});

describe('pull', () => {
  async function pull(client: TestClient, uri: string, previousResultId?: string): Promise<Report> {
    return client.request('textDocument/diagnostic', { textDocument: { uri }, ...(previousResultId === undefined ? {} : { previousResultId }) });
  }

  test('a document: full, unchanged, full again; nothing is pushed', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient({ capabilities: pulling });
    assert.deepEqual(client.initializeResult.capabilities['diagnosticProvider'], { identifier: 'httpd', interFileDependencies: true, workspaceDiagnostics: true });
    const uri = client.open(tree.path('httpd.conf'), `${ROOT}KeepAlive yes\n`);
    const first = await pull(client, uri);
    assert.deepEqual([first.kind, rulesOf(first.items!)], ['full', ['httpd/not-on-off']]);
    assert.deepEqual(await pull(client, uri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    client.change(uri, [2, 10, 2, 13, 'On']);
    const second = await pull(client, uri, first.resultId);
    assert.deepEqual([second.kind, second.items], ['full', []]);
    assert.deepEqual(await pull(client, 'file:///not/open.conf'), { kind: 'full', items: [] });
    assert.equal(client.published.length, 0);
    await client.stop();
  });

  test('the workspace: closed files, and the answer waits until there is something new', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${ROOT}Include part.conf\n`, 'part.conf': 'KeepAlive yes\n' });
    const client = await startClient({ capabilities: pulling, folders: [tree.folder] });
    const root = client.open(tree.path('httpd.conf'), `${ROOT}Include part.conf\n`);
    const first = await client.request<{ items: Report[] }>('workspace/diagnostic', { previousResultIds: [] });
    assert.deepEqual(first.items.map(({ uri }) => uri), [uriOf(tree.path('part.conf'))]);
    const previousResultIds = [{ uri: first.items[0]!.uri, value: first.items[0]!.resultId }];
    let answered = false;
    const second = client.request<{ items: Report[] }>('workspace/diagnostic', { previousResultIds }).then((answer) => {
      answered = true;
      return answer;
    });
    await pull(client, root);
    assert.equal(answered, false);
    client.change(root, [2, 0, 2, 17, '']);
    assert.deepEqual((await second).items.map(({ uri, items }) => [uri, items]), [[uriOf(tree.path('part.conf')), []]]);
    const waiting = client.request('workspace/diagnostic', { previousResultIds: [] });
    assert.equal(await client.stop(), 0);
    await waiting.catch(() => undefined);
  });

  test('a change in one document that changes the findings of another asks for a refresh', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${ROOT}Include part.conf\n`, 'part.conf': '' });
    const client = await startClient({ capabilities: pulling, folders: [tree.folder] });
    const root = client.open(tree.path('httpd.conf'), `${ROOT}Include part.conf\n`);
    const part = client.open(tree.path('part.conf'), 'Listen ${PORT}\n');
    const before = await pull(client, part);
    assert.ok(rulesOf(before.items!).includes('httpd/undefined-variable'), JSON.stringify(before));
    client.change(root, [0, 0, 0, 0, 'Define PORT 8080\n']);
    await pull(client, root);
    await client.until(() => client.heard.some(({ method }) => method === 'workspace/diagnostic/refresh'), 'a refresh');
    const after = await pull(client, part, before.resultId);
    assert.deepEqual([after.kind, after.items], ['full', []]);
    await client.stop();
  });

  test('a cancelled request is answered as such', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient({ capabilities: pulling, folders: [tree.folder] });
    client.open(tree.path('httpd.conf'), ROOT);
    const { CancellationTokenSource } = await import('vscode-languageserver/node');
    const source = new CancellationTokenSource();
    const waiting = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token);
    setTimeout(() => source.cancel(), 200);
    await assert.rejects(waiting, { code: -32800 });
    assert.equal(await client.stop(), 0);
  });
});

describe('settings', () => {
  const tree = treeOnDisk({ 'httpd.conf': ROOT });
  const text = `${ROOT}KeepAlive yes\n`;

  test('asked for before the first findings, and again when they change', async () => {
    let settings: unknown = { rules: { 'httpd/not-on-off': 'hint' } };
    const client = await startClient({
      capabilities: { workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } } }, folders: [tree.folder], settings: () => settings,
    });
    const uri = client.open(tree.path('httpd.conf'), text);
    await client.diagnostics(uri, (all) => all.length > 0);
    assert.deepEqual(client.published.filter((each) => each.uri === uri).map(({ diagnostics }) => diagnostics.map(({ severity }) => severity)), [[4]]);
    settings = { topics: { httpd: 'off' } };
    client.notify('workspace/didChangeConfiguration', {});
    await client.diagnostics(uri, hasNot('httpd/not-on-off'));
    settings = { profile: 7, rules: ['x'], defines: 'A', roots: [null], env: { A: 1 }, sysroot: {} };
    client.notify('workspace/didChangeConfiguration', { settings: null });
    const [found] = await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    assert.equal(found!.severity, 1);
    await client.stop();
  });

  test('sent with the notification, or with initializationOptions', async () => {
    const client = await startClient({ initializationOptions: { settings: { topics: { httpd: 'off' } } } });
    const uri = client.open(tree.path('httpd.conf'), text);
    await client.diagnostics(uri, hasNot('httpd/not-on-off'));
    client.notify('workspace/didChangeConfiguration', { settings: { httpdConfig: { rules: { 'httpd/not-on-off': 'warning' } } } });
    const [found] = await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    assert.equal(found!.severity, 2);
    await client.stop();
  });

  test('a settings file in the folder, below what the editor says, and read again when it changes', async () => {
    const own = treeOnDisk({ 'httpd.conf': ROOT, '.httpd-lint.json': '{"rules": {"httpd/not-on-off": "hint", "httpd/nul-byte": 7}, "defines": ["A", 5], "profil": 1}' });
    const client = await startClient({ folders: [own.folder], initializationOptions: { settings: { defines: ['B'] } } });
    const uri = client.open(own.path('httpd.conf'), `${ROOT}<IfDefine A>\n<IfDefine B>\nKeepAlive yes\n</IfDefine>\n</IfDefine>\n`);
    const [hint] = await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    assert.equal(hint!.severity, 4, 'what is wrong beside it is passed over');
    const wrong = client.logged().filter((line) => line.includes('.httpd-lint.json')).map((line) => line.replace(/^.*json: /, ''));
    assert.deepEqual(wrong, ['"rules" must be an object; its "httpd/nul-byte" must be off, error, warning, info or hint', '"defines" must be a list of texts', 'unknown key "profil" (did you mean profile?)']);
    await new Promise((resolve) => setTimeout(resolve, 600));
    own.write('.httpd-lint.json', '{"rules": {"httpd/not-on-off": "warning"}, "defines": ["A"]}');
    await client.diagnostics(uri, (all) => all.some(({ severity }) => severity === 2));
    own.write('.httpd-lint.json', '{ not JSON');
    await client.diagnostics(uri, hasNot('httpd/not-on-off'));
    assert.equal(await client.stop(), 0);
  });

  test('each folder has its own', async () => {
    const other = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient({
      capabilities: { workspace: { configuration: true, workspaceFolders: true } }, folders: [tree.folder, other.folder],
      answers: {
        'workspace/configuration': (params) => (params as { items: { scopeUri?: string }[] }).items.map(({ scopeUri }) => (scopeUri === uriOf(other.folder) ? { topics: { httpd: 'off' } } : {})),
      },
    });
    const here = client.open(tree.path('httpd.conf'), text);
    const there = client.open(other.path('httpd.conf'), text);
    await client.diagnostics(here, hasRule('httpd/not-on-off'));
    await client.diagnostics(there, isClean);
    client.notify('workspace/didChangeWorkspaceFolders', { event: { removed: [{ uri: uriOf(other.folder), name: '' }], added: [] } });
    await client.diagnostics(there, hasRule('httpd/not-on-off'));
    await client.stop();
  });
});

describe('files outside the editor', () => {
  const watchers: Readonly<Record<string, unknown>> = {
    'noticed by the server itself': {},
    'reported by the client': { workspace: { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } } },
  };
  for (const [name, capabilities] of Object.entries(watchers)) {
    test(`appear, change and vanish: ${name}`, async () => {
      const tree = treeOnDisk({ 'httpd.conf': `${ROOT}Include part.conf\nIncludeOptional more/*.conf\n`, 'more/a.conf': '' });
      const client = await startClient({ capabilities, folders: [tree.folder] });
      const report = (file: string): void => {
        if ('workspace' in (capabilities as object)) client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: uriOf(tree.path(file)), type: 2 }] });
      };
      const watched = (): string => JSON.stringify(client.heard.filter(({ method }) => method === 'client/registerCapability').map(({ params }) => params));
      const root = client.open(tree.path('httpd.conf'), `${ROOT}Include part.conf\nIncludeOptional more/*.conf\n`);
      await client.diagnostics(root, hasRule('httpd/include-missing'));
      if ('workspace' in (capabilities as object)) await client.until(() => watched().includes(uriOf(tree.path('more'))), 'a registration for more/');
      else await new Promise((resolve) => setTimeout(resolve, 600));
      writeFileSync(tree.path('part.conf'), 'KeepAlive On\n');
      report('part.conf');
      await client.diagnostics(root, isClean);
      writeFileSync(tree.path('more/b.conf'), 'KeepAlive yes\n');
      report('more/b.conf');
      await client.diagnostics(uriOf(tree.path('more/b.conf')), hasRule('httpd/not-on-off'));
      rmSync(tree.path('more/b.conf'));
      report('more/b.conf');
      await client.diagnostics(uriOf(tree.path('more/b.conf')), isClean);
      renameSync(tree.path('part.conf'), tree.path('gone.conf'));
      report('part.conf');
      await client.diagnostics(root, hasRule('httpd/include-missing'));
      assert.equal(await client.stop(), 0);
    });
  }

  test('a file that is not enabled is a fragment; saving what includes it makes it a part', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT, 'sites-available/a.conf': '<VirtualHost *:80>\nKeepAlive yes\nSSLEngine On\n</VirtualHost>\n' });
    const client = await startClient({ folders: [tree.folder] });
    const site = client.open(tree.path('sites-available/a.conf'), '<VirtualHost *:80>\nKeepAlive yes\nSSLEngine On\n</VirtualHost>\n');
    assert.deepEqual(rulesOf(await client.diagnostics(site, hasRule('httpd/not-on-off'))), ['httpd/not-on-off']);
    writeFileSync(tree.path('httpd.conf'), `${ROOT}Include sites-available/a.conf\n`);
    client.notify('textDocument/didSave', { textDocument: { uri: uriOf(tree.path('httpd.conf')) } });
    await client.diagnostics(site, hasRule('httpd/module-not-loaded'));
    await client.stop();
  });
});
