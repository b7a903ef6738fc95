/** What every rule and every page owes, whatever it finds. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { RULES } from '../../server/src/rules/generated';
import { runCase } from '../harness/rule-case';
import { isRight, ruleFolders, type RuleFolder } from '../harness/rule-pages';

const SECTIONS = ['What it does', 'Why', 'Wrong', 'Right', 'When not to use it', 'References'];

void describe('rules and their pages', async () => {
  for (const folder of await ruleFolders()) {
    void test(folder.id, async (t) => {
      await t.test('the page has its title, summary and sections', () => checkPage(folder));
      await t.test('findings keep to what the rule declares', () => checkFindings(folder));
    });
  }
});

void test('rule ids are unique and listed', async () => {
  const ids = RULES.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const { id } of await ruleFolders()) assert.ok(ids.includes(id), `${id} is not in generated.ts: run npm run gen`);
});

function checkPage({ id, rule, readme, cases }: RuleFolder): void {
  assert.equal(rule.id, id, 'the id is the folder');
  const [title, blank, summary] = readme.split('\n');
  assert.equal(title, `# ${id}`);
  assert.equal(blank, '');
  assert.equal(summary, `${rule.summary}.`, 'the third line is the summary');
  assert.ok(rule.summary.length > 10 && rule.summary.length <= 120 && !rule.summary.endsWith('.'), 'one line without a full stop');
  const headings = [...readme.matchAll(/^## (.*)$/gm)].map((match) => match[1]!);
  assert.deepEqual(headings, SECTIONS);
  for (const [index, heading] of SECTIONS.entries()) {
    const from = readme.indexOf(`## ${heading}`);
    const to = index + 1 < SECTIONS.length ? readme.indexOf(`## ${SECTIONS[index + 1]}`) : readme.length;
    assert.ok(readme.slice(from, to).trim().length > heading.length + 10, `"${heading}" says nothing`);
  }
  assert.doesNotMatch(readme, /TODO/);
  assert.ok(cases.some(isRight), '"Right" has no fence');
  for (const page of cases.filter(isRight)) assert.deepEqual(page.expected, [], `${page.place}: a right fence has findings`);
  const wrong = cases.filter(({ section, place }) => section === 'Wrong' && place.includes('README'));
  assert.ok(wrong.length > 0, '"Wrong" has no fence');
  for (const page of wrong) assert.ok(page.expected.length > 0, `${page.place}: a wrong fence has no finding`);
}

async function checkFindings({ id, rule, cases }: RuleFolder): Promise<void> {
  assert.ok(rule.severities.length > 0, 'the rule declares no severity');
  const safeties = new Set<string>();
  const severities = new Set<string>();
  let silent = 0;
  for (const page of cases) {
    const { seen } = await runCase(page, page.options.get('rules') === 'all' ? RULES : [rule]);
    const own = seen.filter(({ finding }) => finding.rule === id);
    if (own.length === 0) silent++;
    for (const { finding } of own) {
      severities.add(finding.severity);
      assert.ok(rule.severities.includes(finding.severity), `${page.place}: ${finding.severity} is not declared`);
      checkMessage(finding.message, page.place);
      for (const related of finding.related ?? []) checkMessage(related.message, page.place);
      for (const fix of finding.fixes ?? []) {
        safeties.add(fix.safety);
        assert.match(fix.title, /^[A-Z<].*[^.]$/, `${page.place}: the fix "${fix.title}" begins with a capital and has no full stop`);
      }
    }
  }
  assert.ok(silent > 0, 'no case is silent');
  assert.ok(severities.size > 0, 'no case fires');
  for (const severity of rule.severities) assert.ok(severities.has(severity), `no case gives ${severity}, which the rule declares`);
  const best = safeties.has('safe') ? 'safe' : safeties.has('review') ? 'review' : undefined;
  assert.equal(rule.fixable, best, 'fixable says what the cases show');
}

function checkMessage(message: string, place: string): void {
  assert.match(message, /\.$/, `${place}: "${message}" has no full stop`);
  assert.doesNotMatch(message, /\bplease\b|![\s.]|!$|`|\n/i, `${place}: "${message}" is not how messages are written`);
  assert.ok(message.length <= 300, `${place}: the message is too long: ${message.length}`);
}
