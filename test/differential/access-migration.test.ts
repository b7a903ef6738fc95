import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { applyEdits } from '../../server/src/features/format/format';
import { rule } from '../../server/src/rules/access/old-access-control/rule';
import { check, settle } from '../../server/src/workspace/check';
import { textEdit, type TextEdit } from '../../server/src/workspace/locate';
import { Workspace } from '../../server/src/workspace/workspace';
import { installedModules, MODULES_DIRECTORY } from '../harness/apache-modules';
import { memoryFiles } from '../harness/memory-files';
import { inParallel } from '../harness/pool';
import { temporaryDirectory } from '../harness/temp';
import { accessCase, type AccessCase } from './access-cases';
import { freePort } from '../harness/ports';
import { served, type Visit } from './access-server';
import { createRandom } from './random';
import { fromEnvironment, FULL, skipWithoutApache } from './suite';

/**
 * The same requests to two servers: one runs Order, Allow, Deny and Satisfy with mod_access_compat, the other has no such module
 * and runs what the rule's fix makes of them. Every status must be the same.
 */
const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const COUNT = fromEnvironment('HTTPD_DIFF_ACCESS', FULL ? 300 : 150);
/** Cases that share a server. */
const TOGETHER = 80;

const NEEDED = ['authn_core', 'authn_file', 'authz_core', 'authz_host', 'authz_user', 'authz_groupfile', 'auth_basic', 'access_compat', 'setenvif', 'dir', 'mime', 'alias'];
const ADDRESSES = ['127.0.0.1', '127.0.0.2', '127.0.1.3'];
const PEOPLE = ['', 'alice:right', 'bob:right', 'alice:wrong'];

const sha = (password: string): string => `{SHA}${createHash('sha1').update(password).digest('base64')}`;

function configuration(base: string, port: number, cases: readonly AccessCase[]): string {
  const modules = installedModules().filter(([identifier]) => NEEDED.some((name) => identifier === `${name}_module`));
  return [
    `ServerRoot "${base}"`, `LoadModule mpm_event_module ${MODULES_DIRECTORY}/mod_mpm_event.so`,
    ...modules.map(([identifier, file]) => `LoadModule ${identifier} ${MODULES_DIRECTORY}/${file}`), 'ServerName localhost', `Listen 127.0.0.1:${port}`,
    `DefaultRuntimeDir "${base}"`, `PidFile "${base}/pid"`, `ErrorLog "${base}/error.log"`, ...(process.getuid?.() === 0 ? ['User www-data', 'Group www-data'] : []),
    'StartServers 1', 'ThreadsPerChild 8', 'MaxRequestWorkers 8', 'MaxKeepAliveRequests 0', 'TypesConfig /dev/null', 'DirectoryIndex index.html',
    `DocumentRoot "${base}/docs"`, 'SetEnvIf X-Known yes KNOWN', '',
  ].join('\n') + cases.map(({ text }) => text.replaceAll('@DOCS@', `${base}/docs`).replaceAll('@BASE@', base)).join('');
}

/** The text after all fixes of the rule, and the lines where it offers none. */
async function migrated(file: string, text: string): Promise<{ text: string; left: readonly { line: number; message: string }[] }> {
  const workspace = new Workspace();
  const root = { file, scope: 'server' as const };
  await settle(workspace, root, memoryFiles(new Map([[file, text]])));
  const { findings, plan } = check(workspace, root, (id, error) => assert.fail(`${id}: ${String(error)}`), [rule]);
  const edits = new Map<string, TextEdit>();
  const left: { line: number; message: string }[] = [];
  for (const finding of findings) {
    // A finding that the lines do nothing has a fix of another kind.
    const fix = finding.consequence === 'silent' ? undefined : finding.fixes?.[0];
    for (const edit of fix?.edits ?? []) {
      const found = textEdit(workspace, plan, edit)!;
      edits.set(JSON.stringify([found.start, found.end]), found);
    }
    if (fix === undefined) left.push({ line: textEdit(workspace, plan, { kind: 'replace', at: finding.at, text: '' })!.start.line, message: finding.message });
  }
  return { text: applyEdits(text, [...edits.values()].sort((one, two) => one.start.line - two.start.line)), left };
}

function prepare(base: string, cases: readonly AccessCase[]): void {
  writeFileSync(`${base}/users`, `alice:${sha('right')}\nbob:${sha('right')}\n`);
  writeFileSync(`${base}/groups`, 'staff: alice\n');
  for (const { name } of cases) {
    mkdirSync(`${base}/docs/${name}/sub`, { recursive: true });
    for (const file of ['index.html', 'a.txt', 'sub/index.html']) writeFileSync(`${base}/docs/${name}/${file}`, 'x');
  }
}

function visits({ paths, methods }: AccessCase): Visit[] {
  return paths.flatMap((path) => methods.flatMap((method) => ADDRESSES.flatMap((from) => PEOPLE.flatMap((person) => ['', 'yes'].map((known) => ({
    path, method, from,
    headers: { ...(person === '' ? {} : { authorization: `Basic ${Buffer.from(person).toString('base64')}` }), ...(known === '' ? {} : { 'x-known': known }) },
  }))))));
}

test('Require lines say what Order, Allow, Deny and Satisfy said', { skip: skipWithoutApache(), timeout: 280_000 }, async () => {
  const base = temporaryDirectory('hc');
  const port = await freePort();
  const random = createRandom(SEED);
  const all = Array.from({ length: COUNT }, (_, index) => accessCase(random, index));
  prepare(base, all);
  const alone = await inParallel(all, 1, async (each) => ({ each, result: await migrated(`${base}/httpd.conf`, configuration(base, port, [each])) }));
  const equal = alone.filter(({ result }) => result.left.length === 0).map(({ each }) => each);
  const differences = new Map<string, string>();
  const old: number[] = [];
  // A file with more sections is not migrated: each would be compared with all others.
  for (let from = 0; from < equal.length; from += TOGETHER) {
    const group = equal.slice(from, from + TOGETHER);
    const before = configuration(base, port, group);
    const after = await migrated(`${base}/httpd.conf`, before);
    assert.deepEqual(after.left.slice(0, 3), [], 'beside other folders a case has the same form');
    const plain = after.text.replace(/^LoadModule access_compat_module.*\n/m, '');
    assert.ok(plain !== after.text);
    const asked = group.flatMap((each) => visits(each).map((visit) => ({ each, visit })));
    const run = async (text: string): Promise<number[]> => {
      writeFileSync(`${base}/httpd.conf`, text);
      return served(base, port, (answerTo) => inParallel(asked, 6, async ({ visit }) => (await answerTo(visit)).status));
    };
    const first = await run(before);
    const now = await run(plain);
    old.push(...first);
    for (const [index, { each, visit }] of asked.entries()) {
      if (first[index] !== now[index]) differences.set(each.name, `${JSON.stringify(visit)}: ${first[index]} became ${now[index]} in\n${each.text}`);
    }
  }
  const statuses = [...new Set(old)].map((status) => `${old.filter((each) => each === status).length} × ${status}`).join(', ');
  console.log(`access: ${equal.length} of ${COUNT} cases have an equal form, ${old.length} requests to each server (${statuses}), ${differences.size} cases differ`);
  assert.deepEqual([...differences.values()].slice(0, 5), []);
  assert.ok(equal.length >= Math.min(200, COUNT / 2) && new Set(old).size >= 3);
});
