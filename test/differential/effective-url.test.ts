import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WhatApplies } from '../../server/src/httpd/effective/what-applies';
import { inParallel } from '../harness/pool';
import { emptyDirectory, temporaryDirectory } from '../harness/temp';
import { freePorts } from '../harness/ports';
import { collector, compareAnswers, saySections } from './effective-compare';
import type { Answered } from './effective-server';
import { effectiveCase } from './effective-tree';
import { createRandom } from './random';
import { FULL, fromEnvironment, skipWithoutApache } from './suite';

// Servers with random hosts and sections. Each section adds its number to a header, so that an answer tells which sections
// applied, in which order, and who set a variable last. Our answer must be the same for every URL.

const TREES = fromEnvironment('HTTPD_DIFF_EFFECTIVE', FULL ? 60 : 6);
const SEED = fromEnvironment('HTTPD_DIFF_EFFECTIVE_SEED', 1);

test('what applies to a URL is what a real server applies', { skip: skipWithoutApache() }, async (context) => {
  const base = temporaryDirectory('eff');
  const seeds = Array.from({ length: TREES }, (_, index) => SEED * 10_000 + index);
  const results = await inParallel(seeds, 2, (seed, slot) => compareTree(seed, `${base}/${slot}`));
  const compared = results.reduce((sum, { urls }) => sum + urls, 0);
  const wrong = results.flatMap(({ differences }) => differences);
  const kinds = new Set(results.flatMap(({ met }) => met));
  context.diagnostic(`${compared} URLs of ${TREES} servers compared, ${wrong.length} differ; sections met: ${[...kinds].sort().join(' ')}`);
  assert.deepEqual(wrong, []);
  assert.ok(compared >= TREES * 10);
});

interface Result {
  readonly urls: number;
  readonly differences: readonly string[];
  readonly met: readonly string[];
}

async function compareTree(seed: number, base: string): Promise<Result> {
  emptyDirectory(base);
  const { tree, asked } = effectiveCase(createRandom(seed), base, await freePorts());
  const { found, differences } = await compareAnswers(tree, asked, base, difference, `seed ${seed}`);
  return { urls: asked.length, differences, met: found.flatMap(({ sections }) => sections.map(({ kind }) => kind)) };
}

/** Every way in which the real answer is not the one foretold. What is said to be undecided may apply or not. */
function difference(ours: WhatApplies, real: Answered): string[] {
  const sure = differenceFrom(ours, ours.sections.filter(({ truth }) => truth === 'yes'), real);
  if (sure.length === 0 || ours.sections.every(({ truth }) => truth === 'yes')) return sure;
  const open = ours.sections.filter(({ truth }) => truth === 'maybe');
  const expected = open.every(({ reason }) => reason.startsWith('conditions inside conditions')) && ours.asked !== ours.target;
  return expected && differenceFrom(ours, ours.sections, real).length === 0 ? [] : [...sure, `undecided: ${open.map(({ reason }) => reason).join('; ')}`];
}

function differenceFrom(ours: WhatApplies, sections: WhatApplies['sections'], real: Answered): string[] {
  const { wrong, say } = collector();
  const directives = sections.flatMap((section) => section.directives);
  saySections(say, sections, real);
  const probe = directives.filter(({ key }) => key === 'setenv').at(-1)?.words[1]?.value;
  // Variables are set in the fixups, which an answer before them does not reach; those of a directory stay when its index answers.
  if (real.status === 200 && ours.asked === ours.target) say('variable', probe ?? '(null)', real.headers.get('x-env')?.at(-1));
  if (real.status === 200) say('last', directives.filter(({ argumentText }) => argumentText.startsWith('set X-Last')).at(-1)?.words[2]?.value, real.headers.get('x-last')?.at(-1));
  if (ours.answer !== undefined) say('status', ours.answer.status, real.status);
  else if (real.status === 301 || real.status === 302 || real.status === 400 || real.status === 500) say('status', 'none of these', real.status);
  return wrong;
}
