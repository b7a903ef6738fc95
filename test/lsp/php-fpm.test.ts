/** Pools of PHP-FPM in the real server: findings, fixes and what an editor asks for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rulesOf, startClient } from './client';
import { treeOnDisk } from './tree';

const POOL = '[www]\nuser = www-data\nlisten = 127.0.0.1:9000\npm = dynamic\npm.max_children = 5\npm.min_spare_servers = 1\npm.max_spare_servers = 8\n';

test('a pool: findings that follow the text, fixes, hover, completion, outline', async () => {
  const tree = treeOnDisk({ 'php/8.2/fpm/pool.d/www.conf': POOL });
  const client = await startClient({ folders: [tree.folder], capabilities: { textDocument: { hover: { contentFormat: ['plaintext'] }, documentSymbol: { hierarchicalDocumentSymbolSupport: true }, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } } } });
  const uri = client.open(tree.path('php/8.2/fpm/pool.d/www.conf'), POOL, 'ini');
  const found = await client.diagnostics(uri, (all) => rulesOf(all).includes('php/fpm-spare-servers'));
  const wrong = found.find(({ code }) => code === 'php/fpm-spare-servers')!;
  assert.deepEqual(wrong.range, { start: { line: 6, character: 23 }, end: { line: 6, character: 24 } });

  const actions = await client.request<{ title: string; edit?: { changes?: Record<string, { newText: string }[]> } }[]>('textDocument/codeAction', { textDocument: { uri }, range: wrong.range, context: { diagnostics: [wrong] } });
  assert.ok(actions.some(({ title }) => title.startsWith('Set pm.max_spare_servers to 5')), JSON.stringify(actions.map(({ title }) => title)));

  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri }, position: { line: 4, character: 4 } });
  assert.match(hover.contents.value, /pm\.max_children/);
  const offered = await client.request<{ label: string }[] | { items: { label: string }[] }>('textDocument/completion', { textDocument: { uri }, position: { line: 3, character: 5 } });
  assert.deepEqual((Array.isArray(offered) ? offered : offered.items).map(({ label }) => label), ['static', 'dynamic', 'ondemand']);
  const outline = await client.request<{ name: string }[]>('textDocument/documentSymbol', { textDocument: { uri } });
  assert.deepEqual(outline.map(({ name }) => name), ['www']);

  client.change(uri, [6, 23, 6, 24, '3']);
  await client.diagnostics(uri, (all) => !rulesOf(all).includes('php/fpm-spare-servers'));
  assert.equal(await client.stop(), 0);
});

test('a handler and the pool it does not reach', async () => {
  const tree = treeOnDisk({
    'apache2/apache2.conf': 'ServerName a\nListen 80\nLoadModule mpm_event_module modules/mod_mpm_event.so\nLoadModule proxy_module modules/mod_proxy.so\nLoadModule proxy_fcgi_module modules/mod_proxy_fcgi.so\n<FilesMatch "\\.php$">\nSetHandler "proxy:fcgi://127.0.0.1:9001"\n</FilesMatch>\n',
    'php/8.2/fpm/pool.d/www.conf': POOL.replace('= 8', '= 3'),
  });
  const client = await startClient({ folders: [tree.folder] });
  const uri = client.open(tree.path('apache2/apache2.conf'), String(await import('node:fs').then(({ readFileSync }) => readFileSync(tree.path('apache2/apache2.conf'), 'utf8'))));
  await client.diagnostics(uri, (all) => rulesOf(all).includes('php/fpm-no-listener'));
  // The pool is changed and not saved: the finding goes.
  const pool = client.open(tree.path('php/8.2/fpm/pool.d/www.conf'), POOL.replace('= 8', '= 3').replace(':9000', ':9001'), 'ini');
  await client.diagnostics(uri, (all) => !rulesOf(all).includes('php/fpm-no-listener'));
  assert.ok(pool.endsWith('www.conf'));
  assert.equal(await client.stop(), 0);
});
