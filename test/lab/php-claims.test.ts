import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryDirectory } from '../harness/temp';
import { PHP_FPM } from '../php/fpm-program';
import type { Answer } from './http';
import { phpMissing, poolText, startFpm } from './fpm';
import { byName, load, siteOf, withSite } from './php-site';

// What the pages of the rules about handlers and pools say that httpd and PHP-FPM do, by servers that run.

/** One request through httpd to a pool with the given lines. */
async function through(lines: Readonly<Record<string, string | undefined>>, more: readonly string[] = [], path = '/a.php'): Promise<{ readonly answer: Answer | undefined; readonly log: string }> {
  const fpm = await startFpm(lines);
  let answer: Answer | undefined;
  let log = '';
  try {
    const target = lines['listen'] === undefined ? `unix:${fpm.socket}|fcgi://localhost` : `fcgi://${lines['listen']}`;
    await withSite('event', siteOf(), [load('proxy', 'proxy_fcgi'), byName(`proxy:${target}`, '.'), ...more], async (ask, server) => {
      answer = await ask(path);
      log = server.log();
    });
  } finally {
    await fpm.stop();
  }
  return { answer, log };
}

void describe('handlers', { skip: phpMissing, concurrency: 2 }, () => {
  const SOURCE = ['proxy:unix:/nowhere/a.sock', 'proxy:unix:/nowhere/a.sock| fcgi://localhost', 'fcgi://127.0.0.1:9', 'PHP-Script', 'application/x-httpd-php'];
  for (const handler of SOURCE) {
    void test(`${handler} sends the source where nobody answers to it`, () => withSite('event', siteOf(), [load('proxy', 'proxy_fcgi'), byName(handler)], async (ask) => {
      assert.equal((await ask('/a.php'))?.body, '<?php echo "run";');
    }));
  }
  void test('a blank in front of the bar belongs to the path', () => withSite('event', siteOf(), [load('proxy', 'proxy_fcgi'), byName('proxy:unix:/nowhere/a.sock |fcgi://localhost')], async (ask, server) => {
    assert.equal((await ask('/a.php'))?.status, 503);
    assert.match(server.log(), /AH02454/);
  }));
  void test('without mod_proxy the source goes out, and without mod_proxy_fcgi as well', async () => {
    const handler = byName('proxy:unix:/nowhere/a.sock|fcgi://localhost');
    await withSite('event', siteOf(), [load(), handler], async (ask) => assert.equal((await ask('/a.php'))?.body, '<?php echo "run";'));
    await withSite('event', siteOf(), [load('proxy'), handler], async (ask) => assert.equal((await ask('/a.php'))?.body, '<?php echo "run";'));
  });
  void test('php7-script and other letters are not PHP 8', () => withSite('prefork', siteOf({ 'b.phq': '<?php echo "run";' }), [load('php'), byName('php7-script'), byName('php-script', '\\.phq$')], async (ask) => {
    assert.equal((await ask('/a.php'))?.body, '<?php echo "run";');
    assert.equal((await ask('/b.phq'))?.body, 'run');
  }));
  void test('AddHandler and an expression without an end run photo.php.jpg, one with an end does not', async () => {
    for (const [lines, body] of [
      [[load('php', 'mime'), 'TypesConfig /dev/null\nAddHandler application/x-httpd-php .php'], 'run'], [[load('php'), byName('application/x-httpd-php', '\\.php')], 'run'],
      [[load('php'), byName('application/x-httpd-php')], '<?php echo "run";'],
    ] as const) await withSite('prefork', siteOf(), lines, async (ask) => assert.equal((await ask('/photo.php.jpg'))?.body, body));
  });
});

void describe('pools', { skip: phpMissing, concurrency: 1 }, () => {
  void test('a file of another ending is refused, and run without a list of endings', async () => {
    assert.equal((await through({}, [], '/photo.php.jpg')).answer?.status, 403);
    assert.equal((await through({ 'security.limit_extensions': '' }, [], '/photo.php.jpg')).answer?.body, 'run');
  });
  void test('a socket that is root\'s: status 503', async () => {
    const own = ['User www-data', 'Group www-data'];
    const { answer, log } = await through({ 'listen.owner': undefined, 'listen.group': undefined }, own);
    assert.equal(answer?.status, 503);
    assert.match(log, /\(13\)Permission denied: AH02454/);
    assert.equal((await through({}, own)).answer?.body, 'run');
  });
  void test('listen.allowed_clients without an address refuses everybody', async () => {
    assert.equal((await through({ listen: '127.0.0.1:18473', 'listen.allowed_clients': 'localhost' })).answer?.status, 503);
    assert.equal((await through({ listen: '127.0.0.1:18474', 'listen.allowed_clients': '127.0.0.1' })).answer?.body, 'run');
  });
  void test('root as a user passes the test and not the start', () => {
    const folder = temporaryDirectory('lab-fpm');
    writeFileSync(`${folder}/fpm.conf`, poolText(folder, { user: 'root' }));
    assert.equal(spawnSync(PHP_FPM, ['-n', '-t', '-y', `${folder}/fpm.conf`]).status, 0);
    assert.match(spawnSync(PHP_FPM, ['-n', '-F', '-y', `${folder}/fpm.conf`], { encoding: 'utf8', timeout: 5000 }).stderr, /please specify user and group other than root/);
  });
  void test('PHP_ADMIN_VALUE of one request stays for the next', async () => {
    const fpm = await startFpm({ 'pm.max_children': '1' });
    const script = '<?php echo ini_get("memory_limit");';
    try {
      const handler = byName(`proxy:unix:${fpm.socket}|fcgi://localhost`);
      await withSite('event', siteOf({ 'plain.php': script, 'set.php': script }), [load('proxy', 'proxy_fcgi', 'env'), handler, '<Files "set.php">\n  SetEnv PHP_ADMIN_VALUE "memory_limit=91M"\n</Files>'], async (ask) => {
        const before = (await ask('/plain.php'))?.body;
        assert.notEqual(before, '91M');
        assert.equal((await ask('/set.php'))?.body, '91M');
        assert.equal((await ask('/plain.php'))?.body, '91M');
      });
    } finally {
      await fpm.stop();
    }
  });
  void test('when httpd gives up, the worker goes on: the next request waits, too', async () => {
    const fpm = await startFpm({ 'pm.max_children': '1', 'request_terminate_timeout': '20s' });
    try {
      const handler = byName(`proxy:unix:${fpm.socket}|fcgi://localhost`);
      await withSite('event', siteOf({ 'slow.php': '<?php sleep(5);' }), [load('proxy', 'proxy_fcgi'), 'ProxyTimeout 1', handler], async (ask) => {
        assert.equal((await ask('/slow.php'))?.status, 504);
        assert.equal((await ask('/a.php'))?.status, 504);
      });
    } finally {
      await fpm.stop();
    }
  });
  void test('connections that are kept hold the children', async () => {
    const fpm = await startFpm({ 'pm.max_children': '1' });
    try {
      // A connection that is open and sends nothing is what a kept one is.
      const held = connect(fpm.socket);
      held.on('error', () => undefined);
      await delay(200);
      await withSite('event', siteOf(), [load('proxy', 'proxy_fcgi'), 'ProxyTimeout 2', byName(`proxy:unix:${fpm.socket}|fcgi://localhost`)], async (ask) => {
        assert.equal((await ask('/a.php'))?.status, 504);
        held.destroy();
        await delay(300);
        assert.equal((await ask('/a.php'))?.body, 'run');
      });
    } finally {
      await fpm.stop();
    }
  });
});
