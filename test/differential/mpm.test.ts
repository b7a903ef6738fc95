import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { apacheMissing, configtest } from '../harness/apache';
import { inParallel } from '../harness/pool';
import { temporaryDirectory } from '../harness/temp';
import { differences, expectationOf } from './mpm-oracle/compare';
import { generateMpmBlock, type MpmBlock } from './mpm-oracle/generate';
import { buildObserver } from './mpm-oracle/observer';
import { mpmHeader } from './mpm-oracle/server';
import type { TestedMpm } from './mpm-oracle/words';

// The arithmetic of server/src/httpd/mpm against `apache2 -t`: the verdict and its line, every warning with all integers
// it prints, in order, and the numbers the MPM then holds, told by a module of our own.

const CI = process.env['CI'] === 'true';
const COUNT = Number(process.env['HTTPD_DIFF_MPM_COUNT'] ?? (CI ? 1000 : 150));
const SEED = process.env['HTTPD_DIFF_MPM_SEED'] ?? '1';
const WIDTH = 2;
const SHOWN = 3;

const missing = apacheMissing();
if (missing !== undefined && CI) throw new Error(missing);
const observer = missing === undefined ? buildObserver() : { missing };
const noValues = 'missing' in observer ? observer.missing : undefined;
if (noValues !== undefined && CI) throw new Error(noValues);

for (const mpm of ['prefork', 'worker', 'event'] as const) {
  test(`${mpm}: warnings and values are those of the server`, { skip: missing }, async (context) => {
    const directory = temporaryDirectory('mpm');
    const blocks = Array.from({ length: COUNT }, (_, index) => generateMpmBlock(`${SEED}/${index}`, mpm));
    const seen = { refused: 0, warned: 0 };
    const results = await inParallel(blocks, WIDTH, async (block, slot) => {
      // Every fifth run asks for the notes about earlier names too, which the server prints at level info.
      const notes = blocks.indexOf(block) % 5 === 0;
      const expected = expectationOf(block, notes);
      if (expected.stopsAt !== undefined) seen.refused += 1;
      else if (expected.codes.length > 0) seen.warned += 1;
      return { block, found: await ask(block, `${directory}/${slot}.conf`, directory, notes, expected) };
    });
    const wrong = results.filter(({ found }) => found.length > 0);
    const rate = ((100 * (COUNT - wrong.length)) / COUNT).toFixed(2);
    context.diagnostic(`${mpm}: ${COUNT - wrong.length} of ${COUNT} agree (${rate} %), ${seen.warned} of them with warnings, ${seen.refused} refused`);
    if (noValues !== undefined) context.diagnostic(`only verdicts and warnings were compared: ${noValues}`);
    assert.ok(COUNT < 50 || (seen.refused > COUNT / 50 && seen.warned > COUNT / 4), 'the blocks are too uniform to prove anything');
    const report = wrong.slice(0, SHOWN).map(({ block, found }) => `${found.join('\n')}\n${block.text}`);
    assert.equal(wrong.length, 0, `${wrong.length} disagree, for example\n${report.join('\n---\n')}`);
  });
}

async function ask(block: MpmBlock, root: string, directory: string, notes: boolean, expected: ReturnType<typeof expectationOf>): Promise<string[]> {
  const header = mpmHeader(block.mpm satisfies TestedMpm, directory);
  const text = `${header.join('\n')}\n${block.text}`;
  writeFileSync(root, text);
  const more = [...(notes ? ['-e', 'info'] : []), ...('path' in observer ? ['-c', `LoadModule mpm_observer_module ${observer.path}`] : [])];
  const run = await configtest({ root, files: { [root]: text } }, more);
  return differences(expected, run, header.length, 'path' in observer);
}
