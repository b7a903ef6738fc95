import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { temporaryDirectory } from '../harness/temp';
import { phpMissing } from './fpm';
import { byName, load, siteOf, withSite } from './php-site';
import { startOf } from './start';

// What the pages of the rules about sessions say that httpd and PHP do, by servers that run.

const RUN = byName('application/x-httpd-php');
const SESSION = '<?php session_start(); echo "on";';

/** A folder that every process may write sessions into. */
function keep(): string {
  const folder = temporaryDirectory('lab-sessions');
  chmodSync(folder, 0o777);
  return folder;
}

interface Reply {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly body: string;
}

async function ask(port: number, path: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(5000), ...init });
  return { status: response.status, cookies: response.headers.getSetCookie(), body: await response.text() };
}

void describe('logins by form', { skip: phpMissing, concurrency: 2 }, () => {
  const modules = load('authn_core', 'authn_file', 'authz_user', 'auth_form', 'request', 'session', 'session_cookie');
  const login = async (more: string, names: readonly string[] = []): Promise<{ readonly statuses: readonly number[]; readonly cookies: readonly string[]; readonly log: string }> => {
    const site = siteOf({ 'index.html': 'hello' });
    // apache2-utils would write the same: SHA1 of `password`.
    writeFileSync(`${site}/.users`, 'u:{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=\n');
    const section = ['<Location />', 'AuthType form', 'AuthName x', 'AuthFormProvider file', `AuthUserFile "${site}/.users"`, 'AuthFormLoginSuccessLocation /index.html', 'Require valid-user', more, '</Location>'].join('\n');
    let seen: Awaited<ReturnType<typeof login>> = { statuses: [], cookies: [], log: '' };
    await withSite('event', site, [modules, ...names.map((name) => load(name).split('\n')[1]!), section], async (_, { port, log }) => {
      const first = await ask(port, '/index.html');
      const form = await ask(port, '/index.html', { method: 'POST', body: new URLSearchParams({ httpd_username: 'u', httpd_password: 'password' }) });
      const again = await ask(port, '/index.html', { headers: { cookie: form.cookies.map((cookie) => cookie.split(';')[0]).join('; ') } });
      seen = { statuses: [first.status, form.status, again.status], cookies: form.cookies, log: log() };
    });
    return seen;
  };

  void test('without a session the login is taken and forgotten', async () => {
    assert.deepEqual((await login('')).statuses, [401, 302, 401]);
    const nowhere = await login('Session On');
    assert.deepEqual(nowhere.statuses, [401, 302, 401]);
    assert.match(nowhere.log, /AH01815/);
    assert.deepEqual((await login('Session On\nSessionCookieName s path=/')).statuses, [401, 302, 200]);
  });
  void test('attributes take the place of HttpOnly and Secure, and the session is in the cookie for all to read', async () => {
    const [own = ''] = (await login('Session On\nSessionCookieName s path=/')).cookies;
    assert.match(own, /^s=.*-pw=password.*;path=\/$/);
    assert.match((await login('Session On\nSessionCookieName s')).cookies[0] ?? '', /;HttpOnly;Secure;Version=1$/);
  });
  void test('a negative SessionMaxAge, and a cipher that there is not: no session', async () => {
    const past = await login('Session On\nSessionCookieName s path=/\nSessionMaxAge -1');
    assert.match(past.log, /AH01819/);
    assert.equal(past.statuses[2], 401);
    const crypt = await login('Session On\nSessionCookieName s path=/\nSessionCryptoPassphrase secret\nSessionCryptoCipher aes-256-gcm', ['session_crypto']);
    assert.match(crypt.log, /AH01824/);
    assert.deepEqual(crypt.cookies, []);
    const fine = await login('Session On\nSessionCookieName s path=/\nSessionCryptoPassphrase secret', ['session_crypto']);
    assert.doesNotMatch(fine.cookies.join(), /password/);
    assert.equal(fine.statuses[2], 200);
  });
  void test('mod_auth_form does not start without mod_session or mod_request', async () => {
    for (const [names, code] of [[['session'], 'AH02618'], [['request'], 'AH02617'], [[], 'AH02617']] as const) {
      const { configtest, log } = await startOf([load('authn_core', 'auth_form', ...names)]);
      assert.equal(configtest, 0);
      assert.ok(log.includes(code), log);
      assert.match(log, /AH00016: Configuration Failed/);
    }
  });
  void test('a library that there is not: AH01845 at the start', async () => {
    for (const name of ['OpenSSL', 'nonsense']) {
      const { configtest, log } = await startOf([load('session', 'session_cookie', 'session_crypto'), `SessionCryptoDriver ${name}`]);
      assert.equal(configtest, 0);
      assert.match(log, /AH01845/);
    }
  });
});

void describe('cookies', { skip: phpMissing, concurrency: 2 }, () => {
  const cookieOf = async (lines: readonly string[], path = '/s.php'): Promise<readonly string[]> => {
    let cookies: readonly string[] = [];
    const scripts = { 's.php': SESSION, 'gone.php': '<?php session_start(); http_response_code(404);', 'to.php': '<?php session_start(); header("Location: /");' };
    await withSite('prefork', siteOf(scripts), [load('php', 'headers'), RUN, `php_value session.save_path ${keep()}`, ...lines], async (_, { port }) => {
      cookies = (await ask(port, path)).cookies;
    });
    return cookies;
  };

  void test('Header always edit leaves cookies of PHP as they are, whatever the status', async () => {
    for (const path of ['/s.php', '/gone.php', '/to.php']) {
      const [always] = await cookieOf(['Header always edit Set-Cookie ^(.*)$ "$1; Secure"'], path);
      const [plain] = await cookieOf(['Header edit Set-Cookie ^(.*)$ "$1; Secure"'], path);
      assert.match(always ?? '', /; path=\/$/);
      assert.match(plain ?? '', /; path=\/; Secure$/);
    }
  });
  void test('Header always edit leaves cookies of a backend as they are', async () => {
    await withSite('prefork', siteOf({ 's.php': SESSION }), [load('php', 'headers', 'proxy', 'proxy_http'), RUN, `php_value session.save_path ${keep()}`], async (_, { port }) => {
      await withSite('event', siteOf(), [load('headers', 'proxy', 'proxy_http'), `ProxyPass /s.php http://127.0.0.1:${port}/s.php`, 'Header always edit Set-Cookie ^(.*)$ "$1; Secure"'], async (__, front) => {
        assert.match((await ask(front.port, '/s.php')).cookies[0] ?? '', /; path=\/$/);
      });
    });
  });
  void test('an attribute of PHP and of Header is there twice', async () => {
    const [cookie] = await cookieOf(['php_flag session.cookie_httponly on', 'php_value session.cookie_samesite Strict', 'Header edit Set-Cookie ^(.*)$ "$1; HttpOnly; SameSite=Lax"']);
    assert.match(cookie ?? '', /HttpOnly; SameSite=Strict; HttpOnly; SameSite=Lax$/);
  });
  void test('PHP writes any domain, and secure without TLS', async () => {
    const [cookie] = await cookieOf(['php_flag session.cookie_secure on', 'php_value session.cookie_domain localhost:80']);
    assert.match(cookie ?? '', /; domain=localhost:80; secure$/);
  });
  void test('ids of PHP have no dot', async () => {
    for (const bits of [4, 5, 6]) {
      const [cookie = ''] = await cookieOf([`php_value session.sid_bits_per_character ${bits}`]);
      assert.match(cookie, /^PHPSESSID=[A-Za-z0-9%-]+;/);
    }
  });
});

void describe('folders of sessions', { skip: phpMissing, concurrency: 2 }, () => {
  const start = async (path: string): Promise<string> => {
    let log = '';
    await withSite('prefork', siteOf({ 's.php': SESSION }), [load('php'), RUN, `php_value session.save_path "${path}"`], async (_, server) => {
      await ask(server.port, '/s.php');
      log = server.log();
    });
    return log;
  };

  void test('a folder that is not there, or whose levels are not: no session', async () => {
    const folder = keep();
    assert.match(await start(`${folder}/none`), /session_start\(\): Failed to read session data: files/);
    assert.match(await start(`2;${folder}`), /session_start\(\): open\(.*\/[^/]\/[^/]\/sess_.*\) failed: No such file/);
    assert.doesNotMatch(await start(folder), /session_start/);
  });
  void test('PHP cleans no levels, and a plain folder', async () => {
    for (const [depth, kept] of [['1;', true], ['', false]] as const) {
      const folder = keep();
      for (const name of '0123456789abcdefghijklmnopqrstuv') {
        mkdirSync(`${folder}/${name}`);
        chmodSync(`${folder}/${name}`, 0o777);
      }
      const old = `${folder}/${depth === '' ? '' : 'a/'}sess_a0000000000000000000000000`;
      writeFileSync(old, '');
      spawnSync('touch', ['-d', '2 days ago', old]);
      chmodSync(old, 0o666);
      const lines = [load('php'), RUN, `php_value session.save_path "${depth}${folder}"`, 'php_value session.gc_probability 1', 'php_value session.gc_divisor 1', 'php_value session.sid_bits_per_character 5', 'php_value session.gc_maxlifetime 60'];
      await withSite('prefork', siteOf({ 's.php': SESSION }), lines, async (_, { port }) => void await ask(port, '/s.php'));
      assert.equal(spawnSync('test', ['-e', old]).status === 0, kept, depth);
    }
  });
});
