/** Debian's own configuration is quiet: no error, no warning, as root and as an ordinary user. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROOT } from '../harness/debian-sites';
import { debianFindings } from './debian-findings';

const SNAPSHOT = join(__dirname, 'debian.snapshot.txt');
const NOBODY = 65534;
const skip = existsSync(`${ROOT}/apache2.conf`) && existsSync('/etc/debian_version') ? false : 'this is no Debian with apache2';

function assertQuiet(findings: string): void {
  const lines = findings.split('\n');
  assert.deepEqual(lines.filter((line) => /^(?:error|warning) |refused|not read/.test(line)), []);
  assert.ok(lines.some((line) => line === 'read, accepted'), 'nothing was read');
}

void test('Debian as packaged: no error, no warning', { skip }, async () => {
  assertQuiet(await debianFindings());
});

void test('the same for an ordinary user', { skip: skip || (process.getuid?.() === 0 ? false : 'the suite runs as an ordinary user already') }, () => {
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'debian-findings.ts')], { uid: NOBODY, gid: NOBODY, encoding: 'utf8', cwd: join(__dirname, '../..'), env: { PATH: process.env['PATH'], TMPDIR: '/tmp' } });
  assert.equal(run.status, 0, run.stderr);
  assertQuiet(run.stdout);
});

/** Information is reviewed, not forbidden. UPDATE_SNAPSHOTS=1 writes what is found now. Packages that are not installed are not compared. */
void test('its information findings are those that were reviewed', { skip }, async () => {
  const findings = await debianFindings();
  if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(SNAPSHOT, findings);
  const parts = (text: string): Map<string, string> => new Map(text.split(/^## /m).filter((part) => part !== '').map((part) => [part.slice(0, part.indexOf('\n')), part]));
  const reviewed = parts(readFileSync(SNAPSHOT, 'utf8'));
  for (const [name, part] of parts(findings)) {
    if (!part.includes('not installed here')) assert.equal(part, reviewed.get(name), name);
  }
});
