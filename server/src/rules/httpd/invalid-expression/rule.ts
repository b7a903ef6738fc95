import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

/** Shows what ap_expr_parse (server/util_expr_eval.c) says. */
export const rule: ProblemRule = {
  id: 'httpd/invalid-expression',
  summary: 'An expression that httpd cannot read',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const reason = String(data?.['reason'] ?? problem.message).replace(/[.\s]+$/, '');
    const detail = data?.['detail'] === undefined ? '' : `: ${String(data['detail'])}`;
    return fromProblem(problem, `${nameOf(node)}: httpd cannot read this expression (${reason}${detail}), and ${refusal(view)}.`);
  },
};
