import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCheck } from './contract';
import { folderOf, lint, PREAMBLE } from './program';

test('a silenced finding is marked in JSON, counted nowhere and shown in no text', async () => {
  const folder = folderOf({ 'httpd.conf': `${PREAMBLE}# httpd-lint disable-next-line httpd/unknown-directive -- private module\nServerNam x\n` });
  const run = await lint(['-f', 'json', 'httpd.conf'], { cwd: folder });
  const json = readCheck(run.out);
  assert.equal(run.status, 0);
  assert.deepEqual(json.diagnostics.map(({ rule, suppressed }) => [rule, suppressed]), [['httpd/unknown-directive', true]]);
  assert.equal(json.summary.errors, 0);
  assert.equal(json.roots[0]?.verdict.configtest, 'rejects', 'httpd does not read our comments');
  const text = await lint(['httpd.conf'], { cwd: folder });
  assert.doesNotMatch(text.out, /unknown-directive/);
  for (const format of ['github', 'checkstyle']) assert.doesNotMatch((await lint(['-f', format, 'httpd.conf'], { cwd: folder })).out, /unknown-directive/);
  const sarif = JSON.parse((await lint(['-f', 'sarif', 'httpd.conf'], { cwd: folder })).out) as { runs: { results: { suppressions?: unknown[] }[] }[] };
  assert.equal(sarif.runs[0]?.results[0]?.suppressions?.length, 1);
});

test('a comment that silences nothing is a hint, which fix removes', async () => {
  const folder = folderOf({ 'httpd.conf': `${PREAMBLE}# httpd-lint disable-next-line httpd/unknown-directive -- no more\nKeepAlive On\n` });
  const json = readCheck((await lint(['-f', 'json', 'httpd.conf'], { cwd: folder })).out);
  assert.deepEqual(json.diagnostics.map(({ rule, severity, line }) => [rule, severity, line]), [['httpd/needless-comment', 'hint', 5]]);
  assert.equal((await lint(['fix', 'httpd.conf'], { cwd: folder })).status, 0);
  assert.deepEqual(readCheck((await lint(['-f', 'json', 'httpd.conf'], { cwd: folder })).out).diagnostics, []);
  const off = await lint(['-f', 'json', '--rule', 'httpd/needless-comment=off', 'httpd.conf'], { cwd: folder });
  assert.deepEqual(readCheck(off.out).diagnostics, []);
});

test('an assumption of a comment, an option and a settings file say the same, and an option adds to a file', async () => {
  const gateway = `${PREAMBLE}LoadModule csp_module_sa /opt/cspgateway/bin/CSPa24.so\n`;
  const texts: readonly (readonly [text: string, args: readonly string[], settings: string])[] = [
    [`# httpd-lint assume state-aware-sessions\n${gateway}`, [], '{}'],
    [gateway, ['--assume', 'state-aware-sessions'], '{}'],
    [gateway, [], '{ "assume": ["state-aware-sessions"] }'],
    [gateway, ['--assume', 'php-sessions'], '{ "assume": ["state-aware-sessions"] }'],
  ];
  const severities = async (text: string, args: readonly string[], settings: string): Promise<string[]> => {
    const folder = folderOf({ '.httpd-lint.json': settings, 'httpd.conf': text });
    const { diagnostics } = readCheck((await lint(['-f', 'json', ...args, 'httpd.conf'], { cwd: folder })).out);
    return diagnostics.filter((each) => each.rule.startsWith('gateway/')).map(({ rule, severity }) => `${rule} ${severity}`);
  };
  const without = await severities(gateway, [], '{}');
  const [comment, ...others] = await Promise.all(texts.map((each) => severities(...each)));
  assert.notDeepEqual(comment, without);
  for (const each of others) assert.deepEqual(each, comment);
});
