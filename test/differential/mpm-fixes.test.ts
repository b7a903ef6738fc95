import { stackHazard } from '../../server/src/httpd/mpm/stack-size';
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import type { MpmValues } from '../../server/src/httpd/mpm/types';
import { mpmJson, mpmOf } from '../../server/src/stack/mpm';
import { groupFixes } from '../../server/src/stack/mpm-group';
import { apacheMissing, configtest } from '../harness/apache';
import { inParallel } from '../harness/pool';
import { temporaryDirectory } from '../harness/temp';
import { configure, fixed, type Configured } from '../stack/configure';
import { generateMpmBlock } from './mpm-oracle/generate';
import { mpmHeader } from './mpm-oracle/server';

// Findings and fixes of the MPM rules against `apache2 -t`: the codes are the server's, and after each fix it has none of
// that group; a safe fix leaves every number that the server works with as it is.

const CI = process.env['CI'] === 'true';
const COUNT = Number(process.env['HTTPD_DIFF_MPM_FIXES_COUNT'] ?? (CI ? 300 : 25));
const SEED = process.env['HTTPD_DIFF_MPM_FIXES_SEED'] ?? '1';

const missing = apacheMissing();
if (missing !== undefined && CI) throw new Error(missing);

/** Corrections that belong together: a fix of one mends all of them. */
const GROUP = /^mpm\/(?:request-workers|threads|server-limit|thread-limit)-/;

for (const mpm of ['prefork', 'worker', 'event'] as const) {
  test(`${mpm}: findings are the server's, and fixes make it silent`, { skip: missing }, async (context) => {
    const directory = temporaryDirectory('fixes');
    const header = `${mpmHeader(mpm, directory).join('\n')}\n`;
    const texts = Array.from({ length: COUNT }, (_, index) => header + generateMpmBlock(`fixes/${SEED}/${index}`, mpm).text);
    let fixes = 0;
    await inParallel(texts, 2, async (text, slot) => {
      const ask = async (now: string): Promise<{ verdict: string; codes: string[] }> => {
        const file = `${directory}/${slot}.conf`;
        writeFileSync(file, now);
        const run = await configtest({ root: file, files: { [file]: now } });
        return { verdict: run.verdict, codes: run.warnings.map(({ code }) => code) };
      };
      const before = await read(text, directory);
      const server = await ask(text);
      const picture = mpmOf(before.source)!;
      assert.deepEqual(mpmJson(before.config, picture).codes, server.verdict === 'accepts' ? server.codes : [], text);
      if (server.verdict === 'rejects') return;
      const findings = before.result.findings.filter(({ rule }) => rule.startsWith('mpm/'));
      assert.deepEqual(findings.flatMap(({ ah }) => ah ?? []).sort(), [...server.codes].sort(), text);
      for (const finding of findings) {
        for (const fix of finding.fixes ?? []) {
          fixes++;
          const name = `${finding.rule}, "${fix.title}" on\n${text}`;
          const now = fixed(before, text, fix.edits);
          const after = await read(now, directory);
          const said = await ask(now);
          assert.equal(said.verdict, 'accepts', name);
          const mended = findings.flatMap(({ rule, ah }) => (rule === finding.rule || (GROUP.test(rule) && GROUP.test(finding.rule)) ? ah ?? [] : []));
          assert.deepEqual(said.codes.filter((code) => mended.includes(code)), [], `${name}\nleaves a code:\n${now}`);
          if (GROUP.test(finding.rule)) assert.deepEqual(said.codes.filter((code) => !server.codes.includes(code)), [], `${name}\nbrings a code:\n${now}`);
          if (fix.safety === 'safe') assert.deepEqual(inUse(after), inUse(before), `${name}\nchanges the server:\n${now}`);
        }
      }
      for (const wanted of [1, 37, 400, 5000]) await wholeGroup(before, text, wanted, ask);
    });
    context.diagnostic(`${COUNT} configurations, ${fixes} fixes of findings`);
    assert.ok(fixes > COUNT / 5, 'too few fixes to prove anything');
  });
}

async function read(text: string, directory: string): Promise<Configured> {
  return configure(text, { root: `${directory}/read.conf` });
}

async function wholeGroup(before: Configured, text: string, wanted: number, ask: (text: string) => Promise<{ verdict: string; codes: string[] }>): Promise<void> {
  const change = groupFixes(before.config, mpmOf(before.source)!, wanted);
  if (change === undefined) return;
  const now = fixed(before, text, change.edits);
  assert.deepEqual(await ask(now), { verdict: 'accepts', codes: [] }, `the group for ${wanted} workers:\n${now}`);
}

/** Every number the server works with: the figures beside the workers and processes that it really has serve nobody. */
function inUse({ source }: Configured): MpmValues {
  const { mpm, runtime, processes, startProcesses, capacity } = mpmOf(source)!.effective;
  const lifetime = runtime.MaxConnectionsPerChild ?? 0;
  // prefork asks only whether the limit is above 0.
  const MaxConnectionsPerChild = mpm === 'prefork' ? Math.max(lifetime, 0) : lifetime;
  // A size that no thread may have is left out by each child.
  const { effective } = mpmOf(source)!;
  const ThreadStackSize = stackHazard(effective, false) === 'ignored' ? 0 : runtime.ThreadStackSize ?? 0;
  return { ...runtime, ThreadStackSize, processes, capacity, MaxConnectionsPerChild, StartServers: startProcesses, MaxRequestWorkers: capacity };
}
