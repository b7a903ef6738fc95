/** What must hold for every fix that a rule offers. */
import assert from 'node:assert/strict';
import { RULES } from '../../server/src/rules/generated';
import type { Rule } from '../../server/src/rules/types';
import { applyFix, runCase, type CaseRun, type SeenFinding } from './rule-case';
import type { Case } from './rule-page';

/** More rounds than any page has findings. */
const ROUNDS = 50;

/**
 * A safe fix removes its finding and brings no finding of its rule and no error or warning of any rule; applying all of them
 * comes to an end. A review fix removes its finding. No two fixes of a finding have one title.
 */
export async function checkFixProperties(page: Case, rules: readonly Rule[], run: CaseRun): Promise<void> {
  await checkSafeFixesEnd(page, rules, run);
  for (const seen of run.seen) {
    if (!rules.some((rule) => rule.id === seen.finding.rule)) continue;
    const titles = new Set<string>();
    for (const fix of seen.finding.fixes ?? []) {
      const name = `fix "${fix.title}" of "${seen.finding.message}"`;
      assert.ok(!titles.has(fix.title), `${name} is offered twice`);
      titles.add(fix.title);
      const files = applyFix(run, page.files, fix);
      assert.ok(files, `${name} edits a place that does not exist`);
      assert.notDeepEqual([...files], [...page.files], `${name} changes nothing`);
      const after = await runCase(page, rules, files);
      const before = count(run.seen, seen);
      assert.ok(count(after.seen, seen) < before, `${name} leaves its finding standing:\n${text(files)}`);
      if (fix.safety === 'review') continue;
      assert.equal(after.seen.length, run.seen.length - 1, `${name} brings another finding:\n${list(after)}`);
      await bringsNothing(page, files, name);
    }
  }
}

/** Applies safe fixes until none is offered: a second run would change nothing. */
async function checkSafeFixesEnd(page: Case, rules: readonly Rule[], run: CaseRun): Promise<void> {
  let files: ReadonlyMap<string, string> = page.files;
  let current = run;
  for (let round = 0; round < ROUNDS; round++) {
    const fix = current.seen.filter(({ finding }) => rules.some((rule) => rule.id === finding.rule))
      .flatMap(({ finding }) => finding.fixes ?? []).find(({ safety }) => safety === 'safe');
    if (fix === undefined) return;
    files = applyFix(current, files, fix) ?? files;
    current = await runCase(page, rules, files);
  }
  assert.fail(`safe fixes never end:\n${text(files)}`);
}

async function bringsNothing(page: Case, files: Map<string, string>, name: string): Promise<void> {
  const loud = (run: CaseRun): string[] => run.seen
    .filter(({ finding }) => finding.severity === 'error' || finding.severity === 'warning').map(({ finding }) => `${finding.rule}: ${finding.message}`);
  const before = loud(await runCase(page, RULES));
  for (const message of loud(await runCase(page, RULES, files))) {
    const known = before.indexOf(message);
    assert.ok(known >= 0, `${name} brings ${message}`);
    before.splice(known, 1);
  }
}

/** How many findings of the same rule say the same of the same line's beginning. */
function count(all: readonly SeenFinding[], one: SeenFinding): number {
  return all.filter(({ finding }) => finding.rule === one.finding.rule && finding.message === one.finding.message).length;
}

function text(files: ReadonlyMap<string, string>): string {
  return [...files.values()].join('\n');
}

function list(run: CaseRun): string {
  return run.seen.map(({ finding, line }) => `line ${line + 1}: ${finding.rule}: ${finding.message}`).join('\n');
}
