/** What every rule and every page owes, whatever it finds. */
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, test } from 'node:test';
import { RULES } from '../../server/src/rules/generated';
import { TOPICS } from '../../scripts/new-rule';
import { isRight, ruleFolders, RULES_FOLDER, type RuleFolder } from '../harness/rule-pages';

const SECTIONS = ['What it does', 'Why', 'Wrong', 'Right', 'When not to use it', 'References'];

void describe('rules and their pages', async () => {
  for (const folder of await ruleFolders()) {
    void test(folder.id, () => checkPage(folder));
  }
});

void test('rule ids are unique and listed', async () => {
  const ids = RULES.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)]);
  for (const { id } of await ruleFolders()) assert.ok(ids.includes(id), `${id} is not in generated.ts: run npm run gen`);
});

void test('every problem that a reader reports has a rule that shows it', () => {
  const shown = new Set(RULES.map(({ id }) => id));
  const reported = sourcesBelow('httpd', 'workspace', 'stack').flatMap((text) => [...text.matchAll(PROBLEM_ID)].map((match) => match[1]!));
  assert.ok(reported.length > 0, 'no problem id was found in the sources');
  assert.deepEqual([...new Set(reported)].filter((id) => !shown.has(id)), []);
});

/** A string of the form `topic/name` in code: the ids that problems carry. */
const PROBLEM_ID = new RegExp(`'((?:${TOPICS.join('|')})/[a-z0-9-]+)'`, 'g');

function sourcesBelow(...names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const folder = resolve(RULES_FOLDER, '..', name);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/[\\/](?:data|prose)[\\/]/.test(file))
      .map((file) => readFileSync(join(folder, file), 'utf8'));
  });
}

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
