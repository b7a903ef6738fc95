import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows include_config (server/core.c: AP_MAX_INCLUDE_DEPTH) and ap_dir_nofnmatch (server/util.c). */
export const rule: ProblemRule = {
  id: 'httpd/include-depth',
  summary: 'Includes that are nested too deep, most often a file that includes itself',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined) return undefined;
    const word = node.words[0]?.value ?? '';
    const message = `${nameOf(node)} ${word} goes 128 levels deep: ${refusal(view)}. A file that includes itself, directly or through others, never ends.`;
    return fromProblem(problem, message);
  },
};
