import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { NO_LOOKUPS, withLookups } from '../../server/src/features/lookups';
import { definitionsAt } from '../../server/src/features/definition';
import { SERVER, wholeHost } from './whole-host';

/** `file:line`, lines counted from 1. */
async function definitions(files: Readonly<Record<string, string>>): Promise<string[]> {
  const at = await wholeHost(files);
  const found = 'text' in at ? at.features.definitions!(at.text, at.offset) : definitionsAt(at.httpd, at.position);
  return found.map(({ file, start }) => `${file.split('/').slice(-2).join('/')}:${start.line + 1}`);
}

const LOAD = 'LoadModule mpm_event_module m/mod_mpm_event.so\nLoadModule proxy_module m/a.so\nLoadModule proxy_fcgi_module m/b.so\nServerName a\nListen 80\n';
const POOL = '[www]\nuser = a\nlisten = /run/php/www.sock\npm = static\npm.max_children = 5\n';
const POOLS = { '/etc/php/8.2/fpm/pool.d/www.conf': POOL, '/etc/php/8.2/fpm/pool.d/tcp.conf': POOL.replace('[www]', '[tcp]').replace('/run/php/www.sock', '127.0.0.1:9001') };

void describe('pools and the lines that send scripts to them', () => {
  void test('from httpd to the pool', async () => {
    assert.deepEqual(await definitions({ [SERVER]: `${LOAD}<FilesMatch "\\.php$">\nSetHandler "proxy:unix:/run/php/‸www.sock|fcgi://localhost"\n</FilesMatch>\n`, ...POOLS }), ['pool.d/www.conf:3']);
    assert.deepEqual(await definitions({ [SERVER]: `${LOAD}ProxyPassMatch ^/(.*\\.php)$ fcgi://127.0.0.1:‸9001/srv/$1\n`, ...POOLS }), ['pool.d/tcp.conf:3']);
    assert.deepEqual(await definitions({ [SERVER]: `${LOAD}SetHandler "proxy:fcgi://127.0.0.1:‸9009"\n`, ...POOLS }), []);
  });
  void test('from the pool to httpd', async () => {
    const server = { [SERVER]: `${LOAD}<FilesMatch "\\.php$">\nSetHandler "proxy:unix:/var/run/php/www.sock|fcgi://localhost"\n</FilesMatch>\nProxyPass /x fcgi://127.0.0.1:9001/\n` };
    for (const text of [POOL.replace('/run/php', '/run/‸php'), POOL.replace('listen', 'lis‸ten'), POOL.replace('[www', '[w‸ww')]) {
      assert.deepEqual(await definitions({ ...server, ...POOLS, '/etc/php/8.2/fpm/pool.d/www.conf': text }), ['apache2/apache2.conf:7']);
    }
    assert.deepEqual(await definitions({ ...server, ...POOLS, '/etc/php/8.2/fpm/pool.d/www.conf': POOL.replace('static', 'sta‸tic') }), []);
  });
});

void describe('lighttpd.conf', () => {
  const main = '/etc/lighttpd/lighttpd.conf';
  const parts = { '/etc/lighttpd/conf.d/a.conf': 'var.root = "/srv"\n', '/etc/lighttpd/conf.d/b.conf': 'server.tag = "b"\n', '/etc/lighttpd/other.conf': '' };
  void test('from an include to its files', async () => {
    assert.deepEqual(await definitions({ ...parts, [main]: 'include "conf.d/‸*.conf"\n' }), ['conf.d/a.conf:1', 'conf.d/b.conf:1']);
    assert.deepEqual(await definitions({ ...parts, [main]: 'include "oth‸er.conf"\n' }), ['lighttpd/other.conf:1']);
    assert.deepEqual(await definitions({ ...parts, [main]: 'include "abs‸ent.conf"\n' }), []);
  });
  void test('from a variable to the line that sets it', async () => {
    assert.deepEqual(await definitions({ ...parts, [main]: 'include "conf.d/*.conf"\nserver.document-root = var.r‸oot + "/x"\n' }), ['conf.d/a.conf:1']);
    assert.deepEqual(await definitions({ [main]: 'name = "a"\nserver.tag = na‸me\n' }), ['lighttpd/lighttpd.conf:1']);
  });
  void test('from a socket to the pool that listens there', async () => {
    const fastcgi = (socket: string): string => `fastcgi.server = ( ".php" => (( "socket" => "${socket}", "bin-copy-environment" => ( "PATH" ) )) )\n`;
    assert.deepEqual(await definitions({ ...POOLS, [main]: fastcgi('/run/php/‸www.sock') }), ['pool.d/www.conf:3']);
    assert.deepEqual(await definitions({ ...POOLS, [main]: fastcgi('/run/php/‸other.sock') }), []);
  });
  void test('an include of one file is a link', async () => {
    const at = await wholeHost({ ...parts, [main]: '‸include "other.conf"\ninclude "conf.d/*.conf"\ninclude "absent.conf"\n' });
    assert.ok('text' in at);
    assert.deepEqual(at.features.links!(at.text, NO_LOOKUPS).map(({ target }) => target), ['/etc/lighttpd/other.conf']);
  });
});

void describe('paths of files that are there', () => {
  const links = async (files: Readonly<Record<string, string>>): Promise<string[]> => {
    const at = await wholeHost(files);
    assert.ok('text' in at);
    const { text, features } = at;
    return (await withLookups(at.fileSystem, (lookups) => features.links!(text, lookups))).map(({ range, target }) => `${text.source.text.slice(text.source.offset(range.start), text.source.offset(range.end))} ${target}`);
  };
  const there = { '/var/log/php.log': '', '/srv/prepend.php': '', '/usr/lib/php/x.so': '' };
  void test('php.ini', async () => {
    assert.deepEqual(await links({ ...there, '/etc/php/8.2/fpm/php.ini': '‸error_log = /var/log/php.log\nauto_prepend_file = "/srv/prepend.php"\nextension=/usr/lib/php/x.so\nextension=redis\nupload_tmp_dir = /var/log\nbrowscap = /srv/absent\n' }), [
      '/var/log/php.log /var/log/php.log', '/srv/prepend.php /srv/prepend.php', '/usr/lib/php/x.so /usr/lib/php/x.so',
    ]);
  });
  void test('pools', async () => {
    assert.deepEqual(await links({ ...there, '/etc/php/8.2/fpm/pool.d/www.conf': `‸${POOL}slowlog = /var/log/php.log\naccess.log = /var/log/absent\n` }), ['/var/log/php.log /var/log/php.log']);
  });
});
