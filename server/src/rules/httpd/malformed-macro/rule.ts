import { fromProblem, isEditable, replace } from '../../builders';
import type { Fix, ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows macro_section (modules/core/mod_macro.c). */
export const rule: ProblemRule = {
  id: 'httpd/malformed-macro',
  summary: 'A macro definition that mod_macro does not accept',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined) return undefined;
    const conflict = /conflict '(.*)' in/.exec(problem.message)?.[1];
    const empty = /empty argument #(\d+)/.exec(problem.message)?.[1];
    if (conflict !== undefined) return fromProblem(problem, `The macro has two parameters ${conflict}: ${refusal(view)}.`);
    if (empty !== undefined) return fromProblem(problem, `Parameter ${empty} of the macro has an empty name: ${refusal(view)}.`);
    if (/closing/.test(problem.message)) {
      const end = node.wholePlace.end;
      const fixes: Fix[] = isEditable(node) ? [{ title: 'Add the >', safety: 'review', edits: [replace({ ...node.wholePlace, start: end }, '>')] }] : [];
      return fromProblem(problem, `${nameOf(node)} lacks its closing > at the end of the line: ${refusal(view)}.`, { fixes });
    }
    return fromProblem(problem, `${nameOf(node)} names no macro: ${refusal(view)}. The name follows the word Macro.`);
  },
};
