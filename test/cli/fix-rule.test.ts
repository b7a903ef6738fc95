import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { folderOf, lint, PREAMBLE } from './program';

const MODULES = ['authz_core', 'authz_host', 'access_compat'].map((name) => `LoadModule ${name}_module modules/mod_${name}.so\n`).join('');
const ROOT = `${PREAMBLE}${MODULES}MaxClients 400\nInclude part.conf\n<Directory />\n  Order deny,allow\n  Deny from all\n</Directory>\n`;
const PART = '<Directory /srv>\n\tOrder deny,allow\n\tDeny from all\n\tAllow from 10.0.0.0/8\n</Directory>\r\n';

test('one rule, in all files of a tree', async () => {
  const folder = folderOf({ 'httpd.conf': ROOT, 'part.conf': PART });
  const run = await lint(['fix', '--review', '--rule', 'access/old-access-control', '--no-host-files', 'httpd.conf'], { cwd: folder });
  assert.notEqual(run.status, 2, run.err);
  assert.equal(readFileSync(`${folder}/httpd.conf`, 'utf8'), ROOT.replace(/ {2}Order deny,allow\n {2}Deny from all/, '  Require all denied'));
  assert.equal(readFileSync(`${folder}/part.conf`, 'utf8'), '<Directory /srv>\n\tRequire ip 10.0.0.0/8\n</Directory>\r\n');
});

test('a topic, and a severity beside it', async () => {
  const folder = folderOf({ 'httpd.conf': ROOT, 'part.conf': PART });
  await lint(['fix', '--rule', 'mpm', '--rule', 'access/old-access-control=off', 'httpd.conf'], { cwd: folder });
  assert.equal(readFileSync(`${folder}/httpd.conf`, 'utf8'), ROOT.replace('MaxClients', 'MaxRequestWorkers'));
});

test('a rule that nobody knows', async () => {
  const run = await lint(['fix', '--rule', 'mpm/obsolete-nam', '.'], { cwd: folderOf({ 'httpd.conf': ROOT }) });
  assert.deepEqual([run.status, run.err], [2, 'httpd-lint: no rule is called "mpm/obsolete-nam" (did you mean mpm/obsolete-name?)\n']);
});
