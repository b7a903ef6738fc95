import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCheck } from './contract';
import { folderOf, lint, ORDINARY_USER, PREAMBLE } from './program';

const BEFORE = `${PREAMBLE}<IfModule mpm_event_module>\n\tThreadsPerChild 64\n\tMaxClients 500\n</IfModule>\n`;
const AFTER = BEFORE.replace('MaxClients 500', 'MaxRequestWorkers 448');

async function fixed(content: string | Uint8Array, args: readonly string[] = []): Promise<Buffer> {
  const folder = folderOf({ 'httpd.conf': content });
  const run = await lint(['fix', ...args, 'httpd.conf'], { cwd: folder });
  assert.notEqual(run.status, 2, run.err);
  assert.deepEqual(readdirSync(folder), ['httpd.conf'], 'nothing is left beside the file');
  return readFileSync(`${folder}/httpd.conf`);
}

test('safe fixes are applied until nothing changes, and then change nothing', async () => {
  const folder = folderOf({ 'httpd.conf': BEFORE });
  const run = await lint(['fix', 'httpd.conf'], { cwd: folder });
  assert.equal(run.status, 0);
  assert.equal(readFileSync(`${folder}/httpd.conf`, 'utf8'), AFTER);
  assert.match(run.out, /httpd\.conf:7 .*mpm\/request-workers-not-multiple/);
  assert.match(run.out, /\d fixes applied in 1 file\nleft: 0 errors, 0 warnings/);
  const { mtimeMs, ino } = statSync(`${folder}/httpd.conf`);
  const again = await lint(['fix', 'httpd.conf'], { cwd: folder });
  assert.match(again.out, /^nothing to fix\n/);
  assert.deepEqual([statSync(`${folder}/httpd.conf`).mtimeMs, statSync(`${folder}/httpd.conf`).ino], [mtimeMs, ino], 'a file without a change is not written');
});

test('line ends, encoding and a missing last line end stay', async () => {
  assert.equal((await fixed(BEFORE.replaceAll('\n', '\r\n'))).toString(), AFTER.replaceAll('\n', '\r\n'));
  assert.equal((await fixed(BEFORE.trimEnd())).toString(), AFTER.trimEnd());
  const latin1 = (text: string): Buffer => Buffer.from(`# gr\xfc\xdfe \xff\n${text}`, 'latin1');
  assert.deepEqual(await fixed(latin1(BEFORE)), latin1(AFTER));
  const utf8 = (text: string): string => `# grüße 🙂\n${text}`;
  assert.equal((await fixed(utf8(BEFORE))).toString(), utf8(AFTER));
  const last = `${PREAMBLE}ThreadsPerChild 64\nMaxClients 500`;
  assert.equal((await fixed(last)).toString(), `${PREAMBLE}ThreadsPerChild 64\nMaxRequestWorkers 448`);
});

test('review fixes only with --review', async () => {
  const text = `${PREAMBLE}DocumentRot /var/www\n`;
  assert.equal((await fixed(text)).toString(), text);
  assert.equal((await fixed(text, ['--review'])).toString(), text.replace('DocumentRot', 'DocumentRoot'));
});

test('--dry-run writes nothing and prints a diff that patch applies', async () => {
  const folder = folderOf({ 'conf/httpd.conf': BEFORE.replaceAll('\n', '\r\n') });
  const run = await lint(['fix', '--dry-run', 'conf/httpd.conf'], { cwd: folder });
  assert.equal(run.status, 0);
  assert.equal(readFileSync(`${folder}/conf/httpd.conf`, 'utf8'), BEFORE.replaceAll('\n', '\r\n'));
  assert.match(run.out, /^--- conf\/httpd\.conf\n\+\+\+ conf\/httpd\.conf\n@@ /);
  assert.match(run.out, /^-\tMaxClients 500\r\n\+\tMaxRequestWorkers 448\r$/m);
  const patch = spawnSync('patch', ['--binary', '-p0'], { cwd: folder, input: run.out });
  if (patch.error === undefined) assert.equal(readFileSync(`${folder}/conf/httpd.conf`, 'utf8'), AFTER.replaceAll('\n', '\r\n'));
  const nothing = await lint(['fix', '--dry-run', 'conf/httpd.conf'], { cwd: folderOf({ 'conf/httpd.conf': AFTER }) });
  assert.equal(nothing.out, '');
});

test('the target of a link is edited, mode and owner stay', async () => {
  const folder = folderOf({ 'apache2/apache2.conf': `${PREAMBLE}Include mods-enabled/*.conf\n`, 'apache2/mods-available/mpm.conf': BEFORE.slice(PREAMBLE.length), 'apache2/mods-enabled/mpm.conf': '->../mods-available/mpm.conf' });
  const target = `${folder}/apache2/mods-available/mpm.conf`;
  chmodSync(target, 0o640);
  const run = await lint(['fix', 'apache2'], { cwd: folder });
  assert.equal(run.status, 0, run.err);
  assert.equal(readFileSync(target, 'utf8'), AFTER.slice(PREAMBLE.length));
  assert.ok(lstatSync(`${folder}/apache2/mods-enabled/mpm.conf`).isSymbolicLink());
  assert.equal(statSync(target).mode & 0o7777, 0o640);
});

test('the owner of a file stays', { skip: ORDINARY_USER === undefined && 'only root can give a file to somebody else' }, async () => {
  const folder = folderOf({ 'httpd.conf': BEFORE });
  const { chownSync } = await import('node:fs');
  chownSync(`${folder}/httpd.conf`, ORDINARY_USER!, ORDINARY_USER!);
  await lint(['fix', 'httpd.conf'], { cwd: folder });
  const { uid, gid } = statSync(`${folder}/httpd.conf`);
  assert.deepEqual([uid, gid], [ORDINARY_USER, ORDINARY_USER]);
});

test('with --root only the named files are written', async () => {
  const part = 'ThreadsPerChild 64\nMaxClients 448\n';
  const folder = folderOf({ 'apache2/apache2.conf': `${PREAMBLE}MaxRequestsPerChild 9\nInclude part.conf\n`, 'apache2/part.conf': part });
  await lint(['fix', '--root', 'apache2/apache2.conf', 'apache2/part.conf'], { cwd: folder });
  assert.equal(readFileSync(`${folder}/apache2/part.conf`, 'utf8'), part.replace('MaxClients', 'MaxRequestWorkers'));
  assert.match(readFileSync(`${folder}/apache2/apache2.conf`, 'utf8'), /MaxRequestsPerChild 9/);
});

test('a text that two roots read is changed only where both ask for it', async () => {
  const folder = folderOf({ 'shared.conf': 'MaxClients 500\n', 'a.conf': '', 'b.conf': '' });
  const root = (threads: number): string => `${PREAMBLE}ThreadsPerChild ${threads}\nInclude ${folder}/shared.conf\n`;
  writeFileSync(`${folder}/a.conf`, root(64));
  writeFileSync(`${folder}/b.conf`, root(50));
  await lint(['fix', 'a.conf', 'b.conf'], { cwd: folder });
  assert.equal(readFileSync(`${folder}/shared.conf`, 'utf8'), 'MaxRequestWorkers 500\n', 'the name is wrong for both, the number for one');
  await lint(['fix', 'a.conf'], { cwd: folder });
  assert.equal(readFileSync(`${folder}/shared.conf`, 'utf8'), 'MaxRequestWorkers 448\n');
});

test('a silenced finding is not fixed', async () => {
  const text = `${PREAMBLE}ThreadsPerChild 64\n# httpd-lint disable-next-line mpm -- as the old documentation has it\nMaxClients 448\n`;
  assert.equal((await fixed(text)).toString(), text);
});

test('a file that cannot be written: one line, nothing is changed', { skip: ORDINARY_USER === undefined && 'this needs root, who can write everything' }, async () => {
  const folder = folderOf({ 'httpd.conf': BEFORE });
  const run = await lint(['fix', 'httpd.conf'], { cwd: folder, user: ORDINARY_USER });
  assert.equal(run.status, 2);
  assert.equal(run.err, 'httpd-lint: httpd.conf: cannot be written: permission denied\n');
  assert.equal(run.out, '');
  assert.equal(readFileSync(`${folder}/httpd.conf`, 'utf8'), BEFORE);
});

test('JSON of fix is the check of what is left', async () => {
  const folder = folderOf({ 'httpd.conf': `${BEFORE}DocumentRot /var/www\n` });
  const run = await lint(['fix', '-f', 'json', 'httpd.conf'], { cwd: folder });
  assert.equal(run.status, 1);
  assert.deepEqual(readCheck(run.out).diagnostics.filter((each) => each.severity !== 'info').map((each) => each.rule), ['httpd/unknown-directive']);
});

test('--quiet says nothing', async () => {
  const run = await lint(['fix', '--quiet', 'httpd.conf'], { cwd: folderOf({ 'httpd.conf': BEFORE }) });
  assert.deepEqual([run.status, run.out, run.err], [0, '', '']);
});
