import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';

/** php_init_config (main/php_ini.c) goes on without a php.ini. */
export const rule: ProblemRule = {
  id: 'php/ini-dir-missing',
  summary: 'A PHPIniDir that is not there, so that PHP runs without its php.ini',
  severities: ['warning'],
  scope: 'problem',
  show(problem) {
    const path = String(problem.data?.['path'] ?? '');
    return fromProblem(problem, `There is no ${path}: PHP says nothing, reads no php.ini and runs with its built-in values. Files of conf.d are read all the same.`);
  },
};
