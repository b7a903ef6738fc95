import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

/** Shows what PCRE2 says of a pattern that a handler compiles at the start (ap_pregcomp, server/util_pcre.c). */
export const rule: ProblemRule = {
  id: 'httpd/invalid-regex',
  summary: 'A regular expression that PCRE2 does not compile',
  severities: ['error', 'warning'],
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const reason = String(data?.['reason'] ?? problem.message).replace(/[.\s]+$/, '');
    return fromProblem(problem, `${nameOf(node)}: this is no valid regular expression (${reason}), and ${refusal(view)}.`);
  },
};
