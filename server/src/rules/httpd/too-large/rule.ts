import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';

/** A limit of this program, not of httpd: macros and includes can make a configuration of any size out of a few lines. */
export const rule: ProblemRule = {
  id: 'httpd/too-large',
  summary: 'A configuration that grows beyond what is checked',
  severities: ['info'],
  scope: 'problem',
  show(problem) {
    return fromProblem(problem, 'Macros, includes or nested sections make this configuration larger than what is checked: from here on nothing is read.');
  },
};
