import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextEdit } from 'vscode-languageserver';
import { applyEdits } from '../../server/src/features/format/format';
import { startClient, type TestClient } from './client';
import { treeOnDisk } from './tree';

const capabilities = { textDocument: { formatting: {}, rangeFormatting: {}, onTypeFormatting: {} }, workspace: { configuration: true } };
const TEXT = '<Directory /srv>\nOptions None\nAllowOverride None\n</Directory>\n';

function applied(text: string, edits: readonly TextEdit[]): string {
  return applyEdits(text, edits.map(({ range, newText }) => ({
    start: { line: range.start.line, column: range.start.character }, end: { line: range.end.line, column: range.end.character }, text: newText,
  })));
}

async function ask(client: TestClient, uri: string, method: string, more: object = {}): Promise<string> {
  const edits = await client.request<TextEdit[]>(`textDocument/${method}`, { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true }, ...more });
  return applied(TEXT, edits);
}

test('whole, a range, while typing; only to clients that ask', async () => {
  const tree = treeOnDisk({ 'httpd.conf': TEXT });
  const client = await startClient({ capabilities, folders: [tree.folder] });
  const { capabilities: said } = client.initializeResult;
  assert.deepEqual([said['documentFormattingProvider'], said['documentRangeFormattingProvider']], [true, true]);
  const uri = client.open(tree.path('httpd.conf'), TEXT);
  assert.equal(await ask(client, uri, 'formatting'), '<Directory /srv>\n  Options None\n  AllowOverride None\n</Directory>\n');
  const range = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
  assert.equal(await ask(client, uri, 'rangeFormatting', { range }), '<Directory /srv>\nOptions None\n  AllowOverride None\n</Directory>\n');
  assert.equal(await ask(client, uri, 'onTypeFormatting', { position: { line: 2, character: 0 }, ch: '\n' }), '<Directory /srv>\n  Options None\n  AllowOverride None\n</Directory>\n');
  await client.stop();
  const plain = await startClient({ capabilities: {} });
  assert.equal(plain.initializeResult.capabilities['documentFormattingProvider'], undefined);
  await plain.stop();
});

test('.editorconfig goes before the editor, settings before both', async () => {
  const tree = treeOnDisk({ 'httpd.conf': TEXT, '.editorconfig': 'root = true\n[*.conf]\nindent_style = tab\n' });
  let settings: unknown = {};
  const client = await startClient({ capabilities, folders: [tree.folder], settings: () => settings });
  const uri = client.open(tree.path('httpd.conf'), TEXT);
  assert.match(await ask(client, uri, 'formatting'), /\n\tOptions/);
  settings = { format: { indent: '8', directiveCase: 'auto', maxBlankLines: null } };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.until(() => client.heard.filter(({ method }) => method === 'workspace/configuration').length > 1, 'the settings are asked for again');
  await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
  assert.match(await ask(client, uri, 'formatting'), /\n {8}Options/);
  await client.stop();
});
