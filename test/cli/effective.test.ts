import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { APACHE } from '../harness/apache';
import { AFTER_PREAMBLE, folderOf, lint, PREAMBLE } from './program';

const skip = existsSync(APACHE) ? false : 'apache2 is not installed';

test('dumps are what httpd prints: files, macros, lines, names as registered, empty sections', { skip }, async () => {
  const folder = folderOf({ 'd/1.conf': '', 'd/2.conf': 'keepalive   On\n', 'x.conf': 'servertokens Prod\n', 'httpd.conf': '' });
  writeFileSync(`${folder}/d/1.conf`, `\n\nInclude ${folder}/x.conf\n`);
  writeFileSync(`${folder}/httpd.conf`, [
    `${PREAMBLE}LoadModule info_module /usr/lib/apache2/modules/mod_info.so`,
    'LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so',
    `ErrorLog ${folder}/log`, `PidFile ${folder}/pid`,
    '<Macro M $x>', '# not counted', '  <Location /$x>', '', '    Require all \\', '      granted', '  </Location>', '</Macro>',
    `Include ${folder}/d/*.conf`, 'Use M a', '<VirtualHost *:81>', '  <directory  /q >', '  </directory>', 'Use M b', '</VirtualHost>', 'Timeout 5', '',
  ].join('\n'));
  for (const [option, define] of [['--dump-includes', 'DUMP_INCLUDES'], ['--dump-config', 'DUMP_CONFIG']] as const) {
    const real = spawnSync(APACHE, ['-t', '-f', `${folder}/httpd.conf`, '-D', define], { encoding: 'utf8' });
    assert.equal(real.status, 0, real.stderr);
    const ours = await lint(['effective', option, `${folder}/httpd.conf`]);
    assert.deepEqual([ours.status, ours.err, ours.out], [0, '', real.stdout]);
  }
});

test('a configuration that httpd refuses: the files up to there, no dump, exit status 1', { skip }, async () => {
  const folder = folderOf({ 'a.conf': '', 'b.conf': 'Include /nowhere\n', 'c.conf': '', 'httpd.conf': '' });
  writeFileSync(`${folder}/httpd.conf`, `${PREAMBLE}Include ${folder}/a.conf\nInclude ${folder}/b.conf\nInclude ${folder}/c.conf\n`);
  const real = spawnSync(APACHE, ['-t', '-f', `${folder}/httpd.conf`, '-D', 'DUMP_INCLUDES'], { encoding: 'utf8' });
  const files = await lint(['effective', '--host-files', '--dump-includes', `${folder}/httpd.conf`]);
  assert.equal(files.out, real.stdout);
  assert.equal(files.status, 1);
  assert.match(files.err, /rejects this configuration at .*b\.conf:1: Could not open/);
  const dump = await lint(['effective', '--host-files', `${folder}/httpd.conf`]);
  assert.deepEqual([dump.status, dump.out], [1, '']);
});

test('--json: modules, names, variables, directives', async () => {
  const folder = folderOf({ 'httpd.conf': `${PREAMBLE}Define PORT 8080\n<VirtualHost *:\${PORT}>\n  ServerName a\n</VirtualHost>\n` });
  const { out } = await lint(['effective', '--json', '-D', 'X', 'httpd.conf'], { cwd: folder });
  const json = JSON.parse(out) as {
    version: number; modules: { identifier: string; static: boolean; line?: number }[]; defines: string[]; variables: Record<string, string>;
    directives: { name: string; arguments: string; line: number; children?: { name: string; arguments: string }[] }[];
  };
  assert.equal(json.version, 1);
  assert.deepEqual(json.modules.find((each) => each.identifier === 'mpm_event_module'), { identifier: 'mpm_event_module', static: false, file: 'httpd.conf', line: 2 });
  assert.equal(json.modules[0]?.static, true);
  assert.deepEqual(json.defines, ['X', 'PORT']);
  assert.deepEqual(json.variables, { PORT: '8080' });
  const host = json.directives.find((each) => each.name === '<VirtualHost>')!;
  assert.deepEqual([host.arguments, host.line, host.children?.map((each) => `${each.name} ${each.arguments}`)], ['*:8080', AFTER_PREAMBLE + 1, ['ServerName a']]);
});

test('capacity: what the text says, what httpd makes of it', async () => {
  const folder = folderOf({ 'httpd.conf': `${PREAMBLE}ThreadsPerChild 64\nMaxSpareThreads 5\n` });
  const { out } = await lint(['capacity', 'httpd.conf'], { cwd: folder });
  assert.match(out, /requests at once +384 \(6 processes × 64 threads\)/);
  assert.match(out, /^ +ThreadsPerChild +64 +httpd\.conf:5$/m);
  assert.match(out, /^ +MaxSpareThreads +140 +httpd\.conf:6 +\(the text says 5\)$/m);
  assert.match(out, /AH00513: MaxRequestWorkers 400 becomes 384/);
  const json = JSON.parse((await lint(['capacity', '-f', 'json', '.'], { cwd: folder })).out) as { mpm: { effective: Record<string, number> }; setAt: object };
  assert.equal(json.mpm.effective['capacity'], 384);
  assert.deepEqual(json.setAt, { ThreadsPerChild: { file: 'httpd.conf', line: 5 }, MaxSpareThreads: { file: 'httpd.conf', line: 6 } });
});

test('capacity needs one MPM and one root', async () => {
  const folder = folderOf({ 'none/apache2.conf': 'ServerRoot /etc/apache2\nInclude ${APACHE_CONFDIR}/ports.conf\n', 'a/apache2.conf': PREAMBLE, '.htaccess': '' });
  const none = await lint(['capacity', 'none'], { cwd: folder });
  assert.equal(none.status, 2);
  assert.match(none.err, /no MPM is loaded/);
  const two = await lint(['capacity', '.'], { cwd: folder });
  assert.equal(two.status, 2);
  assert.match(two.err, /has 2 roots, name one: a\/apache2\.conf none\/apache2\.conf/);
  assert.match((await lint(['capacity', '.htaccess'], { cwd: folder })).err, /a \.htaccess has no MPM/);
});
