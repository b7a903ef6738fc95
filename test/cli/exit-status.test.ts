import assert from 'node:assert/strict';
import { chmodSync } from 'node:fs';
import { test } from 'node:test';
import { folderOf, lint, ORDINARY_USER, PREAMBLE } from './program';

const ERROR = `${PREAMBLE}DocumentRot /var/www\n`;
const WARNINGS = `${PREAMBLE}ThreadsPerChild 64\nMaxRequestWorkers 500\n`;
const folder = folderOf({ 'clean.conf': PREAMBLE, 'error.conf': ERROR, 'warnings.conf': WARNINGS });

const CASES: readonly (readonly [what: string, args: readonly string[], status: 0 | 1 | 2])[] = [
  ['nothing wrong', ['clean.conf'], 0],
  ['an error', ['error.conf'], 1],
  ['warnings only', ['warnings.conf'], 0],
  ['warnings only, named', ['check', 'warnings.conf'], 0],
  ['more warnings than allowed', ['--max-warnings', '0', 'warnings.conf'], 1],
  ['as many warnings as allowed', ['--max-warnings', '1', 'warnings.conf'], 0],
  ['an error that is no error here', ['--rule', 'httpd/unknown-directive=warning', 'error.conf'], 0],
  ['a warning that is an error here', ['--topic', 'mpm=error', 'warnings.conf'], 1],
  ['the rule goes before its topic', ['--topic', 'mpm=error', '--rule', 'mpm/request-workers-not-multiple=info', 'warnings.conf'], 0],
  ['a rule that is off', ['--rule', 'httpd/unknown-directive=off', 'error.conf'], 0],
];

for (const [what, args, status] of CASES) {
  test(`exit status ${status}: ${what}`, async () => {
    const run = await lint(args, { cwd: folder });
    assert.equal(run.status, status, run.out + run.err);
    assert.equal(run.err, '');
  });
}

const USAGE: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
  ['an unknown option', ['--nonsense'], /Unknown option '--nonsense'/],
  ['an option without its value', ['--format'], /--format/],
  ['a flag with a value', ['--quiet=yes'], /--quiet/],
  ['an unknown format', ['-f', 'xml', 'clean.conf'], /--format must be text, json, sarif, github or checkstyle, not "xml"/],
  ['an unknown profile', ['--profile', 'suse', 'clean.conf'], /--profile must be debian, rhel, upstream or windows/],
  ['an unknown MPM', ['--mpm', 'evnt', 'clean.conf'], /--mpm must be prefork, worker or event/],
  ['an unknown assumption', ['--assume', 'php-session', 'clean.conf'], /--assume must be state-aware-sessions, no-state-aware-sessions, php-sessions or bounded-memory, not "php-session"/],
  ['no version', ['--httpd-version', 'new', 'clean.conf'], /--httpd-version must be a version/],
  ['no version of PHP', ['--php-version', '8', 'clean.conf'], /--php-version must be a version/],
  ['no number of warnings', ['--max-warnings', 'none', 'clean.conf'], /--max-warnings must be a number/],
  ['no variable', ['--env', 'NAME', 'clean.conf'], /--env must be NAME=VALUE/],
  ['a rule without severity', ['--rule', 'mpm/obsolete-name', 'clean.conf'], /--rule must be ID=SEVERITY/],
  ['an unknown severity', ['--rule', 'mpm/obsolete-name=fatal', 'clean.conf'], /must be off, error, warning, info or hint/],
  ['an unknown rule', ['--rule', 'mpm/obsolet-name=off', 'clean.conf'], /no rule is called "mpm\/obsolet-name" \(did you mean mpm\/obsolete-name\?\)/],
  ['an unknown topic', ['--topic', 'mpn=off', 'clean.conf'], /no topic is called "mpn" \(did you mean mpm\?\)/],
  ['host files on and off', ['--host-files', '--no-host-files', 'clean.conf'], /exclude each other/],
  ['a sysroot that is not there', ['--sysroot', 'nowhere', 'clean.conf'], /--sysroot nowhere: no such file or directory/],
  ['a sysroot that is a file', ['--sysroot', 'clean.conf', 'clean.conf'], /not a folder/],
  ['a settings file that is not there', ['--config', 'nowhere.json', 'clean.conf'], /nowhere\.json: no such file or directory/],
  ['a path that is not there', ['nowhere.conf'], /nowhere\.conf: no such file or directory/],
  ['a root that is not there', ['--root', 'nowhere.conf', 'clean.conf'], /nowhere\.conf: no such file or directory/],
  ['an option of another command', ['--dry-run', 'clean.conf'], /--dry-run is no option of check/],
  ['the configuration of what is no URL', ['effective', '--url', 'localhost', 'clean.conf'], /localhost is neither a URL/],
  ['fix of standard input', ['fix', '-'], /fix changes files/],
  ['two roots', ['capacity', 'clean.conf', 'error.conf'], /one ROOT is enough/],
  ['an unknown rule to explain', ['explain', 'mpm/nonsense'], /no rule is called "mpm\/nonsense"/],
  ['no rule to explain', ['explain'], /explain takes the id of one rule/],
];

for (const [what, args, says] of USAGE) {
  test(`exit status 2: ${what}`, async () => {
    const run = await lint(args, { cwd: folder });
    assert.equal(run.status, 2, run.out + run.err);
    assert.equal(run.out, '');
    assert.match(run.err, says);
    assert.equal(run.err.split('\n').length, 2, `one line: ${run.err}`);
    assert.match(run.err, /^httpd-lint: /);
  });
}

test('a path that cannot be read does not keep the others from being checked', async () => {
  const run = await lint(['nowhere.conf', 'error.conf'], { cwd: folder });
  assert.equal(run.status, 2);
  assert.match(run.err, /^httpd-lint: nowhere\.conf: no such file or directory\n$/);
  assert.match(run.out, /error\.conf:5:1 error httpd\/unknown-directive/);
});

test('a folder without a configuration', async () => {
  const empty = folderOf({ 'empty/': '' });
  const run = await lint(['empty'], { cwd: empty });
  assert.equal(run.status, 2);
  assert.match(run.err, /^httpd-lint: empty: no root configuration found/);
});

test('a path that this user may not read', { skip: ORDINARY_USER === undefined && 'this needs root, who can read everything' }, async () => {
  const closed = folderOf({ 'closed.conf': PREAMBLE, 'closed/apache2.conf': PREAMBLE });
  chmodSync(`${closed}/closed.conf`, 0o600);
  chmodSync(`${closed}/closed`, 0o700);
  for (const path of ['closed.conf', 'closed', 'closed/apache2.conf']) {
    const run = await lint([path], { cwd: closed, user: ORDINARY_USER });
    assert.equal(run.status, 2);
    assert.equal(run.err, `httpd-lint: ${path}: permission denied\n`);
  }
});
