/** How files that people have are taken: language, root or part, profile, the MPM that must be linked in. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOf, looksLikeRoot } from '../../server/src/workspace/roots';
import { checkFile } from './check-file';
import { treeOf } from './corpus';

async function checkText(path: string, text: string) {
  const bytes = new TextEncoder().encode(text);
  return checkFile(path, bytes, treeOf(new Map([[path, bytes]])));
}

void test('a virtual host that carries the name of a root is a part', () => {
  assert.equal(looksLikeRoot('/srv/app/apache2.conf', '<VirtualHost *:80>\nDocumentRoot /srv\n</VirtualHost>\n'), false);
  assert.equal(looksLikeRoot('/srv/app/apache2.conf', 'Listen 80\n<VirtualHost *:80>\n</VirtualHost>\n'), true);
  assert.equal(looksLikeRoot('/srv/app/httpd.conf', 'Timeout 60\n'), true);
});

void test('a server configuration that is named after a .htaccess is none', () => {
  assert.equal(kindOf('/srv/.htaccess.server.conf', 'ServerRoot /srv\nListen 80\n'), 'httpd');
  assert.equal(kindOf('/srv/.htaccess.dist', 'Deny from all\n'), 'htaccess');
});

void test('which .ini files are of PHP', () => {
  for (const text of ['; own\ndate.timezone = UTC\n', '[PHP]\n', 'zend_extension=xdebug\n', 'session.name = a\n', 'expose_php = Off\n']) assert.equal(kindOf('/srv/own.ini', text), 'php-ini', text);
  // Files of other programs have sections and equals signs, too, and even a name of PHP's.
  for (const text of ['[tox]\nenvlist = py3\n[flake8:local-plugins]\nextension =\n  K001 = checks\n', '[mysqld]\nport = 3306\n', '']) assert.equal(kindOf('/srv/own.ini', text), undefined, text);
});

void test('libraries that end in .dll are those of Windows', async () => {
  const { plan, config } = await checkText('/srv/wamp/httpd.conf', 'ServerRoot "${APACHE_DIR}"\nLoadModule php_module "${INSTALL_DIR}/php8apache2_4.dll"\n');
  assert.equal(plan.world.profile, 'windows');
  assert.equal(config.mpm.name, 'winnt');
});

void test('PHP and no MPM in the text: prefork is linked in, and nothing is wrong', async () => {
  const { config, findings } = await checkText('/srv/built/conf/httpd.conf', 'ServerRoot /opt/httpd\nLoadModule php_module modules/libphp.so\n');
  assert.equal(config.mpm.name, 'prefork');
  assert.deepEqual(findings.filter(({ severity }) => severity === 'error' || severity === 'warning'), []);
});

void test('the MPM that the text loads counts, PHP or not', async () => {
  const loads = 'ServerRoot /opt/httpd\nLoadModule mpm_worker_module modules/mod_mpm_worker.so\nLoadModule php_module modules/libphp.so\n';
  const { config, findings } = await checkText('/srv/built/conf/httpd.conf', loads);
  assert.equal(config.mpm.name, 'worker');
  assert.deepEqual(findings.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule), ['php/threaded-mpm']);
});

void test('a variable that only the environment can set decides nothing', async () => {
  const { config, findings } = await checkText('/srv/app/conf/httpd.conf', 'ServerRoot /opt/httpd\nListen ${PORT}\nDefine A\n');
  assert.equal(config.firstError, undefined);
  assert.deepEqual(findings.map(({ rule, severity }) => `${severity} ${rule}`), ['info httpd/undefined-variable']);
});

void test('what an unread file may load is not called unknown', async () => {
  const { findings } = await checkText('/srv/copy/apache2.conf', 'Include ports.conf\n<Directory /srv>\n  Require all granted\n  Require ip 10.0.0.1\n</Directory>\n');
  assert.deepEqual(findings.map(({ rule, severity }) => `${severity} ${rule}`), ['info httpd/include-missing']);
});
