/** Every rule's page against the engine: findings where the carets say, fixes as shown, nothing else. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Rule } from '../../server/src/rules/types';
import { RULES } from '../../server/src/rules/generated';
import { applyFix, runCase, type CaseRun } from '../harness/rule-case';
import type { Case, Fixed } from '../harness/rule-page';
import { isRight, ruleFolders } from '../harness/rule-pages';
import { checkDeclared } from '../harness/rule-findings';
import { checkFixProperties } from '../harness/rule-fixes';

void describe('rule pages', async () => {
  for (const { id, rule, cases } of await ruleFolders()) {
    void test(id, async (t) => {
      const runs: { page: Case; run: CaseRun }[] = [];
      for (const page of cases) {
        await t.test(page.name, async () => {
          const rules = page.options.get('rules') === 'all' ? RULES : [rule];
          const run = await runCase(page, rules);
          runs.push({ page, run });
          compare(page, id, run);
          for (const fixed of page.fixed) await compareFixed(page, id, rules, run, fixed);
          await checkFixProperties(page, rules, run);
        });
      }
      await t.test('findings keep to what the rule declares', () => checkDeclared(rule, runs));
    });
  }
});

void describe('right fences under all rules', async () => {
  for (const { id, cases } of await ruleFolders()) {
    const right = cases.filter(isRight);
    void test(id, async () => {
      for (const page of right) {
        const { seen } = await runCase(page, RULES);
        const loud = seen.filter(({ finding }) => finding.severity === 'error' || finding.severity === 'warning');
        assert.deepEqual(loud.map(({ finding, line }) => `line ${line + 1}: ${finding.severity} ${finding.rule}: ${finding.message}`), [], page.place);
      }
    });
  }
});

/** Both sides as caret lines under their files: a difference reads like the page. */
function compare(page: Case, id: string, run: CaseRun): void {
  const own = run.seen.filter(({ finding }) => finding.rule === id);
  const actual = own.map(({ file, line, start, end, finding }) => ({
    file, line, start, end: Math.max(end, start + 1), severity: finding.severity, ah: finding.ah, message: finding.message,
  }));
  const expected = page.expected.map((each) => {
    const same = actual.find((one) => one.file === each.file && one.line === each.line && one.start === each.start && one.message.startsWith(each.message));
    return { ...each, message: same?.message ?? each.message };
  });
  assert.equal(withCarets(page, actual), withCarets(page, expected), `${page.place}: the findings (left) are not those of the page`);
}

function withCarets(page: Case, marks: readonly { file: string; line: number; start: number; end: number; severity: string; ah: string | undefined; message: string }[]): string {
  const lines: string[] = [];
  for (const [file, text] of page.files) {
    lines.push(`== ${file}`);
    text.split('\n').forEach((line, index) => {
      lines.push(line);
      const here = marks.filter((mark) => mark.file === file && mark.line === index)
        .map(({ start, end, severity, ah, message }) => `${' '.repeat(start)}${'^'.repeat(end - start)} ${severity}${ah === undefined ? '' : ` ${ah}`}: ${message}`);
      lines.push(...here.sort());
    });
  }
  const elsewhere = marks.filter((mark) => !page.files.has(mark.file)).map((mark) => `${mark.file}:${mark.line + 1}: ${mark.severity}: ${mark.message}`);
  return [...lines, ...elsewhere].join('\n');
}

async function compareFixed(page: Case, id: string, rules: readonly Rule[], run: CaseRun, fixed: Fixed): Promise<void> {
  const fixes = run.seen.filter(({ finding }) => finding.rule === id).flatMap(({ finding }) => finding.fixes ?? []);
  const fix = fixed.title === undefined ? fixes[0] : fixes.find(({ title }) => title === fixed.title);
  const titles = fixes.map(({ title }) => `"${title}"`).join(', ');
  assert.ok(fix, `line ${fixed.line}: no finding offers ${fixed.title === undefined ? 'a fix' : `"${fixed.title}"`}; offered: ${titles}`);
  const after = applyFix(run, page.files, fix);
  assert.ok(after, `line ${fixed.line}: "${fix.title}" edits a place that does not exist`);
  assert.equal(after.get(fixed.file), fixed.text, `line ${fixed.line}: ${fixed.file} after "${fix.title}"`);
  await runCase(page, rules, after);
}
