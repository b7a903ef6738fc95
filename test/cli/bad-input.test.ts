import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCheck, type CheckJson } from './contract';
import { folderOf, found, lint, ORDINARY_USER, PREAMBLE, type Files } from './program';

/** Files that nobody means to check: each ends in a clear finding or message, in bounded time and memory. */
const FULL = process.env['CI'] === 'true';
const MEGABYTE = 1 << 20;
const MACROS = 'LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n';

async function checked(files: Files, name = 'httpd.conf', memory = 1500): Promise<CheckJson> {
  const folder = folderOf(files);
  const run = await lint(['-f', 'json', '--as-root', name], { cwd: folder, memory });
  assert.equal(run.err, '');
  assert.ok(run.status === 0 || run.status === 1);
  // The same as text: it shows the lines, which JSON does not.
  const text = await lint(['--as-root', name], { cwd: folder, memory });
  assert.equal(text.status, run.status);
  for (const line of text.out.split('\n')) assert.ok(line.length < 2000, 'no line of the report grows with the file');
  return readCheck(run.out);
}

const only = async (text: string | Uint8Array): Promise<string[]> => found(await checked({ 'httpd.conf': text }));

test('a binary file', async () => {
  const bytes = new Uint8Array(100_000);
  let state = 1;
  for (let i = 0; i < bytes.length; i++) bytes[i] = (state = (state * 1103515245 + 12345) & 0x7fffffff) >> 16;
  const json = await checked({ 'httpd.conf': bytes });
  assert.equal(json.roots[0]?.verdict.configtest, 'rejects');
});

test('UTF-16, with either byte order', async () => {
  const little = Buffer.from(`\ufeff${PREAMBLE}`, 'utf16le');
  for (const bytes of [little, Buffer.from(little).swap16()]) assert.deepEqual(await only(bytes), ['1 httpd/utf-16']);
});

test('a byte order mark', async () => {
  assert.deepEqual(await only(`\ufeff${PREAMBLE}`), ['1 httpd/byte-order-mark']);
});

test('NUL bytes', async () => {
  assert.deepEqual(await only(`${PREAMBLE}ServerAdmin a\0 b c\n\0\n`), ['5 httpd/nul-byte', '6 httpd/nul-byte']);
});

test('a line of 16 MB, and one that is continued as often', async () => {
  const json = await checked({ 'httpd.conf': `${PREAMBLE}ServerAdmin ${'x'.repeat(16 * MEGABYTE)}\n` });
  assert.deepEqual(found(json), ['5 httpd/line-too-long']);
  await checked({ 'httpd.conf': `${PREAMBLE}ServerAdmin ${'x\\\n'.repeat(4 * MEGABYTE)}\n` });
});

test('lines of nothing but one sign', async () => {
  for (const sign of ['"', '<', '>', '</', '${', '\\', ' ', '\t', '\r', '#', "'", '%{', '(', '[']) {
    const line = sign.repeat(MEGABYTE / 4);
    await checked({ 'httpd.conf': `${PREAMBLE}${line}\nServerAdmin ${line}\n<Location ${line}>\n</Location>\n` });
  }
});

test('a very large file', async () => {
  const line = '# a comment of ordinary length, such as distributions have\nServerAdmin somebody@example.org\n';
  const json = await checked({ 'httpd.conf': PREAMBLE + line.repeat(((FULL ? 100 : 10) * MEGABYTE) / line.length) }, 'httpd.conf', 2500);
  assert.equal(json.roots[0]?.verdict.configtest, 'accepts');
});

test('an include cycle, and 129 levels', async () => {
  const folder = folderOf({ 'cycle.conf': '', 'levels.conf': '', 'most.conf': '' });
  writeFileSync(`${folder}/cycle.conf`, `ServerName x\nInclude ${folder}/cycle.conf\n`);
  for (let level = 0; level < 140; level++) writeFileSync(`${folder}/${level}.part`, level === 139 ? '' : `Include ${folder}/${level + 1}.part\n`);
  writeFileSync(`${folder}/levels.conf`, `${PREAMBLE}Include ${folder}/0.part\n`);
  writeFileSync(`${folder}/most.conf`, `${PREAMBLE}Include ${folder}/12.part\n`);
  const errorsOf = async (name: string): Promise<string[]> => {
    const json = readCheck((await lint(['-f', 'json', '--as-root', name], { cwd: folder })).out);
    return json.diagnostics.filter((each) => each.severity === 'error').map((each) => each.rule);
  };
  assert.ok((await errorsOf('cycle.conf')).includes('httpd/include-depth'));
  assert.deepEqual(await errorsOf('levels.conf'), ['httpd/include-depth']);
  assert.deepEqual(await errorsOf('most.conf'), [], '128 levels are what httpd follows');
});

test('a macro that uses itself', async () => {
  assert.ok((await only(`${PREAMBLE}${MACROS}<Macro A>\nUse A\n</Macro>\nUse A\n`)).includes('9 httpd/recursive-macro'));
});

test('macros, variables and includes that multiply', async () => {
  const macros = Array.from({ length: 30 }, (_, i) => `<Macro M${i}>\n${i === 0 ? 'KeepAlive On\n' : `Use M${i - 1}\n`.repeat(10)}</Macro>\n`).join('');
  assert.ok((await only(`${PREAMBLE}${MACROS}${macros}Use M29\n`)).some((each) => each.endsWith('httpd/too-large')));
  const defines = Array.from({ length: 40 }, (_, i) => `Define A${i} ${i === 0 ? 'aaaaaaaaaa' : `\${A${i - 1}}`.repeat(10)}\n`).join('');
  await checked({ 'httpd.conf': `${PREAMBLE}${defines}ServerAdmin \${A39}\n` });
  const folder = folderOf({ 'httpd.conf': '' });
  for (let i = 0; i < 8; i++) writeFileSync(`${folder}/${i}.part`, i === 7 ? '' : `Include ${folder}/${i + 1}.part\n`.repeat(10));
  writeFileSync(`${folder}/httpd.conf`, `${PREAMBLE}Include ${folder}/0.part\n`);
  const run = await lint(['-f', 'json', 'httpd.conf', '--as-root'], { cwd: folder, memory: 1500 });
  assert.ok(readCheck(run.out).diagnostics.some((each) => each.rule === 'httpd/too-large'));
});

test('a hundred thousand sections in each other', async () => {
  for (const tag of ['<IfDefine !X>', '<IfDefine X>', '<Directory />', '<Macro m>', '<VirtualHost *:80>']) {
    await checked({ 'httpd.conf': `${PREAMBLE}${MACROS}${`${tag}\n`.repeat(100_000)}` });
  }
});

test('what is no file: links into nothing and in circles, folders, pipes, devices', async () => {
  const folder = folderOf({ 'httpd.conf': '', 'folder.conf/': '', 'dangling.conf': '->/nowhere', 'loop.conf': '->loop.conf' });
  spawnSync('mkfifo', [`${folder}/pipe.conf`]);
  for (const [name, says] of [
    ['dangling.conf', 'no such file or directory'], ['loop.conf', 'too many levels of symbolic links'], ['pipe.conf', 'not a regular file'],
    ['/dev/zero', 'not a regular file'], ['httpd.conf/x', 'no such file or directory'], ['x'.repeat(5000), 'file name too long'],
  ] as const) {
    const run = await lint([name], { cwd: folder });
    assert.equal(run.status, 2, name);
    assert.ok(run.err.endsWith(`: ${says}\n`), run.err.slice(-200));
  }
  assert.match((await lint(['folder.conf'], { cwd: folder })).err, /^httpd-lint: folder\.conf: no root configuration found/);
  const included = async (target: string): Promise<string[]> => {
    writeFileSync(`${folder}/httpd.conf`, `${PREAMBLE}Include ${target}\nErrorLog /dev/null\n`);
    const json = readCheck((await lint(['-f', 'json', '--host-files', 'httpd.conf', '--as-root'], { cwd: folder })).out);
    return found({ diagnostics: json.diagnostics.filter((each) => each.severity === 'error') });
  };
  for (const name of ['dangling.conf', 'loop.conf', 'none.conf']) assert.deepEqual(await included(`${folder}/${name}`), ['5 httpd/include-missing'], name);
  assert.deepEqual(await included(`${folder}/pipe.conf`), ['5 httpd/include-unreadable']);
  assert.deepEqual(await included('/dev/zero'), ['5 httpd/include-unreadable']);
  assert.deepEqual(await included(`${folder}/folder.conf`), []);
});

test('a file that vanishes after its folder was listed', async () => {
  const folder = folderOf({ 'httpd.conf': '', 'parts/1.conf': 'KeepAlive On\n' });
  symlinkSync('/nowhere', `${folder}/parts/2.conf`);
  writeFileSync(`${folder}/httpd.conf`, `${PREAMBLE}IncludeOptional ${folder}/parts/*.conf\nServerNam x\n`);
  const json = readCheck((await lint(['-f', 'json', 'httpd.conf', '--as-root'], { cwd: folder })).out);
  assert.ok(found(json).includes('6 httpd/unknown-directive'));
});

test('a folder that links lead around in', async () => {
  const folder = folderOf({ 'httpd.conf': '', 'd/x.conf': '' });
  mkdirSync(`${folder}/d/a`);
  symlinkSync('..', `${folder}/d/a/up`);
  writeFileSync(`${folder}/httpd.conf`, `${PREAMBLE}Include ${folder}/d\n`);
  await lint(['httpd.conf', '--as-root'], { cwd: folder });
  await lint(['.'], { cwd: folder });
});

test('what this user may not read is unknown, not missing', { skip: ORDINARY_USER === undefined && 'this needs root, who can read everything' }, async () => {
  const folder = folderOf({ 'httpd.conf': '', 'secret.conf': 'KeepAlive Onn\n', 'closed/x.conf': '', 'open.conf': '' });
  chmodSync(`${folder}/secret.conf`, 0o600);
  chmodSync(`${folder}/closed`, 0o700);
  writeFileSync(`${folder}/httpd.conf`, `${PREAMBLE}Include ${folder}/secret.conf\nInclude ${folder}/closed/*.conf\nInclude ${folder}/closed/x.conf\nServerNam x\n`);
  const json = readCheck((await lint(['-f', 'json', 'httpd.conf', '--as-root'], { cwd: folder, user: ORDINARY_USER })).out);
  assert.deepEqual(found(json), ['8 httpd/unknown-directive'], 'no include is missing');
  assert.ok(json.roots[0]!.assumes.some((each) => each.includes('secret.conf')), json.roots[0]!.assumes.join('; '));
});

test('fix leaves what it cannot read alone', async () => {
  const text = Buffer.concat([Buffer.from(`\ufeff${PREAMBLE}`, 'utf16le')]);
  const folder = folderOf({ 'httpd.conf': text });
  await lint(['fix', '--as-root', 'httpd.conf'], { cwd: folder });
  const { readFileSync } = await import('node:fs');
  assert.deepEqual(readFileSync(`${folder}/httpd.conf`), text);
});
