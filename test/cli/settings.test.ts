import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { SETTING_KEYS } from '../../server/src/workspace/settings-keys';
import { ASSUMPTIONS, TOPICS } from '../../server/src/workspace/setting-values';
import { readCheck } from './contract';
import { folderOf, found, lint, PREAMBLE } from './program';

const TEXT = `${PREAMBLE}<IfDefine A>\nServerNam x\n</IfDefine>\nThreadsPerChild 64\nMaxRequestWorkers 500\n`;
const UNKNOWN = '6 httpd/unknown-directive';
const MULTIPLE = '9 mpm/request-workers-not-multiple';

test('a settings file is found upwards from the path', async () => {
  const folder = folderOf({ '.httpd-lint.json': '{ "defines": ["A"] }', 'a/b/httpd.conf': TEXT, 'c/.httpd-lint.json': '{}', 'c/httpd.conf': TEXT });
  assert.ok(found(readCheck((await lint(['-f', 'json', `${folder}/a/b/httpd.conf`])).out)).includes(UNKNOWN));
  assert.ok(found(readCheck((await lint(['-f', 'json', `${folder}/a`])).out)).includes(UNKNOWN));
  assert.ok(!found(readCheck((await lint(['-f', 'json', `${folder}/c/httpd.conf`])).out)).includes(UNKNOWN), 'the nearest one counts alone');
  assert.ok(found(readCheck((await lint(['-f', 'json', '--config', '../.httpd-lint.json', 'httpd.conf'], { cwd: `${folder}/c` })).out)).includes(UNKNOWN));
});

test('options go before the settings file', async () => {
  const folder = folderOf({ '.httpd-lint.json': '{ "rules": { "mpm/request-workers-not-multiple": "error" }, "profile": "upstream" }', 'httpd.conf': TEXT });
  assert.equal((await lint(['httpd.conf'], { cwd: folder })).status, 1);
  const run = await lint(['-f', 'json', '--profile', 'rhel', '--rule', 'mpm/request-workers-not-multiple=info', 'httpd.conf'], { cwd: folder });
  assert.equal(run.status, 0);
  assert.equal(readCheck(run.out).roots[0]?.profile, 'rhel');
});

test('severities by rule and topic', async () => {
  const severityWith = async (settings: object): Promise<string | undefined> => {
    const folder = folderOf({ '.httpd-lint.json': JSON.stringify(settings), 'httpd.conf': TEXT });
    const json = readCheck((await lint(['-f', 'json', 'httpd.conf'], { cwd: folder })).out);
    return json.diagnostics.find((each) => `${each.line} ${each.rule}` === MULTIPLE)?.severity;
  };
  assert.equal(await severityWith({}), 'warning');
  assert.equal(await severityWith({ topics: { mpm: 'hint' } }), 'hint');
  assert.equal(await severityWith({ topics: { mpm: 'off' } }), undefined);
  assert.equal(await severityWith({ topics: { mpm: 'off' }, rules: { 'mpm/request-workers-not-multiple': 'error' } }), 'error');
  assert.equal(await severityWith({ 'httpdConfig.topics': { mpm: 'hint' } }), 'hint', 'the keys of the editor with their prefix');
  assert.equal(await severityWith({ httpdConfig: { topics: { mpm: 'hint' } } }), 'hint');
});

test('roots of a folder can be named', async () => {
  const folder = folderOf({ '.httpd-lint.json': '{ "roots": ["conf/main.conf"] }', 'conf/main.conf': 'KeepAlive On\n', 'apache2.conf': TEXT });
  assert.deepEqual(readCheck((await lint(['-f', 'json'], { cwd: folder })).out).roots.map((root) => root.file), ['conf/main.conf']);
});

test('paths in a settings file start from its folder', async () => {
  const folder = folderOf({ 'site/.httpd-lint.json': '{ "sysroot": "../image", "envFile": "vars" }', 'site/vars': 'export NAME=A\n', 'image/etc/apache2/apache2.conf': `${PREAMBLE}Define \${NAME}\n<IfDefine A>\nServerNam x\n</IfDefine>\n` });
  const json = readCheck((await lint(['-f', 'json', '--config', 'site/.httpd-lint.json', '/etc/apache2/apache2.conf'], { cwd: folder })).out);
  assert.deepEqual(found(json), ['7 httpd/unknown-directive']);
});

const WRONG: readonly (readonly [text: string, says: RegExp])[] = [
  ['{ "profil": "debian" }', /unknown key "profil" \(did you mean profile\?\)/],
  ['{ "nonsense": 1 }', /unknown key "nonsense"/],
  ['{ "profile": "suse" }', /"profile" must be auto, debian, rhel, upstream or windows/],
  ['{ "mpm": 3 }', /"mpm" must be auto, prefork, worker or event/],
  ['{ "defines": "A" }', /"defines" must be a list of texts/],
  ['{ "env": { "A": 1 } }', /"env" must be an object; its "A" must be text/],
  ['{ "httpd.version": "new" }', /"httpd.version" must be a version/],
  ['{ "httpd": { "version": 2.4 } }', /"httpd.version" must be a version/],
  ['{ "rules": { "mpm/obsolete-name": "loud" } }', /its "mpm\/obsolete-name" must be off, error, warning, info or hint/],
  ['{ "rules": { "mpm/nonsense": "off" } }', /no rule is called "mpm\/nonsense"/],
  ['{ "topics": { "mpn": "off" } }', /its "mpn" must be a topic/],
  ['{ "assume": ["php-session"] }', /"assume" must be a list of state-aware-sessions, no-state-aware-sessions, php-sessions or bounded-memory/],
  ['{ "hostFiles": true }', /"hostFiles" must be auto, on or off/],
  ['[]', /not an object of settings/],
  ['{', /not valid JSON/],
  ['', /not valid JSON/],
];

for (const [text, says] of WRONG) {
  test(`settings that are wrong: ${text}`, async () => {
    const folder = folderOf({ '.httpd-lint.json': text, 'httpd.conf': TEXT });
    const run = await lint(['httpd.conf'], { cwd: folder });
    assert.equal(run.status, 2, run.out);
    assert.match(run.err, says);
    assert.match(run.err, /\.httpd-lint\.json: /);
    assert.equal(run.err.trimEnd().split('\n').length, 1, run.err);
  });
}

test('the keys and topics are those of the editor', () => {
  const manifest = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8')) as {
    contributes: { configuration: { properties: Record<string, { propertyNames?: { enum: string[] }; items?: { enum?: string[] } }> } };
  };
  const { properties } = manifest.contributes.configuration;
  const keys = Object.keys(properties).map((key) => key.replace('httpdConfig.', ''));
  assert.deepEqual([...SETTING_KEYS].filter((key) => key !== '$schema').sort(), keys.sort());
  assert.deepEqual([...TOPICS], properties['httpdConfig.topics']?.propertyNames?.enum);
  assert.deepEqual([...ASSUMPTIONS], properties['httpdConfig.assume']?.items?.enum);
});
