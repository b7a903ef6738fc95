import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows ap_pcfg_openfile (server/util.c): AH00554. */
export const rule: ProblemRule = {
  id: 'httpd/include-unreadable',
  summary: 'An Include of something that is not a regular file',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined) return undefined;
    const path = String(data?.['path'] ?? '');
    return fromProblem(problem, `${nameOf(node)}: ${path} is no regular file, and httpd reads no other: ${refusal(view)}.`);
  },
};
