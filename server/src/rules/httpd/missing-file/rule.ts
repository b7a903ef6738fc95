import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows ssl_cmd_check_file (modules/ssl/ssl_engine_config.c), cmd_rewritemap (modules/mappers/mod_rewrite.c) and others. */
export const rule: ProblemRule = {
  id: 'httpd/missing-file',
  summary: 'A file that must exist when the configuration is read, and does not',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined) return undefined;
    const path = String(data?.['path'] ?? node.words[0]?.value ?? '');
    return fromProblem(problem, `${nameOf(node)}: there is no file ${path}, and ${refusal(view)}.`);
  },
};
