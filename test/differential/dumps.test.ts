import assert from 'node:assert/strict';
import { test } from 'node:test';
import { danger } from '../harness/apache-guard';
import { dumpConfig, dumpIncludes } from '../harness/apache';
import { inParallel } from '../harness/pool';
import { predict, predictDumps } from '../harness/predict';
import { emptyDirectory, temporaryDirectory, writeTree } from '../harness/temp';
import { casePages } from './case-pages';
import { readOutcome } from './case-file';
import { generateTree, sketchOfTree } from './generate';
import { WIDTH } from './oracle';
import { createRandom } from './random';
import { place, type Sketch } from './sketch';
import { fromEnvironment, FULL, skipWithoutApache } from './suite';

/** `-D DUMP_INCLUDES` and `-D DUMP_CONFIG`, byte for byte, of trees that httpd accepts. */
const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const COUNT = fromEnvironment('HTTPD_DIFF_DUMPS', FULL ? 120 : 40);

const base = temporaryDirectory('hc');

test('dumps of generated trees', { skip: skipWithoutApache() }, async () => {
  const sketches = Array.from({ length: COUNT }, (_, index) => {
    return [`seed ${SEED * 1_000_000 + index}`, sketchOfTree(generateTree(createRandom(SEED * 1_000_000 + index)))] as const;
  });
  await compareDumps(sketches.filter(([, sketch]) => Object.values(sketch.files).every((text) => typeof text !== 'string' || danger(text) === undefined)));
});

test('dumps of the cases that httpd accepts', { skip: skipWithoutApache() }, async () => {
  const sketches = casePages().flatMap((page) => page.cases)
    .filter((entry) => entry.sketch.htaccess === undefined && readOutcome(entry.recorded ?? '').verdict === 'accepts')
    .map((entry) => [entry.name, entry.sketch] as const);
  assert.ok(sketches.length > 10);
  await compareDumps(sketches);
});

async function compareDumps(sketches: readonly (readonly [string, Sketch])[]): Promise<void> {
  const differences: string[] = [];
  let compared = 0;
  await inParallel(sketches, WIDTH, async ([name, sketch], slot) => {
    const directory = `${base}/${slot}`;
    const tree = place(sketch, directory);
    emptyDirectory(directory);
    writeTree(tree);
    const includes = await dumpIncludes(tree);
    const config = await dumpConfig(tree);
    if (includes.run.verdict === 'rejects' || config.run.verdict === 'rejects') return;
    compared += 1;
    const said = predictDumps(tree);
    const opened = predict(tree).includes;
    const listed = includes.files.map((entry) => entry.file);
    for (const [what, ours, theirs] of [
      ['includes', opened.join('\n'), listed.join('\n')], ['DUMP_INCLUDES', said.includes, includes.text], ['DUMP_CONFIG', said.config, config.text],
    ] as const) {
      const difference = firstDifference(ours, theirs);
      if (difference !== undefined) differences.push(`${name}: ${what} ${difference}`);
    }
  });
  console.log(`dumps: ${compared} trees compared, ${differences.length} dumps differ`);
  assert.deepEqual(differences.slice(0, fromEnvironment('HTTPD_DIFF_LIST', 20)), []);
}

/** The first line in which two dumps differ; undefined when they are equal. */
function firstDifference(ours: string, theirs: string): string | undefined {
  if (ours === theirs) return undefined;
  const mine = ours.split('\n');
  const yours = theirs.split('\n');
  const at = mine.findIndex((line, index) => line !== yours[index]);
  const line = at < 0 ? mine.length : at;
  return `line ${line + 1}: we say ${JSON.stringify(mine[line])}, httpd ${JSON.stringify(yours[line])}`;
}
