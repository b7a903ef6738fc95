import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { readCheck } from '../cli/contract';
import { lint } from '../cli/program';
import { APACHE } from '../harness/apache';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { temporaryDirectory } from '../harness/temp';
import { get } from './http';
import { PHP_MODULE, phpMissing, startFpm, type LabFpm } from './fpm';
import { withLab, type LabServer } from './server';

// Incidents 1 and 2 with real servers: what happens, that the rules say so, and that it is over in the trees of `after/`.

const EXAMPLES = resolve(__dirname, '../../examples');

/** How long the warehouse of the example takes to answer: longer than any test waits for another page. */
const WAREHOUSE = 'function warehouse() { sleep(6); return "stock"; }';
const WORKERS = 4;

/** The scripts of a tree, with a warehouse that is slow instead of one that is elsewhere. */
function copySite(tree: string): string {
  const folder = temporaryDirectory('lab-site');
  for (const name of readdirSync(join(EXAMPLES, tree, 'www/shop'))) {
    const text = readFileSync(join(EXAMPLES, tree, 'www/shop', name), 'utf8');
    writeFileSync(`${folder}/${name}`, text.replace(/file_get_contents\('https:[^;]*;/, 'warehouse();').replace('<?php', `<?php ${WAREHOUSE}`).replace('/var/cache/shop', folder));
  }
  mkdirSync(`${folder}/sessions`);
  chmodSync(folder, 0o777);
  chmodSync(`${folder}/sessions`, 0o777);
  return folder;
}

/** The lines of a tree's modules and sites, small and with paths of this machine. The MPM comes with the lab. */
function blockOf(tree: string, site: string, socket = ''): string {
  const folder = join(EXAMPLES, tree, 'apache2');
  const texts = ['mods-enabled', 'sites-enabled'].flatMap((part) => readdirSync(join(folder, part)).sort((a, b) => Number(b.endsWith('.load')) - Number(a.endsWith('.load'))).map((name) => readFileSync(join(folder, part, name), 'utf8')));
  return [...texts.slice(0, 1), 'TypesConfig /dev/null', ...texts.slice(1), `<Directory "${site}">\n  Require all granted\n</Directory>`].join('\n')
    .replace(/^LoadModule mpm_.*$/m, '').replaceAll('/var/www/shop', site).replaceAll('/srv/sessions', `${site}/sessions`).replace('<VirtualHost *:80>', '<VirtualHost *>')
    .replace(/unix:[^|"]*\.sock/g, `unix:${socket}`).replace(/libphp[\d.]*\.so/, PHP_MODULE).replaceAll('/usr/lib/apache2/modules', MODULES_DIRECTORY)
    .replace(/^(\s*(?:MaxRequestWorkers|StartServers|MaxSpareServers|MinSpareServers)\s+)\d+$/gm, (_, head: string) => (/mpm_prefork/.test(tree) || tree.includes('before') ? `${head}${WORKERS}` : _));
}

async function rulesOf(tree: string, severities = ['error', 'warning', 'info', 'hint']): Promise<string[]> {
  return readCheck((await lint(['-f', 'json', join(EXAMPLES, tree)])).out).diagnostics.filter(({ severity }) => severities.includes(severity)).map(({ rule }) => rule);
}

async function withSite(mpm: 'prefork' | 'event', block: string, use: (server: LabServer) => Promise<void>, fpm?: LabFpm): Promise<void> {
  try {
    await withLab(mpm, block, use);
  } finally {
    await fpm?.stop();
  }
}

/** How many of these processes wait for a lock on a file (`->` in /proc/locks); undefined where the kernel does not show it. */
function waitingForLock(processes: readonly number[]): number {
  const waits = readFileSync('/proc/locks', 'utf8').split('\n').filter((line) => line.includes('->')).map((line) => Number(/(?:FLOCK|POSIX)\s+\S+\s+\S+\s+(\d+)/.exec(line)?.[1]));
  return processes.filter((id) => waits.includes(id)).length;
}

void describe('incident 1: one session for everybody', { skip: phpMissing, concurrency: 1 }, () => {
  const tree = '01-shared-php-session';

  void test('before: all workers wait for the lock, and a page without a session gets no answer', async () => {
    const rules = await rulesOf(`${tree}/before`);
    for (const rule of ['php/session-id-literal', 'php/session-lock-unbounded']) assert.ok(rules.includes(rule), rules.join());
    const site = copySite(`${tree}/before`);
    await withSite('prefork', blockOf(`${tree}/before`, site), async (server) => {
      assert.equal((await get(server.port, '/index.php', 3000))?.body, 'The shop.');
      const visitors = Array.from({ length: WORKERS + 2 }, () => get(server.port, '/stock.php', 4000));
      await delay(1000);
      const waiting = waitingForLock(server.children());
      assert.ok(waiting === WORKERS - 1 || waiting === 0, `${waiting} of ${WORKERS} wait for the lock`);
      assert.equal(await get(server.port, '/index.php', 2000), undefined);
      await Promise.all(visitors);
    });
  });

  void test('before: neither Timeout nor max_execution_time ends the wait', async () => {
    const site = copySite(`${tree}/before`);
    const block = `Timeout 1\n${blockOf(`${tree}/before`, site).replace('max_execution_time 0', 'max_execution_time 1')}`;
    await withSite('prefork', block, async (server) => {
      const [first, second] = [get(server.port, '/stock.php', 15_000), delay(300).then(() => get(server.port, '/stock.php', 15_000))];
      assert.equal((await first)?.status, 200);
      const last = await second;
      assert.equal(last?.status, 200);
      assert.ok(last.took > 10_000, `${last.took} ms`);
    });
  });

  void test('after: the page answers while the warehouse does not', async () => {
    assert.deepEqual(await rulesOf(`${tree}/after`, ['error', 'warning']), []);
    const site = copySite(`${tree}/after`);
    const fpm = await startFpm({ 'pm.max_children': '10', 'request_terminate_timeout': '30s' });
    await withSite('event', blockOf(`${tree}/after`, site, fpm.socket), async (server) => {
      const visitors = Array.from({ length: WORKERS + 2 }, () => get(server.port, '/stock.php', 4000));
      await delay(700);
      const answer = await get(server.port, '/index.php', 2000);
      assert.equal(answer?.body, 'The shop.');
      assert.ok(answer.took < 1000, `${answer.took} ms`);
      await Promise.all(visitors);
    }, fpm);
  });

  void test('a pool with request_terminate_timeout ends the wait itself, and one without does not', async () => {
    const site = copySite(`${tree}/before`);
    for (const bound of ['2s', '0']) {
      const fpm = await startFpm({ 'pm.max_children': '2', 'request_terminate_timeout': bound });
      const block = blockOf('01-shared-php-session/after', site, fpm.socket);
      await withSite('event', block.replace('timeout=45', 'timeout=30'), async (server) => {
        const visitors = [get(server.port, '/stock.php', 5000), get(server.port, '/stock.php', 5000)];
        await delay(3500);
        assert.equal((await get(server.port, '/index.php', 1000))?.status, bound === '0' ? undefined : 200);
        assert.deepEqual((await Promise.all(visitors)).map((answer) => answer?.status), bound === '0' ? [undefined, undefined] : [503, 503]);
        assert.equal(fpm.log().includes('execution timed out'), bound !== '0');
      }, fpm);
    }
  });
});

void describe('incident 2: PHP is gone', { skip: phpMissing, concurrency: 3 }, () => {
  const handler = '<FilesMatch "\\.php$">\n  SetHandler application/x-httpd-php\n</FilesMatch>';
  const modules = (...names: string[]): string => ['authz_core', ...names].map((name) => `LoadModule ${name}_module ${MODULES_DIRECTORY}/mod_${name}.so`).join('\n');
  const SECRET = '<?php $password = "secret"; echo "run";';
  const site = (): string => {
    const folder = temporaryDirectory('lab-site');
    writeFileSync(`${folder}/index.php`, SECRET);
    writeFileSync(`${folder}/photo.php.jpg`, SECRET);
    return folder;
  };
  const block = (folder: string, ...lines: string[]): string => [...lines, `DocumentRoot "${folder}"`, `<Directory "${folder}">\n  AllowOverride All\n  Require all granted\n</Directory>`].join('\n');
  const tested = (text: string): string => {
    const folder = temporaryDirectory('lab');
    writeFileSync(`${folder}/httpd.conf`, `ServerRoot "${folder}"\nPidFile "${folder}/pid"\nErrorLog /dev/stderr\nServerName localhost\nListen 127.0.0.1:18080\nLoadModule mpm_prefork_module ${MODULES_DIRECTORY}/mod_mpm_prefork.so\n${text}\n`);
    return spawnSync(APACHE, ['-t', '-f', `${folder}/httpd.conf`], { encoding: 'utf8' }).stderr;
  };

  void test('before: refuses to start, and the rule says so', async () => {
    assert.ok((await rulesOf('02-missing-libphp/before')).includes('httpd/module-not-loaded'));
    assert.match(tested('php_admin_value open_basedir /var/www'), /Invalid command 'php_admin_value'/);
    assert.match(tested(`LoadModule php7_module ${MODULES_DIRECTORY}/libphp7.4.so`), /Cannot load .*libphp7\.4\.so into server/);
    assert.match(tested(`LoadModule php7_module ${MODULES_DIRECTORY}/${PHP_MODULE}`), /Can't locate API module structure `php7_module'/);
  });

  void test('before, without the line that stops it: the source goes out', async () => {
    assert.ok((await rulesOf('02-missing-libphp/before')).includes('php/handler-without-module'));
    const folder = site();
    await withSite('prefork', block(folder, modules(), handler), async (server) => {
      assert.match((await get(server.port, '/index.php', 3000))?.body ?? '', /password = "secret"/);
    });
    await withSite('prefork', block(folder, modules('mime'), 'TypesConfig /dev/null\nAddType application/x-httpd-php .php'), async (server) => {
      const answer = await get(server.port, '/index.php', 3000);
      assert.equal(answer?.type, 'application/x-httpd-php');
      assert.match(answer.body, /password/);
    });
  });

  void test('php_value in a .htaccess: status 500', async () => {
    const folder = site();
    writeFileSync(`${folder}/.htaccess`, 'php_value memory_limit 64M\n');
    await withSite('prefork', block(folder, modules()), async (server) => {
      assert.equal((await get(server.port, '/index.php', 3000))?.status, 500);
    });
  });

  void test('a socket where nobody listens: status 503', async () => {
    const folder = site();
    await withSite('event', block(folder, modules('proxy', 'proxy_fcgi'), handler.replace('application/x-httpd-php', `"proxy:unix:${folder}/none.sock|fcgi://localhost"`)), async (server) => {
      assert.equal((await get(server.port, '/index.php', 3000))?.status, 503);
      assert.match(server.log(), /AH02454/);
    });
  });

  void test('after: scripts run', async () => {
    const folder = site();
    const fpm = await startFpm({});
    await withSite('event', block(folder, modules('proxy', 'proxy_fcgi'), handler.replace('application/x-httpd-php', `"proxy:unix:${fpm.socket}|fcgi://localhost"`)), async (server) => {
      assert.equal((await get(server.port, '/index.php', 3000))?.body, 'run');
    }, fpm);
  });
});
