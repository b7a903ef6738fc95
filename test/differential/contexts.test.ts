import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Mpm } from '../harness/apache-modules';
import { compareSnippets, type NamedSnippet } from './confirm';
import { CONTEXTS, inContext, MORE_CONTEXTS, OVERRIDES } from './contexts';
import { REACHED } from './limits';
import { openOracle } from './oracle';
import { createRandom } from './random';
import { linesOf, SAMPLE_FILES, samples, standsAlone } from './samples';
import { htaccessSketch } from './sketch';
import { conclude, fromEnvironment, FULL, skipWithoutApache } from './suite';
import { createTally } from './tally';

const SEED = fromEnvironment('HTTPD_DIFF_SEED', 1);
/** Of the table; the further places are asked about in full only. */
const SHARE = FULL ? 1 : 0.12;

const places = FULL ? [...CONTEXTS, ...MORE_CONTEXTS] : CONTEXTS;

test('directives in contexts', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('contexts');
  const tally = createTally('contexts');
  const random = createRandom(SEED);
  const byMpm = new Map<Mpm, NamedSnippet[]>();
  let number = 0;
  for (const place of places) {
    for (const sample of samples()) {
      number += 1;
      if (!random.chance(SHARE)) continue;
      const snippet = { name: `${sample.key} in ${place.name}`, text: inContext(place, linesOf(sample, sample.args, number), number), alone: standsAlone(sample) };
      byMpm.set(sample.mpm, [...(byMpm.get(sample.mpm) ?? []), snippet]);
    }
  }
  for (const [mpm, snippets] of byMpm) await compareSnippets(oracle, snippets, { mpm, more: SAMPLE_FILES }, tally);
  console.log(`contexts: ${oracle.spent.runs} runs of httpd`);
  assert.ok(tally.rejections > tally.total / 10 && tally.rejections < tally.total * 0.9, 'the table holds both kinds');
  conclude(tally, REACHED.contexts);
});

test('directives in .htaccess under every override', { skip: skipWithoutApache() }, async () => {
  const oracle = openOracle('htaccess');
  const tally = createTally('.htaccess');
  const random = createRandom(SEED);
  const cases = OVERRIDES.flatMap((override) => samples().filter((sample) => sample.mpm === 'prefork').map((sample) => ({
    name: `${sample.key} under AllowOverride ${override}`,
    sketch: htaccessSketch(linesOf(sample), `AllowOverride ${override}`, {}, SAMPLE_FILES),
  }))).filter(() => FULL || random.chance(SHARE * 2));
  const real = await oracle.realHtaccess(cases.map((entry) => entry.sketch));
  for (const [index, { name, sketch }] of cases.entries()) tally.add(name, await oracle.said(sketch, 0), real[index]!, sketch);
  conclude(tally, REACHED.contexts);
});
