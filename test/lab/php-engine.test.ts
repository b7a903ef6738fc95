import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { freePort } from '../harness/ports';
import { temporaryDirectory } from '../harness/temp';
import { PHP_FPM } from '../php/fpm-program';
import { phpMissing, poolText, startFpm } from './fpm';
import { byName, load, siteOf, withSite, type Ask } from './php-site';

// What the pages of older rules about PHP say, by servers that run: guards, folders with PHP off, limits, sessions, pools.

const RUN = byName('application/x-httpd-php');
const SOURCE = '<?php echo "run";';
const PHP = '/usr/bin/php8.2';

function keep(mode = 0o777): string {
  const folder = temporaryDirectory('lab-sessions');
  chmodSync(folder, mode);
  return folder;
}

void describe('mod_php', { skip: phpMissing, concurrency: 2 }, () => {
  const body = async (path: string, lines: readonly string[], scripts: Readonly<Record<string, string>> = {}): Promise<string | undefined> => {
    let text: string | undefined;
    await withSite('prefork', siteOf(scripts), [load('php'), RUN, ...lines], async (ask) => {
      text = (await ask(path))?.body;
    });
    return text;
  };

  void test('PHP 8 calls itself php_module and mod_php.c, and nothing else', async () => {
    for (const name of ['php_module', 'mod_php.c', 'php8_module', 'mod_php8.c', 'php7_module', 'mod_php7.c']) {
      const text = await body('/m.php', [`<IfModule ${name}>\nphp_value precision 5\n</IfModule>`], { 'm.php': '<?php echo ini_get("precision");' });
      assert.equal(text === '5', ['php_module', 'mod_php.c'].includes(name), `${name}: ${text}`);
    }
  });
  void test('engine off: the source goes out', async () => assert.equal(await body('/a.php', ['php_flag engine off']), SOURCE));
  void test('an array on an entry: PHP ends at its start', () => {
    const folder = temporaryDirectory('lab-ini');
    for (const [text, fine] of [['memory_limit[] = 1', false], ['memory_limit = 64M', true]] as const) {
      writeFileSync(`${folder}/php.ini`, `${text}\n`);
      const { status, stdout } = spawnSync(PHP, ['-c', `${folder}/php.ini`, '-r', 'echo "run";'], { encoding: 'utf8', env: { PHP_INI_SCAN_DIR: '' } });
      assert.equal(status === 0 && stdout === 'run', fine);
    }
  });
  void test('names of former versions: most stay in a table, with some of them PHP does not start', () => {
    const folder = temporaryDirectory('lab-ini');
    const run = (text: string): string => {
      writeFileSync(`${folder}/php.ini`, `${text}\n`);
      return spawnSync(PHP, ['-c', `${folder}/php.ini`, '-d', 'display_errors=1', '-r', 'echo json_encode([ini_get("safe_mode"), get_cfg_var("safe_mode")]);'], { encoding: 'utf8', env: { PHP_INI_SCAN_DIR: '' } }).stdout;
    };
    assert.equal(run('safe_mode = Off'), '[false,""]');
    assert.equal(run('safe_mode_include_dir = /srv'), '[false,false]');
    assert.equal(run('mbstring.func_overload = 7'), '[false,false]');
    for (const name of ['safe_mode', 'register_globals', 'asp_tags', 'track_errors', 'magic_quotes_gpc']) {
      for (const value of ['On', '1', '-1']) assert.match(run(`${name} = ${value}`), new RegExp(`Fatal error: Directive '${name}' is no longer available in PHP`));
    }
    writeFileSync(`${folder}/fpm.conf`, poolText(folder, { 'php_admin_flag[safe_mode]': 'on' }));
    assert.equal(spawnSync(PHP_FPM, ['-n', '-t', '-y', `${folder}/fpm.conf`]).status, 0);
  });
  void test('allow_url_include runs code from an address', () => {
    const run = (value: string): string => spawnSync(PHP, ['-n', '-d', `allow_url_include=${value}`, '-d', 'display_errors=0', '-r', 'include "data:text/plain,<?php echo \'run\';";'], { encoding: 'utf8' }).stdout;
    assert.match(run('1'), /run$/);
    assert.doesNotMatch(run('0'), /run$/);
  });
  void test('output_buffering 1 keeps the whole response in memory', async () => {
    const script = '<?php for ($i = 0; $i < 3000; $i++) echo str_repeat("a", 10000); echo "end";';
    const lines = (size: number): readonly string[] => [`php_value output_buffering ${size}`, 'php_value memory_limit 16M', 'php_flag display_errors off'];
    assert.match(await body('/big.php', lines(4096), { 'big.php': script }) ?? '', /end$/);
    assert.doesNotMatch(await body('/big.php', lines(1), { 'big.php': script }) ?? '', /end$/);
  });
  void test('LimitRequestBody: status 413 before PHP', () => withSite('prefork', siteOf({ 'form.php': '<?php echo strlen($_POST["a"]);' }), [load('php'), RUN, 'LimitRequestBody 1000'], async (_, { port }) => {
    const post = (length: number): Promise<Response> => fetch(`http://127.0.0.1:${port}/form.php`, { method: 'POST', body: new URLSearchParams({ a: 'a'.repeat(length) }) });
    assert.equal((await post(5000)).status, 413);
    assert.equal(await (await post(100)).text(), '100');
  }));
});

void describe('sessions of PHP', { skip: phpMissing, concurrency: 2 }, () => {
  const SESSION = '<?php session_start(); echo session_id();';
  const site = (lines: readonly string[], use: (port: number, ask: Ask, log: () => string) => Promise<void>, scripts: Readonly<Record<string, string>> = {}): Promise<void> =>
    withSite('prefork', siteOf({ 's.php': SESSION, ...scripts }), [load('php'), RUN, ...lines], (ask, { port, log }) => use(port, ask, log));

  void test('auto_start: requests of one visitor come one after the other', async () => {
    for (const flag of ['on', 'off']) {
      await site([`php_value session.save_path ${keep()}`, `php_flag session.auto_start ${flag}`], async (port) => {
        const started = performance.now();
        const cookie = 'PHPSESSID=aaaaaaaaaaaaaaaaaaaaaaaaaa';
        await Promise.all([1, 2, 3].map(() => fetch(`http://127.0.0.1:${port}/slow.php`, { headers: { cookie } }).then((answer) => answer.text())));
        const took = performance.now() - started;
        assert.equal(took > 2000, flag === 'on', `${flag}: ${took} ms`);
      }, { 'slow.php': '<?php usleep(700000); echo "end";' });
    }
  });
  void test('a folder below the document root gives sessions away', async () => {
    const folder = siteOf({ 's.php': '<?php session_start(); $_SESSION["role"] = "admin"; echo session_id();' });
    chmodSync(folder, 0o777);
    await withSite('prefork', folder, [load('php'), RUN, `php_value session.save_path ${folder}`, 'AcceptPathInfo off'], async (ask) => {
      const id = (await ask('/s.php'))?.body;
      const stolen = await ask(`/sess_${id}`);
      // PHP makes the file for its own user alone, which is the user that httpd serves files as.
      assert.match(stolen?.body ?? '', /role\|s:5:"admin"/);
    });
  });
  void test('unknown words: SameSite goes out as it is, a cache limiter sends nothing', async () => {
    const lines = [`php_value session.save_path ${keep()}`, 'php_value session.cookie_samesite Laxx', 'php_value session.cache_limiter no-cache'];
    await site(lines, async (port) => {
      const { headers } = await fetch(`http://127.0.0.1:${port}/s.php`);
      assert.match(headers.getSetCookie()[0] ?? '', /SameSite=Laxx$/);
      assert.equal(headers.has('cache-control'), false);
    });
    await site([`php_value session.save_path ${keep()}`], async (port) => assert.match((await fetch(`http://127.0.0.1:${port}/s.php`)).headers.get('cache-control') ?? '', /no-store/));
  });
  void test('a folder that nobody may list: PHP cannot clean it', async () => {
    const lines = (folder: string): readonly string[] => [`php_value session.save_path ${folder}`, 'php_value session.gc_probability 1', 'php_value session.gc_divisor 1'];
    await site(lines(keep(0o1733)), async (_, ask, log) => {
      await ask('/s.php');
      assert.match(log(), /ps_files_cleanup_dir: opendir\(.*\) failed: Permission denied/);
    });
  });
});

void describe('pools of PHP-FPM', { skip: phpMissing, concurrency: 1 }, () => {
  /** What scripts answer through a pool, and what the pool logs. */
  const through = async (lines: Readonly<Record<string, string | undefined>>, scripts: Readonly<Record<string, string>>, use: (ask: Ask, log: () => string) => Promise<void>): Promise<void> => {
    const fpm = await startFpm(lines);
    try {
      await withSite('event', siteOf(scripts), [load('proxy', 'proxy_fcgi'), byName(`proxy:unix:${fpm.socket}|fcgi://localhost`), '<Location /status>\n  SetHandler "proxy:unix:' + fpm.socket + '|fcgi://localhost"\n</Location>'], (ask) => use(ask, fpm.log));
    } finally {
      await fpm.stop();
    }
  };

  void test('the status page shows scripts and their arguments', () => through({ 'pm.status_path': '/status' }, {}, async (ask) => {
    await Promise.all([1, 2, 3].map((id) => ask(`/a.php?password=secret${id}`)));
    const text = (await ask('/status?full'))?.body ?? '';
    assert.match(text, /^active processes:/m);
    assert.match(text, /password=secret/);
  }));
  void test('request_terminate_timeout ends a worker without its shutdown functions', () => through({ 'request_terminate_timeout': '1s', 'php_admin_value[max_execution_time]': '30' }, { 'loop.php': '<?php register_shutdown_function(fn() => error_log("goodbye")); sleep(4);' }, async (ask, log) => {
    assert.equal((await ask('/loop.php', 6000))?.status, 503);
    assert.match(log(), /execution timed out/);
    assert.doesNotMatch(log(), /goodbye/);
  }));
  void test('clear_env = no shows scripts the environment of the service', async () => {
    const scripts = { 'env.php': '<?php echo getenv("FROM_ENV") === false ? "empty" : "kept";' };
    for (const value of ['no', 'yes']) await through({ clear_env: value }, scripts, async (ask) => assert.equal((await ask('/env.php'))?.body, value === 'no' ? 'kept' : 'empty'));
  });
  void test('one port in two spellings passes the test and not the start', async () => {
    const folder = temporaryDirectory('lab-fpm');
    const port = await freePort();
    writeFileSync(`${folder}/fpm.conf`, `${poolText(folder, { listen: String(port) })}\n${poolText(folder, { listen: `0.0.0.0:${port}` }).replace(/^\[global\][\s\S]*?\[lab\]/, '[other]')}`);
    assert.equal(spawnSync(PHP_FPM, ['-n', '-t', '-y', `${folder}/fpm.conf`]).status, 0);
    assert.notEqual(spawnSync(PHP_FPM, ['-n', '-F', '-y', `${folder}/fpm.conf`], { timeout: 5000 }).status ?? 0, 0);
  });
  void test('process.max stops a static pool below its size', async () => {
    const folder = temporaryDirectory('lab-fpm');
    writeFileSync(`${folder}/fpm.conf`, poolText(folder, { 'pm.max_children': '5' }).replace('[global]', '[global]\nprocess.max = 2'));
    assert.equal(spawnSync(PHP_FPM, ['-n', '-t', '-y', `${folder}/fpm.conf`]).status, 0);
    const { stderr } = spawnSync('timeout', ['-s', 'TERM', '2', PHP_FPM, '-n', '-F', '-O', '-y', `${folder}/fpm.conf`], { encoding: 'utf8' });
    const log = stderr + spawnSync('cat', [`${folder}/fpm.log`], { encoding: 'utf8' }).stdout;
    assert.match(log, /The maximum number of processes has been reached/);
  });
});
