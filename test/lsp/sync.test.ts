/** Texts of the editor: every change arrives, none breaks anything, and what is open counts more than what is on disk. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { rulesOf, startClient } from './client';
import { ROOT, treeOnDisk } from './tree';

const hasRule = (rule: string) => (all: readonly { code?: unknown }[]): boolean => all.some(({ code }) => code === rule);
/** No error and no warning: advice of rules that the test is not about may stay. */
const isClean = (all: readonly { severity?: number }[]): boolean => all.every(({ severity }) => (severity ?? 1) > 2);

describe('documents', () => {
  test('changes by range, several at once, and of the whole text', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient();
    const uri = client.open(tree.path('httpd.conf'), `${ROOT}KeepAlive On\n`);
    await client.diagnostics(uri, isClean);
    client.change(uri, [2, 10, 2, 12, 'maybe']);
    const [found] = await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    assert.equal(found!.range.start.line, 2);
    client.change(uri, [0, 0, 0, 0, '# one\n# two\n'], [4, 0, 5, 0, '']);
    await client.diagnostics(uri, isClean);
    client.change(uri, `${ROOT}KeepAlive nope\n`);
    await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    client.close(uri);
    await client.until(() => client.published.at(-1)?.uri === uri && client.published.at(-1)!.diagnostics.length === 0, 'an empty list after closing');
    assert.equal(await client.stop(), 0);
  });

  test('positions outside the text, turned ranges, and changes of documents that are not open', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient();
    const uri = client.open(tree.path('httpd.conf'), ROOT);
    client.change(uri, [99, 99, 200, 5, 'KeepAlive yes\n']);
    await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    client.change(uri, [2, 13, 2, 10, 'On']);
    await client.diagnostics(uri, isClean);
    client.change(uri, [0, 100000, 0, 100000, ' ']);
    client.notify('textDocument/didChange', { textDocument: { uri: 'file:///nowhere', version: 3 }, contentChanges: [{ text: 'x' }] });
    client.notify('textDocument/didClose', { textDocument: { uri: 'file:///nowhere' } });
    client.notify('textDocument/didChange', { textDocument: { uri, version: 9 }, contentChanges: [{ range: 'x', text: `${ROOT}KeepAlive 1\n` }, { range: { start: { line: -4, character: 1.5 }, end: { line: 0, character: 0 } } }] });
    await client.diagnostics(uri, hasRule('httpd/not-on-off'));
    assert.equal(await client.stop(), 0);
  });

  test('a file that another one includes is read from its unsaved buffer', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${ROOT}IncludeOptional part/*.conf\n`, 'part/a.conf': 'KeepAlive On\n' });
    const client = await startClient({ folders: [tree.folder] });
    const part = client.open(tree.path('part/a.conf'), 'KeepAlive On\n');
    await client.diagnostics(part, isClean);
    client.change(part, [0, 0, 0, 12, 'Include missing.conf']);
    await client.diagnostics(part, hasRule('httpd/include-missing'));
    client.change(part, [0, 0, 0, 20, '</Directory>']);
    await client.diagnostics(part, hasRule('httpd/stray-closing-tag'));
    assert.equal(await client.stop(), 0);
  });

  test('a file open under two names, one of them a link: both show the finding, and each keeps its text', async () => {
    const tree = treeOnDisk({ 'httpd.conf': `${ROOT}IncludeOptional sites-enabled/*.conf\n`, 'sites-available/a.conf': 'KeepAlive On\n', 'sites-enabled/z.conf': '' });
    tree.link('sites-enabled/a.conf', '../sites-available/a.conf');
    const client = await startClient({ folders: [tree.folder] });
    const link = client.open(tree.path('sites-enabled/a.conf'), 'KeepAlive yes\n');
    const target = client.open(tree.path('sites-available/a.conf'), 'KeepAlive yes\n');
    for (const uri of [link, target]) assert.deepEqual(rulesOf(await client.diagnostics(uri, hasRule('httpd/not-on-off'))), ['httpd/not-on-off']);
    client.change(link, '# twenty characters of comment\nKeepAlive On\n');
    await client.diagnostics(link, isClean);
    client.change(target, [0, 10, 0, 13, 'No']);
    await client.diagnostics(target, hasRule('httpd/not-on-off'));
    client.close(target);
    await client.diagnostics(link, isClean);
    assert.equal(await client.stop(), 0);
  });

  test('any sequence of changes ends with the findings of the text it ends with', async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT });
    const client = await startClient();
    const pieces = ['KeepAlive yes\n', '<VirtualHost *>\n', '</VirtualHost>\n', '\\\n', '\r\n', '# x', 'Listen', ' 80\n', '"', ''];
    const change = fc.tuple(fc.nat(12), fc.nat(20), fc.nat(12), fc.nat(20), fc.constantFrom(...pieces));
    await fc.assert(fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const other = client.open(tree.path('other/httpd.conf'), ROOT);
      let text = ROOT;
      for (const [startLine, startColumn, endLine, endColumn, inserted] of changes) {
        const [from, to] = [offsetOf(text, startLine, startColumn), offsetOf(text, endLine, endColumn)].sort((a, b) => a - b) as [number, number];
        text = text.slice(0, from) + inserted + text.slice(to);
      }
      const version = client.change(other, ...changes);
      const seen = await client.request('textDocument/foldingRange', { textDocument: { uri: other } });
      const symbols = await client.request('textDocument/documentSymbol', { textDocument: { uri: other } });
      client.close(other);
      client.open(tree.path('other/httpd.conf'), text);
      assert.deepEqual(await client.request('textDocument/foldingRange', { textDocument: { uri: other } }), seen, `version ${version}`);
      assert.deepEqual(await client.request('textDocument/documentSymbol', { textDocument: { uri: other } }), symbols);
      client.close(other);
    }), { numRuns: 60 });
    assert.equal(await client.stop(), 0);
  });
});

/** Clamped as the protocol says: beyond a line's end is its end, beyond the text is its end. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let n = 0; n < line; n++) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) return text.length;
    start = newline + 1;
  }
  const newline = text.indexOf('\n', start);
  return Math.min(start + column, newline < 0 ? text.length : newline);
}
