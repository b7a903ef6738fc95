import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCheck, type CheckJson } from './contract';
import { folderOf, lint, PREAMBLE } from './program';

/** What the options say of the world shows in what is read: each case turns one line on that nobody knows. */
const ON = 'ThisIsRead x\n';

async function reads(text: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<CheckJson> {
  const folder = folderOf({ 'httpd.conf': text, ...more });
  const run = await lint(['-f', 'json', ...args, 'httpd.conf'], { cwd: folder });
  return readCheck(run.out);
}

const isOn = (json: CheckJson): boolean => json.diagnostics.some((each) => each.rule === 'httpd/unknown-directive');

const CASES: readonly (readonly [what: string, text: string, without: boolean, args: readonly string[], more?: Readonly<Record<string, string>>])[] = [
  ['-D', `<IfDefine A>\n${ON}</IfDefine>\n`, false, ['-D', 'A']],
  ['-D without a blank', `<IfDefine A>\n${ON}</IfDefine>\n`, false, ['-DA']],
  ['--define', `<IfDefine A>\n${ON}</IfDefine>\n`, false, ['--define', 'B', '--define', 'A']],
  ['--env', `Define \${NAME}\n<IfDefine A>\n${ON}</IfDefine>\n`, false, ['--env', 'NAME=A']],
  ['--env-file', `Define \${NAME}\n<IfDefine A>\n${ON}</IfDefine>\n`, false, ['--env-file', 'vars'], { vars: 'export NAME=A\n' }],
  ['--httpd-version', `<IfVersion < 2.4.50>\n${ON}</IfVersion>\n`, false, ['--httpd-version', '2.4.41', '--static-module', 'version_module']],
  ['--static-module', `<IfModule ssl_module>\n${ON}</IfModule>\n`, false, ['--static-module', 'ssl_module']],
];

for (const [what, text, without, args, more] of CASES) {
  test(`${what} changes what is read`, async () => {
    assert.equal(isOn(await reads(PREAMBLE + text, [], more)), without);
    assert.equal(isOn(await reads(PREAMBLE + text, args, more)), true);
  });
}

test('--mpm is the MPM where the text loads none', async () => {
  const text = PREAMBLE.replace(/^LoadModule mpm.*\n/m, '').replace('/etc/apache2', '/usr/local/apache2');
  for (const mpm of ['prefork', 'worker', 'event']) assert.equal((await reads(text, ['--profile', 'upstream', '--mpm', mpm])).roots[0]!.mpm?.name, mpm);
  assert.equal((await reads(PREAMBLE, ['--mpm', 'prefork'])).roots[0]!.mpm?.name, 'event', 'the text goes before the option');
});

test('--profile', async () => {
  for (const profile of ['debian', 'rhel', 'upstream', 'windows']) assert.equal((await reads(PREAMBLE, ['--profile', profile])).roots[0]!.profile, profile);
});

test('--sysroot: server paths lie below it, and a path of that server can be named', async () => {
  const folder = folderOf({ 'image/etc/apache2/apache2.conf': `${PREAMBLE}Include /opt/x.conf\nIncludeOptional /opt/none.conf\n`, 'image/opt/x.conf': 'ServerNam x\n' });
  for (const path of ['image', 'image/etc/apache2/apache2.conf', '/etc/apache2/apache2.conf', '/etc/apache2']) {
    const json = readCheck((await lint(['-f', 'json', '--sysroot', 'image', path], { cwd: folder })).out);
    assert.equal(json.roots.length, 1, path);
    assert.deepEqual(json.diagnostics.map(({ file, serverFile, rule }) => [file.replace(`${folder}/`, ''), serverFile, rule]), [['image/opt/x.conf', '/opt/x.conf', 'httpd/unknown-directive']], path);
  }
  const outside = await lint(['--sysroot', 'image', '../elsewhere'], { cwd: folder });
  assert.equal(outside.status, 2);
  assert.match(outside.err, /does not lie below --sysroot/);
});

test('--host-files looks up server paths on this machine, --no-host-files does not', async () => {
  const text = `${PREAMBLE}LoadModule nothing_module /nowhere/at/all/mod_nothing.so\n`;
  const verdict = async (args: readonly string[]): Promise<string> => (await reads(text, args)).roots[0]!.verdict.configtest;
  assert.equal(await verdict([]), 'accepts', 'a copy of a configuration rarely has the modules');
  assert.equal(await verdict(['--no-host-files']), 'accepts');
  assert.equal(await verdict(['--host-files']), 'rejects');
});

test('--root reports the named files only, as parts of that configuration', async () => {
  const folder = folderOf({
    'apache2/apache2.conf': `${PREAMBLE}ServerNam x\nInclude conf.d/*.conf\n`, 'apache2/conf.d/part.conf': 'ThreadsPerChild 64\nServerAlas x\n',
    'apache2/other.conf': 'KeepAlive Onn\n', 'apache2/conf.d/linked.conf': '->../linked', 'apache2/linked': 'KeepAlive Onn\n',
  });
  const rules = async (...args: string[]): Promise<string[]> => {
    const json = readCheck((await lint(['-f', 'json', ...args], { cwd: folder })).out);
    return json.diagnostics.map(({ file, line, rule }) => `${file}:${line} ${rule}`).filter((each) => !each.includes(' mpm/'));
  };
  assert.deepEqual(await rules('--root', 'apache2/apache2.conf', 'apache2/conf.d/part.conf'), ['apache2/conf.d/part.conf:2 httpd/unknown-directive']);
  assert.deepEqual(await rules('--root', 'apache2/apache2.conf', 'apache2/linked'), ['apache2/conf.d/linked.conf:1 httpd/not-on-off'], 'a file that a link leads to');
  assert.deepEqual(await rules('--root', 'apache2/apache2.conf', 'apache2/other.conf'), ['apache2/other.conf:1 httpd/not-on-off'], 'not reached: a fragment');
  assert.deepEqual((await rules('--root', 'apache2/apache2.conf')).length, 4 - 1, 'without files: all of it');
});

test('--as-root takes a named file for a root', async () => {
  const folder = folderOf({ 'site.conf': 'KeepAlive On\n' });
  assert.equal(readCheck((await lint(['-f', 'json', 'site.conf'], { cwd: folder })).out).roots.length, 0);
  const { roots } = readCheck((await lint(['-f', 'json', '--as-root', 'site.conf'], { cwd: folder })).out);
  assert.equal(roots[0]?.file, 'site.conf');
});

test('files of other languages are roots of their own kind', async () => {
  const folder = folderOf({
    'apache2/apache2.conf': PREAMBLE, 'php/8.2/apache2/php.ini': 'memory_limit = 128M\n', 'lighttpd/lighttpd.conf': 'server.port = 8080\n',
    'php/8.2/fpm/pool.d/www.conf': '[www]\nlisten = /run/php/www.sock\nuser = www-data\npm = static\npm.max_children = 4\n',
    'php/8.2/mods-available/opcache.ini': 'zend_extension=opcache.so\n',
    'php/8.2/apache2/conf.d/9-late.ini': '', 'php/8.2/apache2/conf.d/10-early.ini': 'memory_limit = 64M\n',
  });
  const { roots } = readCheck((await lint(['-f', 'json', '.'], { cwd: folder })).out);
  assert.deepEqual(roots.map(({ file, kind }) => `${kind} ${file}`), [
    'httpd apache2/apache2.conf', 'lighttpd lighttpd/lighttpd.conf', 'php-ini php/8.2/apache2/php.ini', 'php-fpm php/8.2/fpm/pool.d/www.conf',
  ]);
  // What PHP scans belongs to php.ini, in PHP's order.
  assert.deepEqual(roots[2]!.includes, ['php.ini', 'conf.d/10-early.ini', 'conf.d/9-late.ini'].map((name) => `php/8.2/apache2/${name}`));
});

test('a pool that stands alone may be added to, and its verdict says so', async () => {
  const pool = '[www]\nlisten = /run/php/www.sock\nuser = www-data\npm = dynamic\npm.max_children = 4\n';
  const assumed = async (name: string): Promise<boolean> => {
    const [root] = readCheck((await lint(['-f', 'json', name], { cwd: folderOf({ [name]: pool }) })).out).roots;
    assert.equal(root!.verdict.configtest, 'rejects');
    return root!.assumes.includes('no other file adds to the pool');
  };
  assert.deepEqual([await assumed('pool.conf'), await assumed('php-fpm.conf')], [true, false]);
});
