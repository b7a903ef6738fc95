import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits, formatEdits } from '../../server/src/features/format/format';
import { DEFAULT_STYLE, type FormatStyle } from '../../server/src/features/format/style';
import { SourceFile } from '../../server/src/httpd/syntax/source-file';
import { dumpConfig } from '../harness/apache';
import { danger } from '../harness/apache-guard';
import { inParallel } from '../harness/pool';
import { predict, predictDumps, type Tree } from '../harness/predict';
import { emptyDirectory, temporaryDirectory, writeTree } from '../harness/temp';
import { corpusFiles, corpusMissing, corpusSketch, peel } from './corpus';
import { comparableDump, linesInWords } from './format-words';
import { generateTree, sketchOfTree } from './generate';
import { openOracle, WIDTH } from './oracle';
import { createRandom } from './random';
import { place, type Sketch } from './sketch';
import { fromEnvironment, FULL, skipWithoutApache } from './suite';

/** Formatting changes no word, is done after once, and httpd dumps the same configuration. */
const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const TREES = fromEnvironment('HTTPD_DIFF_FORMAT_TREES', FULL ? 200 : 30);
const FILES = fromEnvironment('HTTPD_DIFF_CORPUS_FILES', FULL ? 1000 : 40);

const STYLES: readonly FormatStyle[] = [
  DEFAULT_STYLE,
  { ...DEFAULT_STYLE, indent: '\t', argumentGap: 'single', directiveCase: 'documented', maxBlankLines: 0 },
  { ...DEFAULT_STYLE, indent: '  ', argumentGap: 'align', directiveCase: 'documented', maxBlankLines: 1, finalNewline: undefined },
];

const base = temporaryDirectory('hc');

function formatted(text: string, style: FormatStyle): string {
  return applyEdits(text, formatEdits(SourceFile.read(text), style));
}

function checkText(name: string, text: string): void {
  for (const style of STYLES) {
    const once = formatted(text, style);
    assert.deepEqual(linesInWords(once), linesInWords(text), name);
    assert.ok(formatted(once, style) === once, `${name}: formatting twice is not formatting once`);
  }
}

/** A sketch with all its texts formatted; bytes that are no text stay. */
function formattedSketch(sketch: Sketch, style: FormatStyle): Sketch {
  const files = Object.entries(sketch.files).map(([path, text]) => {
    const isConfig = typeof text === 'string' && !text.includes('⟦') && /\.conf$|\.htaccess$/.test(path);
    return [path, isConfig ? formatted(text, style) : text] as const;
  });
  return { ...sketch, files: Object.fromEntries(files) };
}

/** How the dump of a formatted tree differs from that of the tree; undefined where it does not, `rejected` where httpd has none. */
async function compare(sketch: Sketch, style: FormatStyle, slot: number): Promise<string | undefined> {
  const directory = `${base}/${slot}`;
  const put = (each: Sketch): Tree => {
    const tree = place(each, directory);
    emptyDirectory(directory);
    writeTree(tree);
    return tree;
  };
  const before = put(sketch);
  const real = await dumpConfig(before);
  const said = predictDumps(before).config;
  const saidVerdict = predict(before).configtest;
  const after = put(formattedSketch(sketch, style));
  assert.equal(predict(after).configtest, saidVerdict);
  assert.deepEqual(comparableDump(predictDumps(after).config), comparableDump(said));
  if (real.run.verdict === 'rejects') return 'rejected';
  const again = await dumpConfig(after);
  if (again.run.verdict === 'rejects') return `httpd refuses it: ${again.run.stderr.slice(0, 300)}`;
  const one = comparableDump(real.text);
  const two = comparableDump(again.text);
  const at = one.findIndex((line, index) => line !== two[index]);
  return at < 0 && one.length === two.length ? undefined : `${JSON.stringify(one[at])} became ${JSON.stringify(two[at])}`;
}

async function compareAll(name: string, sketches: readonly (readonly [string, Sketch])[], atLeast: number): Promise<void> {
  let accepted = 0;
  const differences: string[] = [];
  await inParallel(sketches, WIDTH, async ([each, sketch], slot) => {
    const difference = await compare(sketch, STYLES[accepted % STYLES.length]!, slot);
    if (difference === undefined) accepted++;
    else if (difference !== 'rejected') differences.push(`${each}: ${difference}`);
  });
  console.log(`${name}: ${sketches.length} formatted, ${accepted} dumps of httpd equal, ${differences.length} differ`);
  assert.deepEqual(differences.slice(0, 10), []);
  assert.ok(accepted >= atLeast, `httpd accepts ${accepted} only`);
}

test('generated trees', { skip: skipWithoutApache() }, async () => {
  const sketches = Array.from({ length: TREES }, (_, index) => {
    return [`seed ${SEED * 1_000_000 + index}`, sketchOfTree(generateTree(createRandom(SEED * 1_000_000 + index)))] as const;
  });
  for (const [name, { files }] of sketches) for (const text of Object.values(files)) if (typeof text === 'string') checkText(name, text);
  const safe = sketches.filter(([, { files }]) => Object.values(files).every((text) => typeof text !== 'string' || danger(text) === undefined));
  await compareAll('generated trees', safe, TREES / 2);
});

const here = corpusMissing() === undefined;

if (here) test('the words of the corpus', () => {
  const files = corpusFiles(['apache', 'modsec', 'htaccess']);
  for (const { name, text } of files) checkText(name, text);
  console.log(`corpus: ${files.length} files formatted in ${STYLES.length} styles`);
});

/** What stops httpd is emptied line by line, so that most files come to be accepted. */
if (here) test('dumps of the corpus', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('corpus');
  const found: (readonly [string, Sketch])[] = [];
  for (const { name, text } of createRandom(SEED).shuffle(corpusFiles(['apache'])).slice(0, FILES)) {
    let sketch: Sketch | undefined = corpusSketch(text);
    for (let round = 0; sketch !== undefined && round < 40; round++) {
      const said = await oracle.said(sketch, 0);
      if (said.verdict === 'accepts') {
        found.push([name, sketch]);
        break;
      }
      sketch = peel(sketch, said);
    }
  }
  await compareAll('corpus', found, found.length / 2);
});
