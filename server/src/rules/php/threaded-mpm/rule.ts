import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';

/** Follows php_pre_config (PHP, sapi/apache2handler): a build without thread safety refuses a threaded MPM. */
export const rule: ProblemRule = {
  id: 'php/threaded-mpm',
  summary: 'mod_php loaded beside the worker or event MPM',
  severities: ['error', 'warning'],
  scope: 'problem',
  show(problem, view) {
    const { identifier, mpm } = problem.data as { readonly identifier: string; readonly mpm: string };
    const [loaded] = view.config.mpm.identifiers;
    const site = loaded === undefined ? undefined : view.config.environment.modules.get(loaded);
    const message = `${identifier} is not built for threads and the MPM is ${mpm}: the server refuses the configuration. Load prefork instead, or run PHP in PHP-FPM.`;
    const related = site === undefined ? [] : [{ at: { ...site, start: 0, end: site.line.text.length }, message: `The MPM ${mpm} is loaded here.` }];
    return fromProblem(problem, message, { related });
  },
};
