/** Texts and trees that nobody should have, and somebody does: a clear word, bounded time, and the server goes on. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver/node';
import { rulesOf, startClient, type TestClient } from './client';
import { ROOT, treeOnDisk, type TreeOnDisk } from './tree';

const inFull = process.env['CI'] === 'true';
const isRoot = process.getuid?.() === 0;
const MACRO = 'LoadModule macro_module modules/mod_macro.so\n';
const MB = 1024 * 1024;

let client: TestClient;
before(async () => {
  client = await startClient({ capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } } });
});
/** Opens a root with this text among these files, asks everything an editor asks, and gives what was found in it. */
async function found(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}, prepare?: (tree: TreeOnDisk) => void): Promise<readonly Diagnostic[]> {
  const tree = treeOnDisk({ 'httpd.conf': '', ...files });
  prepare?.(tree);
  const uri = client.open(tree.path('httpd.conf'), text);
  const diagnostics = await client.diagnostics(uri);
  const textDocument = { uri };
  for (const method of ['documentSymbol', 'foldingRange', 'documentLink']) await client.request(`textDocument/${method}`, { textDocument });
  for (const line of [0, 2, 3]) {
    const position = { line, character: 2 };
    await client.request('textDocument/hover', { textDocument, position });
    await client.request('textDocument/completion', { textDocument, position });
    await client.request('textDocument/codeAction', { textDocument, range: { start: position, end: position }, context: { diagnostics: [] } });
  }
  client.change(uri, [0, 0, 0, 0, '#']);
  client.change(uri, [0, 0, 0, 1, '']);
  client.close(uri);
  return diagnostics;
}

const has = async (rule: string, ...input: Parameters<typeof found>): Promise<void> => {
  const rules = rulesOf(await found(...input));
  assert.ok(rules.includes(rule), `${rule} is not among ${[...new Set(rules)].join(', ')}`);
};

describe('texts', () => {
  test('random units, lone surrogates among them', async () => {
    await found(Array.from({ length: 100_000 }, (_, i) => String.fromCharCode((i * 7919 * (i % 97)) % 65536)).join(''));
  });
  test('NUL', () => has('httpd/nul-byte', `${ROOT}KeepAlive On\0 and more\n\0\0\n`));
  test('UTF-16', () => has('httpd/utf-16', Buffer.from(`\ufeff${ROOT.repeat(500)}`, 'utf16le').toString('latin1')));
  test('a byte order mark', () => has('httpd/byte-order-mark', `\ufeff${ROOT}`));
  test('a line of 16 MB', () => has('httpd/line-too-long', `${ROOT}ServerAdmin ${'a'.repeat(16 * MB)}\n`));
  test('lines of a megabyte, of every kind', async () => {
    for (const unit of ['a', 'a ', '"', '\\', '${', '${x}', ' ', 'a\\\n', '\\\n', '<', 'AH00513 ', '%{', '[', '(', '*', '(?:']) {
      for (const head of ['ServerAlias ', '# ', 'RewriteRule ', '<Directory ', '<IfModule ', 'LogFormat "']) {
        await found(`${ROOT}${head}${unit.repeat(Math.ceil((inFull ? MB : MB / 8) / unit.length))}\n`);
      }
    }
  });
  test('a Define bomb', async () => {
    const defines = Array.from({ length: 60 }, (_, i) => `Define v${i + 1} ${i === 0 ? 'xxxxxxxxxx' : `\${v${i}}\${v${i}}`}\n`);
    await found(`${ROOT}${defines.join('')}ServerAdmin \${v60}\n`);
  });
  test('macros that use each other', () => has('httpd/recursive-macro', `${MACRO}${ROOT}<Macro a>\nUse b\nUse b\n</Macro>\n<Macro b>\nUse a\nUse a\n</Macro>\nUse a\n`));
  test('macros that double', () => has('httpd/too-large', `${MACRO}${ROOT}${Array.from({ length: 40 }, (_, i) => `<Macro m${i + 1}>\n${i === 0 ? 'KeepAlive On' : `Use m${i}\nUse m${i}`}\n</Macro>\n`).join('')}Use m40\n`));
  test('sections 20,000 deep', () => has('httpd/too-large', `${ROOT}${'<Directory />\n'.repeat(20_000)}`));
  test('conditionals 20,000 deep', () => has('httpd/too-large', `${ROOT}${'<IfModule !x>\n'.repeat(20_000)}`));
  test('a thousand findings are enough for one file', async () => {
    assert.equal((await found(`${ROOT}${Array.from({ length: 3000 }, (_, i) => `Server${i}x y\n`).join('')}`)).length, 1000);
  });
  test('a text that is too large is not looked at, and says so', { skip: inFull ? false : 'in full only' }, async () => {
    const [only, ...more] = await found(`${ROOT}${'ServerAlias example.com www.example.com\n'.repeat(2_500_000)}`);
    assert.deepEqual(more, []);
    assert.match(String(only!.message), /not checked in the editor/);
  });
});

describe('files', () => {
  test('binary', async () => void (await found(`${ROOT}Include b.conf\n`, { 'b.conf': Uint8Array.from({ length: 100_000 }, (_, i) => (i * 31) % 256) })));
  test('UTF-16', async () => void (await found(`${ROOT}Include b.conf\n`, { 'b.conf': Buffer.from('\ufeffKeepAlive yes\n', 'utf16le') })));
  test('one that includes itself', () => has('httpd/include-depth', `${ROOT}Include httpd.conf\n`));
  test('a folder that includes itself', () => has('httpd/include-depth', `${ROOT}Include ./\n`));
  test('a circle with two ways round', async () => void (await found(`${ROOT}Include a.conf\n`, { 'a.conf': 'Include b.conf\nInclude b.conf\n', 'b.conf': 'Include a.conf\n' })));
  test('each including the next one twice', async () => void (await found(`${ROOT}Include 1.conf\n`, Object.fromEntries(Array.from({ length: inFull ? 60 : 25 }, (_, i) => [`${i + 1}.conf`, `Include ${i + 2}.conf\n`.repeat(2)])))));
  test('129 levels', async () => void (await found(`${ROOT}Include 1.conf\n`, Object.fromEntries(Array.from({ length: 140 }, (_, i) => [`${i + 1}.conf`, `Include ${i + 2}.conf\n`])))));
  test('a dangling link', () => has('httpd/include-missing', `${ROOT}Include l.conf\n`, {}, (tree) => tree.link('l.conf', 'nowhere')));
  test('links in a circle', () => has('httpd/include-missing', `${ROOT}Include l.conf\n`, {}, (tree) => {
    tree.link('l.conf', 'm.conf');
    tree.link('m.conf', 'l.conf');
  }));
  test('a folder instead of a file', async () => void (await found(`${ROOT}Include d.conf\n`, {}, (tree) => mkdirSync(tree.path('d.conf')))));
  test('a pipe that nobody writes to', () => has('httpd/include-unreadable', `${ROOT}Include p.conf\n`, {}, (tree) => execFileSync('mkfifo', [tree.path('p.conf')])));
  test('devices', async () => void (await found(`${ROOT}Include /dev/zero\nInclude /dev/stdin\nInclude /proc/self/mem\n`)));
  test('a file of 100 MB is not read', { skip: inFull ? false : 'in full only' }, async () => void (await found(`${ROOT}Include l.conf\n`, { 'l.conf': 'ServerAlias example.com www.example.com a.example.com\n'.repeat(2_000_000) })));

  test('an open file whose folder vanishes', async () => {
    const tree = treeOnDisk({ 'sub/httpd.conf': ROOT, 'sub/part.conf': '' });
    const uri = client.open(tree.path('sub/httpd.conf'), `${ROOT}Include part.conf\nKeepAlive yes\n`);
    await client.diagnostics(uri, (all) => all.some(({ code }) => code === 'httpd/not-on-off'));
    rmSync(tree.path('sub'), { recursive: true });
    client.notify('textDocument/didSave', { textDocument: { uri } });
    client.change(uri, [3, 10, 3, 13, 'maybe']);
    await client.diagnostics(uri, (all) => all.some(({ message }) => String(message).includes('maybe')));
    client.close(uri);
  });

  test('what an ordinary user may not read is not called missing', { skip: isRoot ? false : 'needs root to become somebody else' }, async () => {
    const tree = treeOnDisk({ 'httpd.conf': ROOT, 'secret.conf': 'KeepAlive yes\n', 'closed/a.conf': 'KeepAlive yes\n' });
    chmodSync(tree.path('secret.conf'), 0);
    chmodSync(tree.path('closed'), 0);
    const nobody = await startClient({ user: 65534, folders: [tree.folder] });
    const uri = nobody.open(tree.path('httpd.conf'), `${ROOT}Include secret.conf\nIncludeOptional closed/*.conf\nInclude closed/a.conf\n`);
    const rules = rulesOf(await nobody.diagnostics(uri));
    assert.ok(!rules.includes('httpd/include-missing') && !rules.includes('httpd/include-unreadable'), rules.join(', '));
    assert.equal(await nobody.stop(), 0);
  });
});

test('the same server is still there, and nothing in it failed', async () => {
  const uri = client.open(treeOnDisk({ 'httpd.conf': ROOT }).path('httpd.conf'), `${ROOT}KeepAlive yes\n`);
  await client.diagnostics(uri, (all) => all.some(({ code }) => code === 'httpd/not-on-off'));
  assert.deepEqual(client.logged().filter((line) => line.includes('failed')), []);
  assert.equal(client.stderr, '');
  assert.equal(await client.stop(), 0);
});
