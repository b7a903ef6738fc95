import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCheck, type CheckJson } from './contract';
import { AFTER_PREAMBLE, folderOf, found, lint, PREAMBLE, type Files } from './program';

async function checked(files: Files, args: readonly string[]): Promise<CheckJson & { readonly folder: string }> {
  const folder = folderOf(files);
  const run = await lint(['-f', 'json', ...args], { cwd: folder });
  assert.equal(run.err, '');
  return { ...readCheck(run.out), folder };
}

test('the MPM of the contract: 384 workers, 140 spare threads', async () => {
  const { roots, diagnostics } = await checked({ 'httpd.conf': `${PREAMBLE}ThreadsPerChild 64\nMaxSpareThreads 5\n` }, ['httpd.conf']);
  const { mpm, verdict, kind, profile } = roots[0]!;
  assert.equal(kind, 'httpd');
  assert.equal(profile, 'debian');
  assert.deepEqual(verdict, { configtest: 'accepts', start: 'unknown', firstError: null });
  assert.equal(mpm?.name, 'event');
  assert.deepEqual(mpm?.set, { ThreadsPerChild: 64, MaxSpareThreads: 5 });
  const { ServerLimit, ThreadsPerChild, MaxRequestWorkers, MaxSpareThreads, processes, capacity } = mpm!.effective;
  assert.deepEqual([ServerLimit, ThreadsPerChild, MaxRequestWorkers, MaxSpareThreads, processes, capacity], [16, 64, 384, 140, 6, 384]);
  assert.deepEqual(mpm?.codes, ['AH00513']);
  assert.ok(diagnostics.every((each) => each.rule.startsWith('mpm/')));
});

test('a fix says what to put where', async () => {
  const { diagnostics } = await checked({ 'httpd.conf': `${PREAMBLE}ThreadsPerChild 64\nMaxRequestWorkers 400\n` }, ['httpd.conf']);
  const finding = diagnostics.find((each) => each.rule === 'mpm/request-workers-not-multiple')!;
  assert.equal(finding.line, AFTER_PREAMBLE + 1);
  assert.equal(finding.ah, 'AH00513');
  assert.equal(finding.severity, 'warning');
  assert.equal(finding.consequence, 'warns');
  const safe = finding.fixes.find((fix) => fix.safety === 'safe')!;
  assert.deepEqual(safe.edits, [{ file: 'httpd.conf', start: [AFTER_PREAMBLE + 1, 19], end: [AFTER_PREAMBLE + 1, 22], text: '384' }]);
});

test('the first error has the last line of a continued directive', async () => {
  const { roots, diagnostics } = await checked({ 'httpd.conf': `${PREAMBLE}ServerNam \\\n  a \\\n  b\n` }, ['httpd.conf']);
  const { firstError, configtest } = roots[0]!.verdict;
  assert.equal(configtest, 'rejects');
  assert.equal(firstError?.line, AFTER_PREAMBLE + 2);
  assert.equal(firstError?.file, 'httpd.conf');
  assert.equal(firstError?.rule, 'httpd/unknown-directive');
  assert.match(firstError!.message, /^Invalid command 'ServerNam'/);
  assert.equal(diagnostics[0]?.line, AFTER_PREAMBLE);
  assert.deepEqual(roots[0]!.mpm?.codes, []);
});

test('the first error in a macro has the line of its Use, and the way through the macros', async () => {
  const macros = '<Macro Inner $x>\n  # not counted\n  ServerNam $x\n</Macro>\n<Macro Outer $y>\n\n  Use Inner $y\n</Macro>\nUse Outer a\n';
  const load = 'LoadModule macro_module /usr/lib/apache2/modules/mod_macro.so\n';
  const { roots } = await checked({ 'httpd.conf': `${PREAMBLE}${load}${macros}` }, ['httpd.conf']);
  const { firstError } = roots[0]!.verdict;
  assert.equal(firstError?.line, AFTER_PREAMBLE + 9);
  assert.deepEqual(firstError?.via, [
    { macro: 'inner', line: 1, file: 'httpd.conf', definedAt: AFTER_PREAMBLE + 1 },
    { macro: 'outer', line: 2, file: 'httpd.conf', definedAt: AFTER_PREAMBLE + 5 },
  ]);
});

test('files are listed as httpd opens them, one entry for each time', async () => {
  const { roots, summary } = await checked({
    'httpd.conf': `${PREAMBLE.replace('/etc/apache2', '.')}Include FOLDER/b.conf\nInclude FOLDER/d/*.conf\n`.replaceAll('FOLDER', 'conf'),
  }, ['httpd.conf', '--server-root', '.']);
  assert.equal(roots[0]!.verdict.configtest, 'rejects');
  assert.deepEqual(roots[0]!.includes, ['httpd.conf']);
  assert.equal(summary.files, 1);
  const folder = folderOf({ 'd/2.conf': 'Include @/b.conf\n', 'd/10.conf': '', 'b.conf': 'KeepAlive On\n' });
  const text = (content: string): string => content.replaceAll('@', folder);
  const { writeFileSync } = await import('node:fs');
  writeFileSync(`${folder}/httpd.conf`, text(`${PREAMBLE}Include @/b.conf\nInclude @/d/*.conf\n`));
  writeFileSync(`${folder}/d/2.conf`, text('Include @/b.conf\n'));
  const run = await lint(['-f', 'json', `${folder}/httpd.conf`]);
  const json = readCheck(run.out);
  assert.deepEqual(json.roots[0]!.includes.map((file) => file.replace(`${folder}/`, '')), ['httpd.conf', 'b.conf', 'd/10.conf', 'd/2.conf', 'b.conf']);
  assert.equal(json.summary.files, 4);
});

test('a copy of a folder of the server: the server\'s path stands beside ours', async () => {
  const { diagnostics, roots } = await checked({
    'apache2/apache2.conf': `${PREAMBLE}Include conf.d/bad.conf\n`, 'apache2/conf.d/bad.conf': '\n  ServerNam x\n',
  }, ['apache2']);
  assert.deepEqual(roots[0]!.includes, ['apache2/apache2.conf', 'apache2/conf.d/bad.conf']);
  const [finding] = diagnostics;
  assert.equal(finding?.file, 'apache2/conf.d/bad.conf');
  assert.equal(finding?.serverFile, '/etc/apache2/conf.d/bad.conf');
  assert.deepEqual([finding?.line, finding?.column, finding?.endLine, finding?.endColumn], [2, 3, 2, 12]);
});

test('columns count UTF-16 units', async () => {
  const { diagnostics } = await checked({ 'httpd.conf': `${PREAMBLE}<IfDefine !NO🙂>\n</IfDefine>\nErrorDocument 404 "🙂é" zu viel\n` }, ['httpd.conf']);
  const finding = diagnostics.find((each) => each.rule === 'httpd/argument-count');
  assert.ok(finding !== undefined, JSON.stringify(diagnostics));
  assert.equal(finding.endColumn, 'ErrorDocument 404 "🙂é" zu viel'.length + 1);
});

test('one finding of two roots is one entry with both', async () => {
  const root = `${PREAMBLE}Include FOLDER/shared.conf\n`;
  const folder = folderOf({ 'shared.conf': 'ServerNam x\n', 'a.conf': '', 'b.conf': '' });
  const { writeFileSync } = await import('node:fs');
  for (const name of ['a', 'b']) writeFileSync(`${folder}/${name}.conf`, root.replace('FOLDER', folder));
  const json = readCheck((await lint(['-f', 'json', `${folder}/a.conf`, `${folder}/b.conf`])).out);
  assert.deepEqual(json.diagnostics.filter((each) => each.rule === 'httpd/unknown-directive').map((each) => each.roots.length), [2]);
  assert.equal(json.roots.length, 2);
});

test('paths are shown as they were given', async () => {
  const folder = folderOf({ 'conf/httpd.conf': `${PREAMBLE}ServerNam x\n` });
  for (const [path, cwd, shown] of [
    ['conf/httpd.conf', folder, 'conf/httpd.conf'], ['./conf/httpd.conf', folder, './conf/httpd.conf'], ['conf', folder, 'conf/httpd.conf'],
    [`${folder}/conf`, folder, `${folder}/conf/httpd.conf`], ['.', `${folder}/conf`, 'httpd.conf'], ['../conf', `${folder}/conf`, '../conf/httpd.conf'],
  ] as const) {
    const json = readCheck((await lint(['-f', 'json', path], { cwd })).out);
    assert.deepEqual([json.roots[0]!.file, json.diagnostics[0]!.file], [shown, shown], path);
  }
});

test('a .htaccess is a root of its own, a fragment is none', async () => {
  const json = await checked({ 'web/.htaccess': 'Options +Nonsense\n', 'part.conf': '<VirtualHost *:80>\n  KeepAlive Onn\n</VirtualHost>\n' }, ['web', 'part.conf']);
  assert.deepEqual(json.roots.map(({ file, kind, mpm }) => [file, kind, mpm]), [['web/.htaccess', 'htaccess', null]]);
  assert.equal(json.roots[0]!.verdict.configtest, 'rejects');
  const fragment = json.diagnostics.filter((each) => each.file === 'part.conf');
  assert.deepEqual(found({ diagnostics: fragment }), ['2 httpd/not-on-off']);
  assert.deepEqual(fragment[0]!.roots, []);
});
