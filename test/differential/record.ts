/**
 * Asks the real server about every case and writes what it said into the pages: `node --import tsx test/differential/record.ts`.
 * A changed answer shows in the diff; read it before it is committed.
 */
import { writeFileSync } from 'node:fs';
import { apacheMissing, apacheVersion } from '../harness/apache';
import { describeOutcome, writeRecorded } from './case-file';
import { askCases, casePages } from './case-pages';
import { openOracle } from './oracle';
import type { Outcome } from './outcome';

async function record(): Promise<void> {
  const missing = apacheMissing();
  if (missing !== undefined) throw new Error(missing);
  const oracle = openOracle('cases');
  let changed = 0;
  let total = 0;
  for (const page of casePages()) {
    const real = await askCases(oracle, page.cases);
    const outcomes = page.cases.map((entry, index) => [entry.name, describeOutcome(real[index] as Outcome)] as const);
    changed += page.cases.filter((entry, index) => entry.recorded !== outcomes[index]?.[1]).length;
    total += page.cases.length;
    writeFileSync(page.file, writeRecorded(page.text, new Map(outcomes)));
  }
  console.log(`httpd ${apacheVersion()}: ${total} cases, ${changed} answers new or changed, ${oracle.spent.runs} runs`);
}

void record();
