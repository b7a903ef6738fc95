import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startClient } from './client';
import { treeOnDisk } from './tree';

const TEXT = '[PHP]\nmemory_limit=128MB\nsession.nme = X\n';

test('a php.ini: hover, completion, outline, formatting and findings', async () => {
  let settings: unknown = {};
  const tree = treeOnDisk({ 'php.ini': TEXT });
  const client = await startClient({ capabilities: { textDocument: { semanticTokens: { requests: { full: true }, tokenTypes: ['class', 'property', 'number', 'string'], tokenModifiers: [], formats: ['relative'] }, hover: { contentFormat: ['markdown'] }, formatting: {}, rangeFormatting: {}, documentSymbol: { hierarchicalDocumentSymbolSupport: true } }, workspace: { configuration: true } }, folders: [tree.folder], settings: () => settings });
  const uri = client.open(tree.path('php.ini'), TEXT, 'ini');
  const at = (line: number, character: number): object => ({ textDocument: { uri }, position: { line, character } });
  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', at(1, 15));
  assert.match(hover.contents.value, /128 bytes/);
  const offers = await client.request<{ label: string }[] | { items: { label: string }[] }>('textDocument/completion', at(2, 10));
  assert.ok((Array.isArray(offers) ? offers : offers.items).some(({ label }) => label === 'session.name'));
  const symbols = await client.request<{ name: string; children: { name: string }[] }[]>('textDocument/documentSymbol', { textDocument: { uri } });
  assert.deepEqual(symbols.map(({ name, children }) => [name, children.map((child) => child.name)]), [['PHP', ['memory_limit', 'session.nme']]]);
  const colours = await client.request<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument: { uri } });
  // The heading, two names, two values.
  assert.equal(colours.data.length, 5 * 5);
  const format = async (method: string, more: object = {}): Promise<string[]> => (await client.request<{ newText: string }[]>(`textDocument/${method}`, { textDocument: { uri }, options: { tabSize: 2, insertSpaces: true }, ...more })).map(({ newText }) => newText);
  assert.deepEqual(await format('formatting'), [' ', ' ']);
  settings = { format: { equals: 'none' } };
  client.notify('workspace/didChangeConfiguration', { settings: null });
  await client.until(() => client.heard.filter(({ method }) => method === 'workspace/configuration').length > 1, 'the settings are asked for again');
  await client.request('textDocument/hover', at(0, 0));
  assert.deepEqual(await format('formatting'), ['', '']);
  assert.deepEqual(await format('rangeFormatting', { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 3 } } }), []);
  const findings = await client.diagnostics(uri, (list) => list.length > 1);
  assert.deepEqual(findings.map(({ code }) => code).sort(), ['php/size-suffix', 'php/unknown-entry']);
  await client.stop();
});

test('a file that PHP scans belongs to its php.ini: what one says is looked at beside the other, and told once', async () => {
  const own = 'post_max_size = 512M\nmemory_limit = 128MB\n';
  const tree = treeOnDisk({ 'php/8.2/fpm/php.ini': 'memory_limit = 256M\n', 'php/8.2/fpm/conf.d/90-own.ini': own, 'php/8.2/fpm/conf.d/95-late.ini': 'memory_limit = 64M\n' });
  const client = await startClient({ folders: [tree.folder] });
  const uri = client.open(tree.path('php/8.2/fpm/conf.d/90-own.ini'), own, 'ini');
  const findings = await client.diagnostics(uri, (list) => list.length > 1);
  assert.deepEqual(findings.map(({ code, message }) => `${String(code)} ${/memory_limit \S+/.exec(String(message))?.[0] ?? ''}`).sort(), ['php/post-beyond-memory memory_limit 64M.', 'php/size-suffix memory_limit 128MB']);
  client.change(uri, 'post_max_size = 32M\n');
  await client.diagnostics(uri, (list) => list.length === 0);
  await client.stop();
});
