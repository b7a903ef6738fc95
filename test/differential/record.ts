/**
 * Asks the real server about every case and writes what it said into the pages: `node --import tsx test/differential/record.ts`.
 * A changed answer shows in the diff; read it before it is committed.
 */
import { writeFileSync } from 'node:fs';
import { apacheMissing, apacheVersion } from '../harness/apache';
import { inParallel } from '../harness/pool';
import { describeOutcome, writeRecorded } from './case-file';
import { casePages } from './case-pages';
import { openOracle, WIDTH } from './oracle';

async function record(): Promise<void> {
  const missing = apacheMissing();
  if (missing !== undefined) throw new Error(missing);
  const oracle = openOracle('cases');
  let changed = 0;
  let total = 0;
  for (const page of casePages()) {
    const outcomes = await inParallel(page.cases, WIDTH, async (entry, slot) => {
      return [entry.name, describeOutcome(await oracle.real(entry.sketch, slot))] as const;
    });
    changed += page.cases.filter((entry, index) => entry.recorded !== outcomes[index]?.[1]).length;
    total += page.cases.length;
    writeFileSync(page.file, writeRecorded(page.text, new Map(outcomes)));
  }
  console.log(`httpd ${apacheVersion()}: ${total} cases, ${changed} answers new or changed, ${oracle.spent.runs} runs`);
}

void record();
