import { removeDirective } from '../../edits';
import { fromProblem, isEditable } from '../../builders';
import type { ProblemRule } from '../../types';

/** php_apache_phpini_set (sapi/apache2handler/apache_config.c). */
export const rule: ProblemRule = {
  id: 'php/ini-dir-twice',
  summary: 'A second PHPIniDir, with which the server refuses the configuration',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem) {
    const { node } = problem;
    if (node === undefined) return undefined;
    return fromProblem(problem, 'PHP is one for the whole server, virtual hosts and all, and takes one PHPIniDir: with this second one the server refuses the configuration. Settings of a host go into php_admin_value.', {
      at: node.wholePlace,
      fixes: isEditable(node) ? [{ title: 'Remove this PHPIniDir', safety: 'review', edits: [removeDirective(node)] }] : [],
    });
  },
};
