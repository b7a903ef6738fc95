import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RULE_PAGES } from '../../server/src/rules/pages.generated';
import { folderOf, lint, PREAMBLE } from './program';

const TEXT = `${PREAMBLE}\tDocumentRot "a & <b>"\nThreadsPerChild 64\nMaxRequestWorkers 500\n`;
const folder = folderOf({ 'a,b.conf': TEXT, 'httpd.conf': TEXT, 'clean.conf': PREAMBLE });

test('text: place, severity, rule, message; the line with carets; ways out; summary', async () => {
  const { out } = await lint(['httpd.conf'], { cwd: folder });
  const lines = out.split('\n');
  assert.match(lines[0]!, /^httpd\.conf:5:2 error httpd\/unknown-directive .*DocumentRot/);
  assert.equal(lines[1], '  5 | \tDocumentRot "a & <b>"');
  assert.equal(lines[2], '    | \t^^^^^^^^^^^');
  assert.equal(lines[3], '   = fix (review): Write DocumentRoot');
  assert.match(out, /\[AH00513\]/);
  assert.match(out, /^ {3}= see: httpd\.conf:6:1 /m);
  assert.match(out, /^ {3}= fix: .*MaxRequestWorkers 448$/m);
  assert.match(out, /^httpd\.conf \(debian, event\): httpd rejects this configuration at httpd\.conf:5: Invalid command 'DocumentRot'/m);
  assert.match(out, /\n1 error, \d+ warnings?.* in 1 file \(\d+ ms\)\n$/);
});

test('text: colour only on a screen, and never with NO_COLOR', async () => {
  const coloured = await lint(['httpd.conf'], { cwd: folder, env: { FORCE_COLOR: '1' } });
  assert.ok(coloured.out.includes('\x1b[31merror\x1b[39m'));
  const colourless: readonly Readonly<Record<string, string>>[] = [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, { FORCE_COLOR: '0' }];
  for (const env of colourless) {
    const plain = await lint(['httpd.conf'], { cwd: folder, env });
    assert.ok(!plain.out.includes('\x1b'));
  }
});

test('text: --quiet shows errors only', async () => {
  const { out } = await lint(['-q', 'httpd.conf'], { cwd: folder });
  assert.match(out, /^httpd\.conf:5:2 error/);
  assert.doesNotMatch(out, /warning|accepts|rejects| ms/);
  assert.equal((await lint(['--quiet', 'clean.conf'], { cwd: folder })).out, '');
});

test('text: a very long line is cut around its place', async () => {
  const long = folderOf({ 'httpd.conf': `${PREAMBLE}DocumentRot ${'x'.repeat(5000)}\nErrorDocument 404 ${'y'.repeat(5000)} z\n` });
  const { out } = await lint(['httpd.conf'], { cwd: long });
  for (const line of out.split('\n').filter((each) => /^ {2}\d* +\|/.test(each))) assert.ok(line.length < 200, String(line.length));
});

test('text: control characters are shown, not obeyed', async () => {
  const evil = folderOf({ 'httpd.conf': `${PREAMBLE}Document\x1b]0;title\x07Rot\x1b[2J /var/www\nServerNam\x9b31m a\x08b\n`, 'x\x1b[31m.conf': `${PREAMBLE}ServerNam x\n` });
  const { out, err } = await lint(['httpd.conf', 'x\x1b[31m.conf', 'none\x1b[31m'], { cwd: evil });
  assert.doesNotMatch(out + err, /[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
});

test('github: workflow commands with what they need escaped', async () => {
  const { out, status } = await lint(['-f', 'github', 'a,b.conf'], { cwd: folder });
  assert.equal(status, 1);
  const lines = out.trimEnd().split('\n');
  assert.match(lines[0]!, /^::error file=a%2Cb\.conf,line=5,endLine=5,col=2,endColumn=13,title=httpd\/unknown-directive::/);
  assert.ok(lines.every((line) => /^::(?:error|warning|notice) [^:]+::/.test(line)), out);
});

test('checkstyle: well-formed XML', async () => {
  const { out } = await lint(['-f', 'checkstyle', 'httpd.conf'], { cwd: folder });
  assert.match(out, /^<\?xml version="1\.0" encoding="utf-8"\?>\n<checkstyle version="4\.3">\n  <file name="httpd\.conf">\n/);
  assert.match(out, /<error line="5" column="2" severity="error" message="[^"<]*" source="httpd-lint\.httpd\/unknown-directive"\/>/);
  assert.equal((out.match(/<file /g) ?? []).length, (out.match(/<\/file>/g) ?? []).length);
  assert.match(out, /<\/checkstyle>\n$/);
});

test('sarif: rules, places, fixes', async () => {
  const { out } = await lint(['-f', 'sarif', 'httpd.conf'], { cwd: folder });
  const log = JSON.parse(out) as {
    version: string;
    runs: { tool: { driver: { name: string; rules: { id: string }[] } }; columnKind: string; results: {
      ruleId: string; ruleIndex: number; level: string; message: { text: string };
      locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[];
      fixes?: { artifactChanges: { replacements: { insertedContent?: { text: string } }[] }[] }[];
    }[] }[];
  };
  assert.equal(log.version, '2.1.0');
  const [run] = log.runs;
  assert.equal(run?.columnKind, 'utf16CodeUnits');
  for (const result of run!.results) assert.equal(run!.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
  const [first] = run!.results;
  assert.equal(first?.level, 'error');
  assert.deepEqual(first?.locations[0]?.physicalLocation, { artifactLocation: { uri: 'httpd.conf' }, region: { startLine: 5, startColumn: 2, endLine: 5, endColumn: 13 } });
  assert.equal(first?.fixes?.[0]?.artifactChanges[0]?.replacements[0]?.insertedContent?.text, 'DocumentRoot');
});

test('rules, explain, help and version', async () => {
  const rules = JSON.parse((await lint(['rules', '--json'])).out) as { id: string; severities: string[]; summary: string }[];
  assert.ok(rules.length > 20);
  const table = (await lint(['rules'])).out.trimEnd().split('\n');
  assert.equal(table.length, rules.length);
  for (const [index, rule] of rules.entries()) assert.ok(table[index]!.startsWith(`${rule.id} `) && table[index]!.endsWith(rule.summary));
  assert.deepEqual([...RULE_PAGES.keys()].sort(), rules.map((rule) => rule.id));
  for (const { id } of rules.slice(0, 3)) assert.equal((await lint(['explain', id])).out, RULE_PAGES.get(id));
  const help = await lint(['--help']);
  assert.equal(help.status, 0);
  for (const option of ['--format', '--define', '--sysroot', '--max-warnings', '--dry-run', '--dump-config', '--stdin-filename']) assert.ok(help.out.includes(option));
  assert.ok(help.out.split('\n').every((line) => line.length <= 120));
  assert.match((await lint(['--version'])).out, /^httpd-lint \d+\.\d+\.\d+\n$/);
});

test('output into a closed pipe ends quietly', async () => {
  const { spawnSync } = await import('node:child_process');
  const { PROGRAM } = await import('./program');
  const run = spawnSync('sh', ['-c', `"${process.execPath}" "${PROGRAM}" rules --json | head -c 10`], { encoding: 'utf8' });
  assert.equal(run.stdout.length, 10);
  assert.equal(run.stderr, '');
});
