import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { mpmHeader } from '../differential/mpm-oracle/server';
import { APACHE } from '../harness/apache';
import { freePort } from '../harness/ports';
import { temporaryDirectory } from '../harness/temp';
import { PHP_FPM } from '../php/fpm-program';
import { phpMissing, poolText, startFpm } from './fpm';
import { byName, load, siteOf, withSite, type Ask } from './php-site';

// What the pages of the rules about settings of PHP and about who gets a file say, by servers that run.

const RUN = byName('application/x-httpd-php');
const SOURCE = '<?php echo "run";';

void describe('settings', { skip: phpMissing, concurrency: 2 }, () => {
  const say = async (script: string, ...lines: readonly string[]): Promise<string | undefined> => {
    let body: string | undefined;
    await withSite('prefork', siteOf({ 'say.php': `<?php ${script}` }), [load('php'), RUN, ...lines], async (ask) => {
      body = (await ask('/say.php'))?.body;
    });
    return body;
  };

  void test('a switch that php_value sets is a text to scripts', async () => {
    const script = 'echo json_encode([ini_get("display_errors"), (bool) ini_get("display_errors")]);';
    assert.equal(await say(script, 'php_value display_errors Off'), '["Off",true]');
    assert.equal(await say(script, 'php_flag display_errors off'), '["0",false]');
    // PHP itself reads the word.
    assert.equal(await say('echo $nothing, "end";', 'php_value display_errors Off', 'php_value error_reporting 32767'), 'end');
  });
  void test('a PHPIniDir that is not there: no php.ini, and conf.d all the same', async () => {
    assert.equal(await say('echo json_encode([php_ini_loaded_file(), php_ini_scanned_files() !== "", ini_get("memory_limit")]);', 'PHPIniDir /nowhere'), '[false,true,"128M"]');
  });
  void test('expose_php is a header', async () => {
    for (const flag of ['on', 'off']) {
      await withSite('prefork', siteOf(), [load('php'), RUN, `php_admin_flag expose_php ${flag}`], async (_, { port }) => {
        assert.equal((await fetch(`http://127.0.0.1:${port}/a.php`)).headers.has('x-powered-by'), flag === 'on');
      });
    }
  });
  void test('a form larger than the memory is a fatal error, a file of that size is none', async () => {
    const lines = [load('php'), RUN, 'php_value post_max_size 64M', 'php_value upload_max_filesize 64M', 'php_value memory_limit 16M'];
    await withSite('prefork', siteOf({ 'form.php': '<?php echo "read";' }), lines, async (_, server) => {
      const large = 'a'.repeat(24 << 20);
      const form = await fetch(`http://127.0.0.1:${server.port}/form.php`, { method: 'POST', body: new URLSearchParams({ a: large }) });
      assert.deepEqual([form.status, await form.text()], [500, '']);
      assert.match(server.log(), /Allowed memory size of 16777216 bytes exhausted .* in Unknown on line 0/);
      const data = new FormData();
      data.append('file', new Blob([large]), 'large');
      assert.equal(await (await fetch(`http://127.0.0.1:${server.port}/form.php`, { method: 'POST', body: data })).text(), 'read');
    });
  });
  void test('an upload above post_max_size leaves a form without fields', async () => {
    await withSite('prefork', siteOf({ 'form.php': '<?php echo count($_POST) + count($_FILES);' }), [load('php'), RUN, 'php_value post_max_size 1M', 'php_value upload_max_filesize 4M'], async (_, { port }) => {
      for (const [size, fields] of [[2 << 20, '0'], [1000, '2']] as const) {
        const data = new FormData();
        data.append('name', 'x');
        data.append('file', new Blob(['a'.repeat(size)]), 'large');
        const text = await (await fetch(`http://127.0.0.1:${port}/form.php`, { method: 'POST', body: data })).text();
        assert.equal(text.slice(-1), fields);
      }
    });
  });
  void test('without log_errors and display_errors a fatal error leaves no trace', async () => {
    for (const flag of ['off', 'on']) {
      await withSite('prefork', siteOf({ 'bad.php': '<?php nothing();' }), [load('php'), RUN, 'php_flag display_errors off', `php_flag log_errors ${flag}`], async (ask, server) => {
        const answer = await ask('/bad.php');
        assert.deepEqual([answer?.status, answer?.body], [500, '']);
        assert.equal(/Call to undefined function/.test(server.log()), flag === 'on');
      });
    }
  });
  void test('two compressions in php.ini: PHP-FPM does not start, nor does httpd; in php_value they run', async () => {
    const folder = temporaryDirectory('lab-ini');
    writeFileSync(`${folder}/php.ini`, 'zlib.output_compression = On\noutput_handler = ob_gzhandler\n');
    writeFileSync(`${folder}/fpm.conf`, poolText(folder, {}));
    const fpm = spawnSync(PHP_FPM, ['-t', '-c', `${folder}/php.ini`, '-y', `${folder}/fpm.conf`], { encoding: 'utf8', timeout: 5000 });
    assert.match(fpm.stdout + fpm.stderr, /Cannot use both zlib.output_compression and output_handler together/);
    assert.notEqual(fpm.status, 0);
    const file = `${folder}/httpd.conf`;
    writeFileSync(file, [...mpmHeader('prefork', folder, { port: await freePort(), log: `${folder}/log` }), load('php'), `PHPIniDir ${folder}`, ''].join('\n'));
    assert.equal(spawnSync(APACHE, ['-t', '-f', file]).status, 0);
    // A server that runs would be ended by the timeout, with a signal.
    const httpd = spawnSync('setsid', ['-w', APACHE, '-f', file, '-D', 'FOREGROUND'], { timeout: 6000 });
    assert.notEqual(httpd.status ?? 0, 0);
    assert.equal(await say('echo "run";', 'php_flag zlib.output_compression on', 'php_value output_handler ob_gzhandler'), 'run');
  });
});

void describe('who gets a file', { skip: phpMissing, concurrency: 2 }, () => {
  void test('a condition on mod_php lets httpd start without it, and the source goes out', async () => {
    const guarded = `<IfModule php_module>\n${RUN}\n</IfModule>`;
    await withSite('event', siteOf(), [load(), guarded], async (ask) => assert.equal((await ask('/a.php'))?.body, SOURCE));
    const denied = '<IfModule !php_module>\n<FilesMatch "\\.ph(?:ar|p|tml)$">\nRequire all denied\n</FilesMatch>\n</IfModule>';
    const folder = siteOf();
    const block = (ask: Ask): Promise<number | undefined> => ask('/a.php').then((answer) => answer?.status);
    await withSite('event', folder, [load(), guarded, denied], async (ask) => assert.equal(await block(ask), 403));
    await withSite('prefork', folder, [load('php'), guarded, denied], async (ask) => assert.equal(await block(ask), 200));
  });
  void test('the handler for sources shows them', () => withSite('prefork', siteOf({ 'a.phps': SOURCE }), [load('php'), byName('application/x-httpd-php-source', '\\.phps$')], async (ask) => {
    assert.match((await ask('/a.phps'))?.body ?? '', /echo.*run/s);
  }));
  void test('a handler that nobody has sends the file, and a page that is made is not found', () => withSite('event', siteOf({ 'a.cgi': '#!/bin/sh\n' }), [load('mime'), 'TypesConfig /dev/null\nAddHandler cgi-scrpt .cgi\n<Location /status>\nSetHandler Server-Status\n</Location>'], async (ask) => {
    assert.equal((await ask('/a.cgi'))?.body, '#!/bin/sh\n');
    assert.equal((await ask('/status'))?.status, 404);
  }));
  void test('programs below the document root are read by the other path', async () => {
    const folder = siteOf();
    mkdirSync(`${folder}/cgi`);
    writeFileSync(`${folder}/cgi/a.sh`, '#!/bin/sh\nprintf "Content-Type: text/plain\\n\\nrun"\n');
    chmodSync(`${folder}/cgi/a.sh`, 0o755);
    await withSite('prefork', folder, [load('alias', 'cgi'), `ScriptAlias /run/ "${folder}/cgi/"`], async (ask) => {
      assert.equal((await ask('/run/a.sh'))?.body, 'run');
      assert.match((await ask('/cgi/a.sh'))?.body ?? '', /^#!\/bin\/sh/);
    });
  });
  void test('timeout=1m is one second', () => withSite('prefork', siteOf({ 'slow.php': '<?php sleep(3); echo "end";' }), [load('php'), RUN], async (_, { port }) => {
    for (const [timeout, body] of [['1m', undefined], ['60', 'end']] as const) {
      await withSite('event', siteOf(), [load('proxy', 'proxy_http'), `ProxyPass /slow.php http://127.0.0.1:${port}/slow.php timeout=${timeout} retry=off`], async (ask) => {
        const answer = await ask('/slow.php', 6000);
        assert.equal(answer?.status, body === undefined ? 502 : 200);
        if (body === undefined) assert.ok(answer !== undefined && answer.took < 2500, `${answer?.took} ms`);
        else assert.equal(answer?.body, body);
      });
    }
  }));
  void test('an Alias with one slash looks beside the folder', async () => {
    const folder = siteOf();
    mkdirSync(`${folder}/icons`);
    writeFileSync(`${folder}/icons/a.txt`, 'right');
    writeFileSync(`${folder}/iconsa.txt`, 'beside');
    await withSite('event', folder, [load('alias'), `Alias /one/ "${folder}/icons"`, `Alias /both/ "${folder}/icons/"`, `Alias /neither "${folder}/icons"`], async (ask) => {
      assert.equal((await ask('/one/a.txt'))?.body, 'beside');
      for (const path of ['/both/a.txt', '/neither/a.txt']) assert.equal((await ask(path))?.body, 'right');
    });
  });
  void test('ProxyPassMatch: what stands behind the host is the script', async () => {
    const fpm = await startFpm({});
    try {
      const folder = siteOf({ 'w.php': '<?php echo $_SERVER["SCRIPT_FILENAME"];' });
      const target = `unix:${fpm.socket}|fcgi://localhost`;
      const lines = [load('proxy', 'proxy_fcgi'), `ProxyPassMatch ^/root/(.*\\.php)$ "${target}/$1"`, `ProxyPassMatch ^/glued/(.*\\.php)$ "${target}${folder}$1"`, `ProxyPassMatch ^/right/(.*\\.php)$ "${target}${folder}/$1"`, `ProxyPassMatch ^/w\\.php$ "${target}${folder}"`];
      await withSite('event', folder, lines, async (ask, server) => {
        for (const path of ['/root/w.php', '/glued/w.php']) assert.equal((await ask(path))?.status, 404);
        assert.match(server.log(), /AH01071: Got error 'Primary script unknown'/);
        for (const path of ['/right/w.php', '/w.php']) assert.equal((await ask(path))?.body, `${folder}/w.php`);
      });
    } finally {
      await fpm.stop();
    }
  });
  void test('ProxyPassMatch comes before handlers of files', async () => {
    const fpm = await startFpm({});
    try {
      const folder = siteOf({ 'who.php': '<?php echo PHP_SAPI;' });
      const lines = [load('php', 'proxy', 'proxy_fcgi'), RUN];
      await withSite('prefork', folder, lines, async (ask) => assert.equal((await ask('/who.php'))?.body, 'apache2handler'));
      await withSite('prefork', folder, [...lines, `ProxyPassMatch \\.php$ "unix:${fpm.socket}|fcgi://localhost${folder}"`], async (ask) => assert.equal((await ask('/who.php'))?.body, 'fpm-fcgi'));
    } finally {
      await fpm.stop();
    }
  });
});
