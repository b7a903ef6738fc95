import assert from 'node:assert/strict';
import { test } from 'node:test';
import { danger } from '../harness/apache-guard';
import type { Mpm } from '../harness/apache-modules';
import { argumentCases } from './argument-cases';
import { compareSnippets, type NamedSnippet } from './confirm';
import { REACHED } from './limits';
import { openOracle } from './oracle';
import { createRandom } from './random';
import { SAMPLE_FILES, samples } from './samples';
import { conclude, fromEnvironment, FULL, skipWithoutApache } from './suite';
import { createTally } from './tally';

const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
const COUNT = fromEnvironment('HTTPD_DIFF_ARGUMENTS', FULL ? 20_000 : 800);
/** Only directives whose key matches, for work on one of them. */
const ONLY = new RegExp(process.env['HTTPD_DIFF_ONLY'] ?? '', 'i');

test('arguments of directives', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('arguments');
  const tally = createTally('arguments');
  let number = 0;
  const all: [Mpm, NamedSnippet][] = samples().filter((sample) => ONLY.test(sample.key))
    .flatMap((sample) => argumentCases(sample, () => (number += 1)).map((snippet) => [sample.mpm, snippet] as [Mpm, NamedSnippet]))
    .filter(([, snippet]) => danger(snippet.text) === undefined);
  const chosen = createRandom(SEED).shuffle(all).slice(0, COUNT);
  for (const mpm of new Set(chosen.map(([name]) => name))) {
    const snippets = chosen.filter(([name]) => name === mpm).map(([, snippet]) => snippet);
    await compareSnippets(oracle, snippets, { mpm, more: SAMPLE_FILES }, tally);
  }
  console.log(`arguments: ${chosen.length} of ${all.length} cases, ${oracle.spent.runs} runs of httpd`);
  assert.ok(tally.rejections > tally.total / 20 && tally.rejections < tally.total * 0.95, 'the cases hold both kinds');
  conclude(tally, REACHED.arguments);
});
