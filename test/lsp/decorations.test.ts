/** Inlay hints and code lenses over the protocol: announced where the client knows them, asked for anew when another file changes. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CodeLens, InlayHint } from 'vscode-languageserver';
import { startClient } from './client';
import { ROOT, treeOnDisk } from './tree';

const CAPABILITIES = {
  textDocument: { inlayHint: {}, codeLens: {} },
  workspace: { inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true }, configuration: true },
};
const MPM = 'LoadModule mpm_event_module modules/mod_mpm_event.so\n';
const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('inlay hints and code lenses', () => {
  test('announced only to those who know them', async () => {
    const poor = await startClient();
    assert.deepEqual([poor.initializeResult.capabilities['inlayHintProvider'], poor.initializeResult.capabilities['codeLensProvider']], [undefined, undefined]);
    assert.equal(await poor.stop(), 0);
    const rich = await startClient({ capabilities: CAPABILITIES });
    assert.deepEqual([rich.initializeResult.capabilities['inlayHintProvider'], rich.initializeResult.capabilities['codeLensProvider']], [true, { resolveProvider: true }]);
    assert.equal(await rich.stop(), 0);
  });

  test('answered in the included file, and asked for again when the root changes them', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${MPM}${ROOT}Include mpm.conf\n`, 'mpm.conf': 'MaxRequestWorkers 90\n' });
    const client = await startClient({ capabilities: CAPABILITIES, folders: [tree.folder], initializationOptions: { rulePageScheme: 'httpd-rule' } });
    const root = client.open(tree.path('httpd.conf'), `${MPM}${ROOT}Include mpm.conf\n`);
    const uri = client.open(tree.path('mpm.conf'), 'MaxRequestWorkers 90\n');
    const [hint] = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
    assert.deepEqual([hint?.label, hint?.position], ['→ 75: 3 processes × 25 threads', { line: 0, character: 20 }]);
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.match(lens?.command?.title ?? '', /^event: 3 processes × 25 threads = 75 requests at once/);
    assert.deepEqual([lens?.command?.command, lens?.command?.arguments], ['httpdConfig.showCapacity', [uri]]);
    client.change(root, [0, 0, 0, 0, 'ThreadsPerChild 45\n']);
    await client.until(() => ['workspace/inlayHint/refresh', 'workspace/codeLens/refresh'].every((each) => client.heard.some(({ method }) => method === each)), 'a refresh');
    const [after] = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range });
    assert.equal(after?.label, '= 2 processes × 45 threads');
    assert.equal(await client.stop(), 0);
  });

  test('switched off by settings; a lens of another editor has no command', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${MPM}${ROOT}MaxRequestWorkers 90\n` });
    const text = `${MPM}${ROOT}MaxRequestWorkers 90\n`;
    const off = await startClient({ capabilities: CAPABILITIES, folders: [tree.folder], settings: () => ({ inlayHints: { enable: false }, codeLens: { enable: true } }) });
    const uri = off.open(tree.path('httpd.conf'), text);
    assert.deepEqual(await off.request('textDocument/inlayHint', { textDocument: { uri }, range }), []);
    const [lens] = await off.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.equal(lens?.command?.command, '');
    assert.equal(await off.stop(), 0);
  });

  test('a settings file switches lenses off beside an editor that sends its default', async () => {
    const text = `${MPM}${ROOT}MaxRequestWorkers 90\n`;
    const tree = treeOnDisk({ 'httpd.conf': text, '.httpd-lint.json': '{"codeLens.enable": false}' });
    const client = await startClient({ capabilities: CAPABILITIES, folders: [tree.folder], settings: () => ({ inlayHints: { enable: true }, codeLens: { enable: true } }) });
    const uri = client.open(tree.path('httpd.conf'), text);
    await client.diagnostics(uri);
    assert.equal((await client.request<unknown[]>('textDocument/inlayHint', { textDocument: { uri }, range })).length > 0, true);
    assert.deepEqual(await client.request('textDocument/codeLens', { textDocument: { uri } }), []);
    assert.equal(await client.stop(), 0);
  });

  test('of very many lenses the words come when they are shown, and only those count for a new question', async () => {
    const hosts = Array.from({ length: 250 }, (_, index) => `<VirtualHost *:80>\nServerName h${index}.test\n</VirtualHost>\n`).join('');
    const text = `${ROOT}${hosts}Include more.conf\n`;
    const tree = treeOnDisk({ 'httpd.conf': text, 'more.conf': '# none\n' });
    const client = await startClient({ capabilities: CAPABILITIES, folders: [tree.folder] });
    const uri = client.open(tree.path('httpd.conf'), text);
    const more = client.open(tree.path('more.conf'), '# none\n');
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.deepEqual([lenses.length, lenses.filter(({ command }) => command !== undefined).length], [250, 0]);
    const shown = await client.request<CodeLens>('codeLens/resolve', lenses[7]);
    assert.equal(shown.command?.title, 'h7.test · one of 250 hosts on *:80');
    client.change(more, [0, 0, 0, 0, '<VirtualHost *:80>\n</VirtualHost>\n']);
    await client.until(() => client.heard.some(({ method }) => method === 'workspace/codeLens/refresh'), 'a refresh');
    const again = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
    assert.equal((await client.request<CodeLens>('codeLens/resolve', again[7])).command?.title, 'h7.test · one of 251 hosts on *:80');
    assert.equal((await client.request<CodeLens>('codeLens/resolve', lenses[7])).command?.title, '');
    assert.equal(await client.stop(), 0);
  });
});
