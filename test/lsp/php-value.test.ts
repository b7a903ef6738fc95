/** Hover of PHP's settings through the whole server: files that nobody has open are looked up for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startClient } from './client';
import { treeOnDisk } from './tree';

const capabilities = { textDocument: { hover: { contentFormat: ['plaintext'] } } };

test('a .htaccess: the server around it, and a .htaccess above that is not open', async () => {
  const tree = treeOnDisk({ 'site/.htaccess': 'php_value memory_limit 64M\n', 'site/app/.htaccess': 'php_value memory_limit 1G\n', 'site/app/index.php': '<?php\n' });
  const text = [
    'ServerName a', 'Listen 80', 'LoadModule mpm_prefork_module m/mod_mpm_prefork.so', 'LoadModule php_module m/libphp8.2.so', `DocumentRoot ${tree.path('site')}`, 'SetHandler application/x-httpd-php',
    `<Directory ${tree.path('site')}>`, 'AllowOverride All', '</Directory>', '',
  ].join('\n');
  tree.write('httpd.conf', text);
  const client = await startClient({ folders: [tree.folder], capabilities });
  client.open(tree.path('httpd.conf'), text);
  const access = 'php_value memory_limit 1G\n';
  const uri = client.open(tree.path('site/app/.htaccess'), access);
  await client.diagnostics(uri);
  const said = async (): Promise<string> => (await client.request<{ contents: { value: string } }>('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 14 } })).contents.value;
  assert.match(await said(), /In effect here: 1G, set by this line[^]*php_value in \.htaccess 64M in site\/\.htaccess:1: replaced/);
  // As it is typed, not as it was saved.
  client.change(uri, [0, 23, 0, 25, '2G']);
  assert.match(await said(), /In effect here: 2G, set by this line/);
  assert.equal(await client.stop(), 0);
});
