import assert from 'node:assert/strict';
import { test } from 'node:test';
import { danger } from '../harness/apache-guard';
import { inParallel } from '../harness/pool';
import { generateHtaccess, generateTree, sketchOfTree, textOf, type GeneratedTree } from './generate';
import { mutateTree } from './mutate';
import { OVERRIDES } from './contexts';
import { REACHED } from './limits';
import { openOracle, WIDTH } from './oracle';
import { relate } from './outcome';
import { createRandom } from './random';
import { SAMPLE_FILES } from './samples';
import { shrinkTree } from './shrink';
import { htaccessSketch } from './sketch';
import { conclude, fromEnvironment, FULL, skipWithoutApache } from './suite';
import { causeOf, createTally } from './tally';

const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const COUNT = fromEnvironment('HTTPD_DIFF_COUNT', FULL ? 20_000 : 300);
/** After so many seconds no further tree is begun; how many were compared is printed. */
const SECONDS = fromEnvironment('HTTPD_DIFF_SECONDS', FULL ? 700 : 120);
const SHRUNK = fromEnvironment('HTTPD_DIFF_SHRINK', 10);
const SHRINK_TRIES = 250;

test('generated trees', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('trees');
  const tally = createTally('trees');
  const deadline = performance.now() + SECONDS * 1000;
  const shrunk = new Set<string>();
  let whole = 0;
  let accepted = 0;
  await inParallel(Array.from({ length: COUNT }, (_, index) => SEED * 1_000_000 + index), WIDTH, async (seed, slot) => {
    if (performance.now() > deadline) return;
    const random = createRandom(seed);
    const made = generateTree(random);
    const damaged = random.chance(0.25) ? { tree: made, changes: [] } : mutateTree(random, made);
    if (isDangerous(damaged.tree)) return;
    const sketch = sketchOfTree(damaged.tree);
    const real = await oracle.real(sketch, slot);
    const said = await oracle.said(sketch, slot);
    if (damaged.changes.length === 0) {
      whole += 1;
      if (real.verdict === 'accepts') accepted += 1;
    }
    const relation = relate(said, real);
    const name = `seed ${seed}: ${damaged.changes.join(', ') || 'undamaged'}`;
    if (relation === 'agree' || shrunk.size >= SHRUNK || shrunk.has(causeOf(said, real))) {
      tally.add(name, said, real, sketch);
      return;
    }
    shrunk.add(causeOf(said, real));
    const small = sketchOfTree(await shrinkTree(damaged.tree, async (tree) => {
      if (isDangerous(tree)) return false;
      const candidate = sketchOfTree(tree);
      return relate(await oracle.said(candidate, slot), await oracle.real(candidate, slot)) === relation;
    }, SHRINK_TRIES));
    tally.add(name, await oracle.said(small, slot), await oracle.real(small, slot), small);
  });
  console.log(`trees: ${tally.total} of ${COUNT} compared, from seed ${SEED}; ${accepted} of ${whole} undamaged ones accepted; ${oracle.spent.runs} runs of httpd`);
  assert.ok(tally.total > 0, 'the time allowed at least one tree');
  assert.ok(accepted > whole / 2, 'most undamaged trees are accepted');
  conclude(tally, REACHED.trees);
});

const HTACCESS_COUNT = fromEnvironment('HTTPD_DIFF_HTACCESS', FULL ? 1500 : 300);
const NONFATAL = ['All Nonfatal=All', 'FileInfo AuthConfig Nonfatal=Override', 'Indexes Options=Indexes Nonfatal=Unknown'];
/** Files that share one server. */
const BATCH = 500;

test('generated .htaccess files', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('htaccess-trees');
  const tally = createTally('generated .htaccess');
  for (let from = 0; from < HTACCESS_COUNT; from += BATCH) {
    const cases = Array.from({ length: Math.min(BATCH, HTACCESS_COUNT - from) }, (_, index) => {
      const seed = SEED * 1_000_000 + from + index;
      const random = createRandom(seed);
      const kind = { mpm: 'prefork', modules: undefined } as const;
      const tree: GeneratedTree = { root: '.htaccess', texts: { '.htaccess': generateHtaccess(random) }, bare: false, mpm: 'prefork', kind, defines: [] };
      const damaged = random.chance(0.3) ? { tree, changes: [] } : mutateTree(random, tree);
      const override = random.chance(0.6) ? 'All' : random.pick([...OVERRIDES, ...NONFATAL]);
      return { name: `seed ${seed}: ${damaged.changes.join(', ') || 'undamaged'} under ${override}`, tree: damaged.tree, override };
    }).filter((entry) => !isDangerous(entry.tree));
    const sketches = cases.map((entry) => htaccessSketch(textOf(entry.tree.texts['.htaccess'] ?? []), `AllowOverride ${entry.override}`, {}, SAMPLE_FILES));
    const real = await oracle.realHtaccess(sketches);
    for (const [index, sketch] of sketches.entries()) tally.add(cases[index]!.name, await oracle.said(sketch, 0), real[index]!, sketch);
  }
  assert.ok(tally.rejections > tally.total / 10 && tally.rejections < tally.total * 0.9, 'the files hold both kinds');
  conclude(tally, REACHED.trees);
});

function isDangerous(tree: GeneratedTree): boolean {
  return Object.values(tree.texts).some((lines) => danger(lines.join('\n')) !== undefined);
}
