/** `httpd-lint rules`. */
import type { ExitStatus } from '../main';
import type { Invocation } from '../options/parse';
import { RULES } from '../../rules/generated';
import type { Rule } from '../../rules/types';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/** Lists every rule: id, severities (the usual one first), whether it has a fix, one line of what it finds. */
export async function rulesCommand({ options, paths }: Invocation, terminal: Terminal): Promise<ExitStatus> {
  if (paths.length > 0) throw new UsageError('rules takes no path; httpd-lint explain RULE prints the page of one');
  const rules = [...RULES].sort((left, right) => (left.id < right.id ? -1 : 1));
  terminal.out(options.json === true ? `${JSON.stringify(rules.map(ruleJson), null, 2)}\n` : tableOf(rules));
  return 0;
}

function ruleJson({ id, summary, severities, fixable }: Rule) {
  return { id, topic: id.slice(0, id.indexOf('/')), summary, severities, fixable: fixable ?? null };
}

function tableOf(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => [rule.id, rule.severities.join('|'), rule.fixable === undefined ? '' : `fix: ${rule.fixable}`, rule.summary]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  return rows.map((row) => `${row.slice(0, 3).map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}  ${row[3]}\n`).join('');
}
