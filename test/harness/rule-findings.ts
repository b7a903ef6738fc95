/** What a rule's findings, over all cases of its page, owe to what the rule declares. */
import assert from 'node:assert/strict';
import type { Rule } from '../../server/src/rules/types';
import type { CaseRun } from './rule-case';
import type { Case } from './rule-page';

/** In: every case with its run. */
export function checkDeclared(rule: Rule, runs: readonly { readonly page: Case; readonly run: CaseRun }[]): void {
  assert.ok(rule.severities.length > 0, 'the rule declares no severity');
  const safeties = new Set<string>();
  const severities = new Set<string>();
  let silent = 0;
  for (const { page, run } of runs) {
    const own = run.seen.filter(({ finding }) => finding.rule === rule.id);
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
