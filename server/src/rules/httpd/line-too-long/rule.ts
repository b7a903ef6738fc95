import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { refusal } from '../../words';

/** Follows ap_varbuf_cfg_getline and ap_cfg_getline (server/util.c). */
export const rule: ProblemRule = {
  id: 'httpd/line-too-long',
  summary: 'A line that is longer than httpd reads',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const limit = Number(problem.data?.['limit'] ?? 0).toLocaleString('en-US');
    return fromProblem(problem, `This line, with all lines it is continued by, has more than ${limit} bytes: ${refusal(view)}.`);
  },
};
