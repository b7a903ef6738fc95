import { hasWildcard } from '../../../base/fnmatch';
import type { Config } from '../../../httpd/config/config';
import { fromProblem, isEditable, replace } from '../../builders';
import type { ConfigView, Fix, ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows ap_process_fnmatch_configs (server/config.c), ap_dir_nofnmatch and ap_dir_fnmatch (server/util.c). */
export const rule: ProblemRule = {
  id: 'httpd/include-missing',
  summary: 'An Include whose file, folder or pattern is not there',
  severities: ['error', 'warning', 'info'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined) return undefined;
    const word = node.words[0]?.value ?? '';
    const path = String(data?.['path'] ?? '');
    const target = String(data?.['target'] ?? word);
    const isPattern = hasWildcard(target);
    if (problem.assumes !== undefined && isPart(view)) {
      const message = `${nameOf(node)} ${word} is not read: ${path} is not in this copy of the configuration.`;
      return { ...fromProblem(problem, message, { cause: 'part', assumes: [] }), severity: 'info' };
    }
    const what = /^No matches/.test(problem.message) ? `nothing in ${path} matches` : /directory/.test(problem.message) && isPattern ? `there is no folder ${path}` : `there is no ${path}`;
    const message = `${nameOf(node)} ${word}: ${what}, and ${refusal(view)}.`;
    const fixes: Fix[] = isEditable(node) && node.key === 'include'
      ? [{ title: 'Write IncludeOptional', safety: 'review', edits: [replace(node.namePlace, 'IncludeOptional')] }] : [];
    return fromProblem(problem, message, { fixes });
  },
};

/** A copy in which no Include found anything, or several did not, is a part of a configuration, not one with a file missing. */
function isPart({ config }: ConfigView): boolean {
  let known = parts.get(config);
  if (known === undefined) {
    const missing = config.problems.filter((problem) => problem.rule === rule.id && problem.assumes !== undefined);
    known = missing.length > 1 || (config.fold?.parts.every((part) => part.included.length === 0) ?? true);
    parts.set(config, known);
  }
  return known;
}

/** Asked once for each missing file, of which a copy may lack thousands. */
const parts = new WeakMap<Config, boolean>();
