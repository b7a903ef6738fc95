/** Settings of PHP at a URL, from the files of a whole host. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readTarget } from '../../server/src/httpd/effective/place-url';
import { phpSummary, type PhpSummary } from '../../server/src/features/effective/php';
import { settleEffective } from '../../server/src/workspace/settle-effective';
import { Workspace } from '../../server/src/workspace/workspace';
import { memoryFiles } from '../harness/memory-files';

const LOAD = 'LoadModule mpm_prefork_module /usr/lib/apache2/modules/mod_mpm_prefork.so\nLoadModule php_module /usr/lib/apache2/modules/libphp8.2.so\n';
const HANDLER = '<FilesMatch "\\.php$">\nSetHandler application/x-httpd-php\n</FilesMatch>\n';

async function summary(files: Readonly<Record<string, string>>, url: string): Promise<PhpSummary | undefined> {
  const workspace = new Workspace();
  workspace.folders = ['/var/www'];
  const root = { file: '/etc/apache2/apache2.conf', scope: 'server' as const };
  const all = memoryFiles(new Map(Object.entries(files)));
  await settleEffective(workspace, root, { scheme: 'http', host: undefined, port: 80, path: '/', query: undefined, method: 'GET' }, all);
  const request = readTarget(workspace.fold(root).config, url);
  assert.ok(typeof request !== 'string', String(request));
  return phpSummary(workspace, root, await settleEffective(workspace, root, request, all));
}

function words(found: PhpSummary | undefined): readonly string[] {
  return found?.entries.map(({ name, value, locked, steps }) => `${name}=${value}${locked ? ' locked' : ''}: ${steps.map(({ text, outcome }) => `${text} ${outcome}`).join('; ')}`) ?? [];
}

test('mod_php: php.ini of its folder, sections, .htaccess, and what an admin value keeps out', async () => {
  const found = await summary({
    '/etc/apache2/apache2.conf': `${LOAD}${HANDLER}DocumentRoot /var/www/html\n<Directory /var/www/html>\nAllowOverride Options\nphp_admin_value memory_limit 64M\nphp_value expose_php 0\n</Directory>\n`,
    '/var/www/html/.htaccess': 'php_value memory_limit 1G\nphp_flag display_errors yes\n',
    '/var/www/html/a.php': '<?php',
    '/etc/php/8.2/apache2/php.ini': 'memory_limit = 128M\ndisplay_errors = On\n',
    '/etc/php/8.2/apache2/conf.d/90-own.ini': 'memory_limit = 256M\n',
    '/etc/php/8.2/fpm/php.ini': 'memory_limit = 1M\n',
  }, 'http://localhost/a.php');
  assert.equal(found?.program, 'mod_php 8.2');
  assert.deepEqual(words(found), [
    'display_errors=0: php.ini 1 replaced; php_value in .htaccess 0 holds',
    'expose_php=1: php_value 0 not allowed here, ignored',
    'memory_limit=64M locked: php.ini 128M replaced; php.ini 256M replaced; php_value in .htaccess 1G kept out by an admin value; php_admin_value 64M holds',
  ]);
});

test('php-fpm: the pool behind the socket, .user.ini, and no word of httpd', async () => {
  const found = await summary({
    '/etc/apache2/apache2.conf': `${LOAD}LoadModule proxy_module x.so\nLoadModule proxy_fcgi_module y.so\nDocumentRoot /var/www/html\nphp_value memory_limit 1G\n<FilesMatch "\\.php$">\nSetHandler "proxy:unix:/run/php/shop.sock|fcgi://localhost"\n</FilesMatch>\n`,
    '/var/www/html/a.php': '<?php',
    '/var/www/html/.user.ini': 'memory_limit = 32M\npost_max_size = 9M\nexpose_php = 0\n',
    '/etc/php/8.2/fpm/pool.d/shop.conf': '[shop]\nuser = a\nlisten = /run/php/shop.sock\npm = static\npm.max_children = 5\nphp_admin_value[memory_limit] = 64M\nphp_value[post_max_size] = 5M\nphp_value[post_max_size] = 6M\n',
    '/etc/php/8.2/fpm/pool.d/other.conf': '[other]\nuser = a\nlisten = /run/php/other.sock\npm = static\npm.max_children = 5\nphp_admin_value[memory_limit] = 1M\n',
  }, 'http://localhost/a.php');
  assert.equal(found?.program, 'php-fpm 8.2, pool shop');
  assert.deepEqual(words(found), [
    'expose_php=1: .user.ini 0 not allowed here, ignored',
    'memory_limit=64M locked: pool, admin 64M holds; .user.ini 32M kept out by an admin value',
    'post_max_size=9M: pool 6M replaced; pool 5M replaced; .user.ini 9M holds',
  ]);
});

test('AddHandler by extension', async () => {
  const files = { '/etc/apache2/apache2.conf': `${LOAD}AddHandler application/x-httpd-php .php .inc\nDocumentRoot /var/www/html\nphp_value precision 5\n`, '/var/www/html/a.inc': '', '/var/www/html/a.txt': '' };
  assert.deepEqual(words(await summary(files, 'http://localhost/a.inc')), ['precision=5: php_value 5 holds']);
  assert.equal(await summary(files, 'http://localhost/a.txt'), undefined);
});

test('nothing where PHP serves nothing', async () => {
  assert.equal(await summary({ '/etc/apache2/apache2.conf': `${LOAD}DocumentRoot /var/www/html\n`, '/var/www/html/a.txt': '' }, 'http://localhost/a.txt'), undefined);
});
