/** What PHP works with, on hover: in httpd, `.htaccess`, pools, php.ini and `.user.ini` of one host. `‸` is the cursor. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hoverAt } from '../../server/src/features/hover/hover';
import { withLookups } from '../../server/src/features/lookups';
import { wordsOf } from './marked';
import { SERVER, wholeHost } from './whole-host';

const LOAD = 'LoadModule mpm_prefork_module m/mod_mpm_prefork.so\nLoadModule php_module m/libphp8.2.so\nServerName a\nListen 80\nDocumentRoot /var/www/html\n';
const MODULE = '<FilesMatch "\\.php$">\nSetHandler application/x-httpd-php\n</FilesMatch>\n';
const FPM = 'LoadModule proxy_module m/a.so\nLoadModule proxy_fcgi_module m/b.so\n<FilesMatch "\\.php$">\nSetHandler "proxy:unix:/run/php/www.sock|fcgi://localhost"\n</FilesMatch>\n';
const POOL = '[www]\nuser = a\nlisten = /run/php/www.sock\npm = static\npm.max_children = 5\n';
const POOL_FILE = '/etc/php/8.2/fpm/pool.d/www.conf';

/** The words of the hover at the cursor, as far as they are about what holds there. */
async function said(files: Readonly<Record<string, string>>): Promise<string> {
  const at = await wholeHost(files);
  const hover = await withLookups(at.fileSystem, (lookups) => ('text' in at ? at.features.hover!(at.text, at.offset, lookups) : hoverAt(at.httpd, at.position, lookups)));
  const lines = hover === undefined ? [] : wordsOf(hover.parts).split('\n');
  return lines.filter((line) => /^- \*\*(?:In |At the start|This line|Locked)|^Lines that set|^- [^*].*: |serves? scripts|Scripts here/.test(line)).join('\n');
}

void describe('php_value and its siblings', () => {
  const html = '<Directory /var/www/html>\nAllowOverride Options\n';
  void test('the value, the line that set it, and the chain', async () => {
    const files = { [SERVER]: `${LOAD}${MODULE}php_value memory_limit 64M\n${html}php_value memory_‸limit 128M\n</Directory>\n`, '/etc/php/8.2/apache2/php.ini': 'memory_limit = 32M\n' };
    assert.equal(await said(files), [
      '- **In effect here:** «128M», set by this line', 'Lines that set it:', '- php.ini «32M» in @apache2/php.ini:1: replaced', '- php_value «64M» in @apache2/apache2.conf:9: replaced',
      '- php_value «128M» in @apache2/apache2.conf:12: holds',
    ].join('\n'));
  });
  void test('on the name of the directive and on the value', async () => {
    for (const line of ['php_fl‸ag log_errors on', 'php_flag log_errors o‸n']) assert.match(await said({ [SERVER]: `${LOAD}${MODULE}${line}\n` }), /^- \*\*In effect here:\*\* «1» \(on\), set by this line$/);
  });
  void test('an admin value keeps others out', async () => {
    const files = { [SERVER]: `${LOAD}${MODULE}php_admin_value memory_limit 64M\n${html}php_value memory_limit 1‸28M\n</Directory>\n` };
    assert.match(await said(files), /^- \*\*In effect here:\*\* «64M», set by php_admin_value in @apache2\/apache2\.conf:9\n- \*\*This line does nothing here:\*\* an admin value keeps it out\n- \*\*Locked:\*\*/);
  });
  void test('an entry that may not be set there, a value that is refused, an entry that is gone', async () => {
    assert.match(await said({ [SERVER]: `${LOAD}${MODULE}php_value expose_php ‸0\n` }), /«1» \(on\), the default of PHP 8\.2\n- \*\*This line does nothing here:\*\* PHP does not take it from php_value/);
    assert.match(await said({ [SERVER]: `${LOAD}${MODULE}php_value memory_limit 1‸K\n` }), /the default of PHP 8\.2\n- \*\*This line does nothing here:\*\* PHP refuses the value, less than 2 MB/);
    assert.match(await said({ [SERVER]: `${LOAD}${MODULE}php_value track_errors ‸1\n` }), /PHP 8\.2 has no such entry/);
  });
  void test('.htaccess: by way of the server', async () => {
    const access = '/var/www/html/.htaccess';
    assert.match(await said({ [SERVER]: `${LOAD}${MODULE}${html}</Directory>\nphp_value memory_limit 64M\n`, [access]: 'php_value memory_l‸imit 1G\n' }), /^- \*\*In effect here:\*\* «1G», set by this line\n[^]*php_value «64M»[^]*php_value in \.htaccess «1G» in @html\/\.htaccess:1: holds$/);
    // Nobody knows the server: the lines of the file are all there is.
    assert.match(await said({ [access]: 'php_value memory_limit 1G\nphp_value memory_l‸imit 2G\n' }), /^- \*\*In this section:\*\* «2G», set by this line\n/);
  });
  void test('PHP-FPM hears nothing of it', async () => {
    assert.match(await said({ [SERVER]: `${LOAD}${FPM}php_value memory_l‸imit 64M\n`, [POOL_FILE]: POOL }), /Scripts here go to PHP-FPM, which hears nothing of this line/);
  });
  void test('a section that no request is known for', async () => {
    assert.match(await said({ [SERVER]: `${LOAD}${MODULE}<LocationMatch "^/(a|b)x?$">\nphp_value precision ‸5\n</LocationMatch>\n` }), /^- \*\*In this section:\*\* «5», set by this line$/);
  });
});

void test('each server is named where several read the line', async () => {
  const at = await wholeHost({ [SERVER]: `${LOAD}${MODULE}php_value precision ‸5\n` });
  assert.ok('httpd' in at);
  const [server] = at.httpd.checks;
  const hover = hoverAt({ ...at.httpd, checks: [server!, server!] }, at.position);
  assert.equal(wordsOf(hover!.parts).match(/In «\/etc\/apache2\/apache2\.conf»:\n- \*\*In effect here:/g)?.length, 2);
});

void describe('SetEnv PHP_VALUE', () => {
  const line = 'SetEnv PHP_VALUE "memory_‸limit = 2G"\n';
  void test('beside the pool', async () => {
    const files = { [SERVER]: `${LOAD}${FPM}${line}`, [POOL_FILE]: `${POOL}php_value[memory_limit] = 64M\n` };
    assert.match(await said(files), /^- \*\*In effect here:\*\* «2G», set by this line\n[^]*- pool «64M» in @pool\.d\/www\.conf:6: replaced\n- PHP_VALUE «2G»/);
    assert.match(await said({ ...files, [POOL_FILE]: `${POOL}php_admin_value[memory_limit] = 64M\n` }), /«2G», set by this line/);
  });
  void test('mod_php does not look at it', async () => assert.match(await said({ [SERVER]: `${LOAD}${MODULE}${line}` }), /^mod_php serves scripts here, and looks at no variable/));
});

void describe('pools', () => {
  void test('the pool, php.ini before it, the first of two lines', async () => {
    const files = { [POOL_FILE]: `${POOL}php_value[memory_limit] = 1G\nphp_value[memory_‸limit] = 2G\n`, '/etc/php/8.2/fpm/php.ini': 'memory_limit = 32M\n' };
    assert.match(await said(files), /^- \*\*In effect in \[www\]:\*\* «1G», set by pool in @pool\.d\/www\.conf:6\n- \*\*This line does nothing here:\*\* another line takes its place\n[^]*- php\.ini «32M» in @fpm\/php\.ini:1: replaced\n/);
  });
  void test('admin values lock', async () => {
    assert.match(await said({ [POOL_FILE]: `${POOL}php_admin_flag[log_e‸rrors] = off\n` }), /«0» \(off\), set by this line\n- \*\*Locked:\*\*/);
  });
});

void describe('php.ini', () => {
  void test('files of its folder, and pools that say something else', async () => {
    const files = {
      '/etc/php/8.2/fpm/php.ini': 'memory_‸limit = 32M\n', '/etc/php/8.2/fpm/conf.d/90-own.ini': 'memory_limit = 64M\n', '/etc/php/8.2/apache2/php.ini': 'memory_limit = 1M\n',
      [POOL_FILE]: `${POOL}php_admin_value[memory_limit] = 1G\n`,
    };
    assert.match(await said(files), /^- \*\*At the start of PHP-FPM:\*\* «64M», set by php\.ini in @conf\.d\/90-own\.ini:1\n- \*\*This line does nothing here:\*\* another line takes its place\n[^]*- \*\*In \[www\]:\*\* «1G», set in @pool\.d\/www\.conf:6$/);
  });
  void test('nothing where nobody knows what is read', async () => assert.equal(await said({ '/srv/php.ini': 'memory_‸limit = 32M\n' }), ''));
});

void describe('.user.ini', () => {
  const file = '/var/www/html/.user.ini';
  void test('by way of the server and the pool', async () => {
    const files = { [SERVER]: `${LOAD}${FPM}`, [POOL_FILE]: `${POOL}php_admin_value[memory_limit] = 64M\n`, [file]: 'memory_‸limit = 1G\n' };
    assert.match(await said(files), /^php-fpm 8\.2, pool www serves scripts here\.\n- \*\*In effect here:\*\* «64M», set by pool, admin in @pool\.d\/www\.conf:6\n- \*\*This line does nothing here:\*\* an admin value keeps it out\n/);
  });
  void test('mod_php does not read it', async () => assert.match(await said({ [SERVER]: `${LOAD}${MODULE}`, [file]: 'memory_‸limit = 1G\n' }), /^mod_php 8\.2 serves scripts here, and does not read \.user\.ini: this line does nothing\.$/));
});
