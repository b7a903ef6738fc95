import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCheck } from './contract';
import { folderOf, found, lint, PREAMBLE } from './program';

test('standard input under a name', async () => {
  const folder = folderOf({ 'apache2.conf': 'KeepAlive On\n' });
  const run = await lint(['-f', 'json', '--stdin-filename', 'apache2.conf', '-'], { cwd: folder, input: `${PREAMBLE}ServerNam x\n` });
  const json = readCheck(run.out);
  assert.equal(run.status, 1);
  assert.equal(json.roots[0]?.file, 'apache2.conf');
  assert.equal(json.diagnostics[0]?.file, 'apache2.conf');
  assert.deepEqual(found(json), ['5 httpd/unknown-directive']);
});

test('the name says what it is: a .htaccess, a part of a configuration', async () => {
  const htaccess = readCheck((await lint(['-f', 'json', '--stdin-filename', 'web/.htaccess', '-'], { input: 'Listen 80\n' })).out);
  assert.equal(htaccess.roots[0]?.kind, 'htaccess');
  assert.deepEqual(found(htaccess), ['1 httpd/not-allowed-here']);
  const fragment = readCheck((await lint(['-f', 'json', '--stdin-filename', 'sites-enabled/a.conf', '-'], { input: 'KeepAlive Onn\n' })).out);
  assert.deepEqual(fragment.roots, []);
  assert.deepEqual(found(fragment), ['1 httpd/not-on-off']);
});

test('without a name', async () => {
  const run = await lint(['-'], { input: `${PREAMBLE}ServerNam x\n` });
  assert.equal(run.status, 1);
  assert.match(run.out, /^<stdin>:5:1 error httpd\/unknown-directive/);
});

test('the text of an editor stands for a file of a configuration', async () => {
  const folder = folderOf({ 'apache2/apache2.conf': `${PREAMBLE}Include ports.conf\n`, 'apache2/ports.conf': 'Listen 80\n' });
  const args = ['-f', 'json', '--root', 'apache2/apache2.conf', '--stdin-filename', 'apache2/ports.conf', '-'];
  const json = readCheck((await lint(args, { cwd: folder, input: '\nLisen 80\n' })).out);
  assert.deepEqual(found(json), ['2 httpd/unknown-directive']);
  assert.equal(json.diagnostics[0]?.file, 'apache2/ports.conf');
});

test('an empty standard input', async () => {
  const run = await lint(['-f', 'json', '--stdin-filename', 'x.conf', '-'], { input: '' });
  assert.equal(run.status, 0);
  assert.deepEqual(readCheck(run.out).diagnostics, []);
});
