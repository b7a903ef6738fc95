import { test } from 'node:test';
import { inParallel } from '../harness/pool';
import { corpusFiles, corpusMissing, corpusSketch, peel } from './corpus';
import { REACHED } from './limits';
import { openOracle, WIDTH } from './oracle';
import { relate } from './outcome';
import { createRandom } from './random';
import { htaccessSketch, type Sketch } from './sketch';
import { conclude, fromEnvironment, FULL, skipWithoutApache } from './suite';
import { createTally } from './tally';

/**
 * Real configurations, each read up to its first error; then the line of that error is emptied and the file read again,
 * so that one file gives many comparisons.
 */
const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const FILES = fromEnvironment('HTTPD_DIFF_CORPUS_FILES', FULL ? 60 : 20);
const PEELS = FULL ? 12 : 8;

/** The corpus lies beside the project or nowhere: without it there is nothing to register. */
const here = corpusMissing() === undefined;
const skip = skipWithoutApache();

if (here) test('configurations of the corpus', { skip }, async () => {
  const oracle = openOracle('corpus');
  const tally = createTally('corpus');
  const files = createRandom(SEED).shuffle(corpusFiles(['apache', 'modsec'])).slice(0, FILES);
  let whole = 0;
  await inParallel(files, WIDTH, async ({ name, text }, slot) => {
    let sketch: Sketch | undefined = corpusSketch(text);
    for (let round = 0; sketch && round < PEELS; round += 1) {
      const real = await oracle.real(sketch, slot);
      const said = await oracle.said(sketch, slot);
      tally.add(`${name}, ${round} lines emptied`, said, real, sketch);
      if (real.verdict === 'accepts') whole += 1;
      sketch = peel(sketch, real);
    }
  });
  console.log(`corpus: ${files.length} files, ${whole} read to the end, ${oracle.spent.runs} runs of httpd`);
  conclude(tally, REACHED.corpus);
});

if (here) test('.htaccess files of the corpus', { skip }, async () => {
  const oracle = openOracle('corpus-htaccess');
  const tally = createTally('corpus .htaccess');
  const files = createRandom(SEED).shuffle(corpusFiles(['htaccess'])).slice(0, FILES);
  let open: (readonly [string, Sketch])[] = files.map(({ name, text }) => [name, htaccessSketch(text, 'AllowOverride All')]);
  for (let round = 0; open.length > 0 && round < PEELS; round += 1) {
    const real = await oracle.realHtaccess(open.map(([, sketch]) => sketch));
    const next: (readonly [string, Sketch])[] = [];
    for (const [index, [name, sketch]] of open.entries()) {
      const said = await oracle.said(sketch, 0);
      tally.add(`${name}, ${round} lines emptied`, said, real[index]!, sketch);
      // httpd names no line here, so the engine's is emptied.
      const smaller = relate(said, real[index]!) === 'agree' ? peel(sketch, said, 'docs/.htaccess') : undefined;
      if (smaller) next.push([name, smaller]);
    }
    open = next;
  }
  conclude(tally, REACHED.corpus);
});
