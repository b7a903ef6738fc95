import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { readLoopback } from '../../server/src/cli/read-status';
import { loopbackTarget, parseServerStatus, type ServerStatus } from '../../server/src/host/server-status';
import { capacityShape } from '../../server/src/stack/capacity';
import { mpmOf, type MpmPicture } from '../../server/src/stack/mpm';
import { compareStatus } from '../../server/src/stack/observed';
import { groupFixes } from '../../server/src/stack/mpm-group';
import { randomOf, type Random } from '../differential/mpm-oracle/random';
import { smallSettings, textOf } from '../differential/mpm-oracle/small';
import type { TestedMpm } from '../differential/mpm-oracle/words';
import { configtest } from '../harness/apache';
import { MODULES_DIRECTORY } from '../harness/apache-modules';
import { temporaryDirectory } from '../harness/temp';
import { mpmHeader } from '../differential/mpm-oracle/server';
import { configure, fixed } from '../stack/configure';
import { labMissing, startLab, withLab, type LabServer } from './server';

// What `capacity` foretells beside servers that run: the scoreboard of server-status?auto has as many places as it says
// requests at once, and a server that wants more idle workers than it can have grows to just those processes.

const CI = process.env['CI'] === 'true';
const COUNT = Number(process.env['HTTPD_LAB_CAPACITY_COUNT'] ?? (CI ? 12 : 3));
const SEED = process.env['HTTPD_LAB_CAPACITY_SEED'] ?? '1';

const STATUS = [
  `LoadModule authz_core_module ${MODULES_DIRECTORY}/mod_authz_core.so`, `LoadModule status_module ${MODULES_DIRECTORY}/mod_status.so`,
  '<Location "/server-status">', '  SetHandler server-status', '</Location>', '',
].join('\n');

async function statusOf({ port }: LabServer): Promise<ServerStatus | string> {
  const target = loopbackTarget(`http://127.0.0.1:${port}/server-status`);
  assert.ok(typeof target !== 'string', String(target));
  const answer = await readLoopback(target);
  return 'problem' in answer ? answer.problem : parseServerStatus(answer.text);
}

/** Asks until the server has grown to what is foretold, and gives the last answer. */
async function grown(server: LabServer, wanted: number): Promise<ServerStatus> {
  let last: ServerStatus | string = 'never asked';
  for (const deadline = performance.now() + 20_000; performance.now() < deadline; await delay(150)) {
    last = await statusOf(server);
    if (typeof last !== 'string' && last.busy + last.idle === wanted) return last;
  }
  assert.fail(`not ${wanted} workers: ${JSON.stringify(last)}\n${server.log()}`);
}

/** Small numbers that collide, and an idle limit that makes the server grow as far as it can. */
function blockOf(random: Random, mpm: TestedMpm): string {
  const settings = new Map(smallSettings(random, mpm, 0));
  settings.set(mpm === 'prefork' ? 'MinSpareServers' : 'MinSpareThreads', 1000);
  return textOf(settings);
}

async function pictureOf(mpm: TestedMpm, block: string): Promise<MpmPicture> {
  const { source } = await configure(`LoadModule mpm_${mpm}_module modules/mod_mpm_${mpm}.so\n${block}`);
  const picture = mpmOf(source);
  assert.ok(picture !== undefined);
  return picture;
}

async function holds(mpm: TestedMpm, block: string): Promise<void> {
  const picture = await pictureOf(mpm, block);
  const shape = capacityShape(picture.effective);
  await withLab(mpm, STATUS + block, async (server) => {
    const status = await grown(server, shape.capacity);
    assert.deepEqual([status.mpm, status.slots, server.children().length], [mpm, shape.capacity, shape.processes], block);
    if (mpm === 'event') assert.equal(status.processes, shape.processes, block);
    const rows = compareStatus(picture, status).rows;
    assert.deepEqual(rows.filter(({ differs }) => differs), [], block);
    await delay(1200);
    assert.equal(server.children().length, shape.processes, `more processes than foretold with\n${block}`);
  });
}

void describe('a running server has the capacity that is foretold', { skip: labMissing, concurrency: 2 }, () => {
  for (const mpm of ['prefork', 'worker', 'event'] as const) {
    for (let index = 0; index < COUNT; index++) void test(`${mpm} ${index + 1}`, () => holds(mpm, blockOf(randomOf(`capacity/${SEED}/${mpm}/${index}`), mpm)));
  }
});

void describe('a server with the group of a wish starts, is silent, and has it', { skip: labMissing, concurrency: 2 }, () => {
  for (const mpm of ['prefork', 'worker', 'event'] as const) {
    void test(mpm, async () => {
      const random = randomOf(`wish/${SEED}/${mpm}`);
      for (let index = 0; index < Math.ceil(COUNT / 2); index++) {
        const text = `${mpmHeader(mpm, temporaryDirectory('wish')).join('\n')}\n${textOf(smallSettings(random, mpm, 0))}`;
        const before = await configure(text);
        const wanted = random.whole(2, 40);
        const change = groupFixes(before.config, mpmOf(before.source)!, wanted);
        const now = change === undefined ? text : fixed(before, text, change.edits);
        const root = `${temporaryDirectory('wish')}/httpd.conf`;
        writeFileSync(root, now);
        const run = await configtest({ root, files: { [root]: now } });
        assert.deepEqual([run.verdict, run.warnings], ['accepts', []], now);
        const block = now.slice(now.indexOf('\n', now.indexOf('Listen')) + 1);
        const { capacity } = capacityShape((await pictureOf(mpm, block)).effective);
        assert.ok(capacity >= wanted, now);
        await withLab(mpm, STATUS + block, async (server) => {
          const status = await statusOf(server);
          assert.ok(typeof status !== 'string' && status.slots === capacity, `${JSON.stringify(status)}, foretold ${capacity}:\n${block}`);
          assert.doesNotMatch(server.log(), /AH00(?:1[78]\d|3[012]\d|49\d|5[012]\d):/, block);
        });
      }
    });
  }
});

void describe('a server starts after each fix of its numbers, and corrects none of that group', { skip: labMissing, concurrency: 2 }, () => {
  const GROUP = /^mpm\/(?:request-workers|threads|server-limit|thread-limit)-/;
  for (const mpm of ['prefork', 'worker', 'event'] as const) {
    void test(mpm, async (context) => {
      const random = randomOf(`fix/${SEED}/${mpm}`);
      let starts = 0;
      for (let index = 0; index < (mpm === 'prefork' ? 3 : 1) * Math.max(2, COUNT / 2); index++) {
        const text = `${mpmHeader(mpm, temporaryDirectory('fix')).join('\n')}\n${textOf(smallSettings(random, mpm, 0))}`;
        const before = await configure(text);
        for (const { rule, ah, fixes = [] } of before.result.findings.filter((finding) => finding.rule.startsWith('mpm/'))) {
          for (const { title, edits } of fixes) {
            const now = fixed(before, text, edits);
            const server = await startLab(mpm, now.slice(now.indexOf('\n', now.indexOf('Listen')) + 1));
            const log = server.log();
            await server.stop();
            starts++;
            const name = `${rule}, ${title}, on\n${text}`;
            if (ah !== undefined) assert.ok(!log.includes(`${later(ah)}:`), `${name}\n${log}`);
            if (GROUP.test(rule)) assert.ok(!GROUP_CODES[mpm].some((code) => log.includes(`${code}:`)), `${name}\n${log}`);
          }
        }
      }
      context.diagnostic(`${mpm}: ${starts} starts`);
      assert.ok(starts > 3, 'too few fixes to prove anything');
    });
  }
});

/** The log of a start has the code of its second reading, which is the next number. */
function later(ah: string): string {
  return `AH${String(Number(ah.slice(2)) + 1).padStart(5, '0')}`;
}

/** Codes of the second reading about processes, threads and their product. */
const GROUP_CODES: Readonly<Record<TestedMpm, readonly string[]>> = {
  prefork: ['AH00176', 'AH00178', 'AH00181', 'AH00183'],
  worker: ['AH00301', 'AH00303', 'AH00306', 'AH00308', 'AH00311', 'AH00313', 'AH00315', 'AH00317', 'AH00319'],
  event: ['AH00498', 'AH00500', 'AH00503', 'AH00505', 'AH00508', 'AH00510', 'AH00512', 'AH00514', 'AH00516'],
};
