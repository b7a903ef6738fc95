/** Runs rules over a root of another language than httpd's. */
import { onceForEachCause } from './causes';
import { phpGroupsOfFile } from './php-groups-file';
import type { FileView, Finding, Rule } from './types';

/** All findings, by rule and not yet filtered by settings or comments. `failed` is told of a rule that threw. */
export function runFileRules(given: Omit<FileView, 'at'>, rules: readonly Rule[], failed: (rule: string, error: unknown) => void): Finding[] {
  const view = viewOf(given, given.root);
  // What is wrong with the text of an ini file is the file's own matter.
  const views = given.kind === 'php-ini' ? given.reading.files.map((file) => viewOf(given, file)) : [view];
  const findings: Finding[] = [];
  const phpGroups = phpGroupsOfFile(view);
  for (const rule of rules) {
    if (rule.scope !== 'php' && (rule.scope !== 'file' || !rule.on.includes(view.kind))) continue;
    try {
      for (const each of rule.scope === 'php' ? phpGroups.flatMap((group) => [...rule.check(group)]) : views.flatMap((each) => [...rule.check(each)])) findings.push({ ...each, rule: rule.id });
    } catch (error) {
      failed(rule.id, error);
    }
  }
  return onceForEachCause(findings);
}

/** The root as rules see it, with `root` for its file. */
function viewOf(given: Omit<FileView, 'at'>, root: FileView['root']): FileView {
  return { ...given, root, at: ({ start, end }, { file, source } = root) => ({ file, source, start, end }) };
}
