import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { apacheMissing, configtest } from '../harness/apache';
import { inParallel } from '../harness/pool';
import { temporaryDirectory } from '../harness/temp';
import { differences, expectationOf, type Expected } from './mpm-oracle/compare';
import { generateMpmBlock, type MpmBlock } from './mpm-oracle/generate';
import { buildObserver } from './mpm-oracle/observer';
import { readerExpectation } from './mpm-oracle/reader';
import { mpmHeader } from './mpm-oracle/server';

// The arithmetic of server/src/httpd/mpm against `apache2 -t`: the verdict and its line, every warning with all integers
// it prints, in order, and the numbers the MPM then holds, told by a module of our own. Twice: from what the generator
// knows of its text, and from the text alone, through the reader.

const CI = process.env['CI'] === 'true';
const COUNT = Number(process.env['HTTPD_DIFF_MPM_COUNT'] ?? (CI ? 5000 : 150));
const SEED = process.env['HTTPD_DIFF_MPM_SEED'] ?? '1';
const WIDTH = 2;
const SHOWN = 3;

const missing = apacheMissing();
if (missing !== undefined && CI) throw new Error(missing);
const observer = missing === undefined ? buildObserver() : { missing };
const noValues = 'missing' in observer ? observer.missing : undefined;
if (noValues !== undefined && CI) throw new Error(noValues);

interface Result {
  readonly block: MpmBlock;
  readonly expected: Expected;
  readonly found: readonly string[];
}

for (const mpm of ['prefork', 'worker', 'event'] as const) {
  test(`${mpm}: warnings and values are those of the server`, { skip: missing }, async (context) => {
    const directory = temporaryDirectory('mpm');
    const indexes = Array.from({ length: COUNT }, (_, index) => index);
    const results = await inParallel(indexes, WIDTH, (index, slot) => ask(generateMpmBlock(`${SEED}/${index}`, mpm), index, directory, slot));
    const refused = results.filter(({ expected }) => expected.stopsAt !== undefined).length;
    const warned = results.filter(({ expected }) => expected.stopsAt === undefined && expected.codes.length > 0).length;
    const wrong = results.filter(({ found }) => found.length > 0);
    const rate = ((100 * (COUNT - wrong.length)) / COUNT).toFixed(2);
    context.diagnostic(`${mpm}: ${COUNT - wrong.length} of ${COUNT} agree (${rate} %); ${warned} have warnings, ${refused} are refused`);
    if (noValues !== undefined) context.diagnostic(`only verdicts and warnings were compared: ${noValues}`);
    assert.ok(COUNT < 50 || (refused > COUNT / 50 && warned > COUNT / 4), 'the blocks are too uniform to prove anything');
    const report = wrong.slice(0, SHOWN).map(({ block, found }) => `${found.join('\n')}\n${block.text}`);
    assert.equal(wrong.length, 0, `${wrong.length} disagree, for example\n${report.join('\n---\n')}`);
  });
}

async function ask(block: MpmBlock, index: number, directory: string, slot: number): Promise<Result> {
  const header = mpmHeader(block.mpm, directory);
  const root = `${directory}/${slot}.conf`;
  const text = `${header.join('\n')}\n${block.text}`;
  writeFileSync(root, text);
  // Every fifth run asks for the notes about earlier names too, which the server prints at level info only.
  const notes = index % 5 === 0;
  const more = [...(notes ? ['-e', 'info'] : []), ...('path' in observer ? ['-c', `LoadModule mpm_observer_module ${observer.path}`] : [])];
  const tree = { root, files: { [root]: text } };
  const run = await configtest(tree, more);
  const expected = expectationOf(block);
  const read = readerExpectation(tree, header.length);
  const how = { headerLines: header.length, notes, observing: 'path' in observer };
  // Of a refused text the reader tells no notes: they are worth nothing to anybody.
  const readHow = { ...how, notes: notes && read.stopsAt === undefined };
  const readRun = readHow.notes === notes ? run : { ...run, warnings: [] };
  const found = [
    ...differences(expected, run, how).map((each) => `arithmetic: ${each}`),
    ...differences(read, readRun, readHow).map((each) => `reader: ${each}`),
  ];
  return { block, expected, found };
}
