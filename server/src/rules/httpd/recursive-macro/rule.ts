import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { refusal } from '../../words';

/** Follows check_macro_use_snippet... of use_macro (modules/core/mod_macro.c: "recursive use of macro"). */
export const rule: ProblemRule = {
  id: 'httpd/recursive-macro',
  summary: 'A macro that uses itself',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const name = problem.node?.words[0]?.value ?? '';
    return fromProblem(problem, `The macro ${name} uses itself, directly or through another: ${refusal(view)}.`);
  },
};
