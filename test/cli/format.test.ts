import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { folderOf, lint } from './program';

const BEFORE = '<Directory /srv>\nAllowOverride None  \n</Directory>\n\n\n';
const AFTER = '<Directory /srv>\n    AllowOverride None\n</Directory>\n';

test('writes what changed and nothing the second time', async () => {
  const folder = folderOf({ 'httpd.conf': BEFORE, 'sites-enabled/a': AFTER, 'notes.txt': BEFORE, '.git/httpd.conf': BEFORE });
  const run = await lint(['format', '.'], { cwd: folder });
  assert.deepEqual([run.status, run.out], [0, 'formatted: httpd.conf\n1 file is as it should be\n']);
  assert.equal(readFileSync(`${folder}/httpd.conf`, 'utf8'), AFTER);
  assert.equal(readFileSync(`${folder}/notes.txt`, 'utf8'), BEFORE);
  assert.equal(readFileSync(`${folder}/.git/httpd.conf`, 'utf8'), BEFORE);
  assert.equal((await lint(['format', '.'], { cwd: folder })).out, '2 files are as they should be\n');
});

test('--check and --dry-run write nothing', async () => {
  const folder = folderOf({ 'a/httpd.conf': BEFORE });
  const check = await lint(['format', '--check', 'a/httpd.conf'], { cwd: folder });
  assert.deepEqual([check.status, check.out], [1, 'would be formatted: a/httpd.conf\n0 files are as they should be\n']);
  const dry = await lint(['format', '--dry-run', 'a'], { cwd: folder });
  assert.equal(dry.status, 0);
  assert.match(dry.out, /^--- a\/httpd\.conf\n\+\+\+ a\/httpd\.conf\n[^]*^\+ {4}AllowOverride None$/m);
  assert.equal(readFileSync(`${folder}/a/httpd.conf`, 'utf8'), BEFORE);
  assert.equal((await lint(['format', '--check', 'a'], { cwd: folderOf({ 'a/httpd.conf': AFTER }) })).status, 0);
});

test('standard input, with the rules of the place it is said to be', async () => {
  const folder = folderOf({ '.editorconfig': '[*.conf]\nindent_style = tab\nend_of_line = crlf\n', '.httpd-lint.json': '{ "format.directiveCase": "documented" }' });
  const run = await lint(['format', '--stdin-filename', 'sub/x.conf', '-'], { cwd: folder, input: BEFORE.replace('AllowOverride', 'allowoverride') });
  assert.deepEqual([run.status, run.out], [0, AFTER.replace('    ', '\t').replaceAll('\n', '\r\n')]);
  const latin1 = await lint(['format', '-'], { cwd: folder, input: Buffer.from('# gr\xfc\xdfe', 'latin1') });
  assert.equal(latin1.status, 0);
});

test('what cannot be formatted is said', async () => {
  const folder = folderOf({ 'php.ini': 'memory_limit = 1M\n' });
  for (const args of [['nothing.conf'], ['-', 'php.ini']]) {
    const run = await lint(['format', ...args], { cwd: folder, input: '' });
    assert.deepEqual([run.status, run.out], [2, '']);
    assert.match(run.err, /^httpd-lint: .+\n$/);
  }
});

test('every language by its own rules', async () => {
  const folder = folderOf({
    'php.ini': 'memory_limit  =1M  \n', 'fpm/pool.d/www.conf': '[www]\npm=static\n  listen = 9000\nuser = a\n', 'lighttpd.conf': '$HTTP["host"]=="a"{\nserver.tag="x"\n}\n', 'CSP.ini': '[SYSTEM]  \n', 'app/.user.ini': ' a = 1\n',
    'app/other.ini': ' a =1\n', '.editorconfig': '[*.conf]\nindent_style = tab\n', '.httpd-lint.json': '{ "format.equals": "spaces" }',
  });
  const run = await lint(['format', '.'], { cwd: folder });
  assert.deepEqual([run.status, run.out], [0, 'formatted: CSP.ini\nformatted: app/.user.ini\nformatted: fpm/pool.d/www.conf\nformatted: lighttpd.conf\nformatted: php.ini\n0 files are as they should be\n']);
  const text = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');
  assert.equal(text('php.ini'), 'memory_limit = 1M\n');
  assert.equal(text('fpm/pool.d/www.conf'), '[www]\npm = static\nlisten = 9000\nuser = a\n');
  assert.equal(text('lighttpd.conf'), '$HTTP["host"] == "a" {\n\tserver.tag = "x"\n}\n');
  assert.equal(text('app/other.ini'), ' a =1\n');
});

test('line ends inside a value stay', async () => {
  const folder = folderOf({ '.editorconfig': '[*]\nend_of_line = crlf\n' });
  for (const [input, out] of [['a = 1\n', 'a = 1\r\n'], ['a = "1\n2"\n', 'a = "1\n2"\n']] as const) {
    assert.equal((await lint(['format', '--stdin-filename', 'php.ini', '-'], { cwd: folder, input })).out, out);
  }
});
