import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows ifsection (server/core.c): the last section of the kind in the same scope decides. */
export const rule: ProblemRule = {
  id: 'httpd/else-without-if',
  summary: 'An Else or ElseIf section without an If before it',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined) return undefined;
    return fromProblem(problem, `${nameOf(node)} follows no <If> or <ElseIf> in the same section: ${refusal(view)}.`);
  },
};
