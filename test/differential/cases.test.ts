import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import { describeOutcome, readOutcome } from './case-file';
import { askCases, casePages } from './case-pages';
import { endsAtErrorDirective, errorText } from './error-text';
import { REACHED } from './limits';
import { openOracle } from './oracle';
import { conclude, sameVersion, skipWithoutApache } from './suite';
import { createTally } from './tally';


const pages = casePages();

test('every case is recorded', () => {
  const missing = pages.flatMap((page) => page.cases.filter((entry) => entry.recorded === undefined).map((entry) => entry.name));
  assert.deepEqual(missing, [], 'run test/differential/record.ts');
});

for (const page of pages) {
  test(`httpd says what is recorded: ${basename(page.file)}`, { skip: skipWithoutApache() }, async (t) => {
    if (!sameVersion()) {
      t.skip('the installed httpd is not the one of the records');
      return;
    }
    const real = await askCases(openOracle('cases'), page.cases);
    const now = page.cases.map((entry, index) => `${entry.name}\n${describeOutcome(real[index]!)}`);
    assert.deepEqual(now, page.cases.map((entry) => `${entry.name}\n${entry.recorded}`));
  });
}

test('the engine says of every case what httpd said', async () => {
  const oracle = openOracle('cases');
  const tally = createTally('cases');
  for (const page of pages) {
    for (const entry of page.cases) {
      const real = readOutcome(entry.recorded ?? '');
      const said = await oracle.said(entry.sketch, 0);
      const relation = tally.add(`${basename(page.file)}: ${entry.name}`, said, real, entry.sketch);
      const wanted = relation === 'agree' && endsAtErrorDirective(entry.sketch, real) ? errorText(real) : undefined;
      if (wanted !== undefined && !said.message?.includes(wanted)) tally.addWrongText(entry.name, said, real, entry.sketch);
    }
  }
  conclude(tally, REACHED.cases);
});
