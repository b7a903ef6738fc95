import { fromProblem } from '../../builders';
import type { ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows set_server_root (server/core.c) and the other handlers that look for a folder. */
export const rule: ProblemRule = {
  id: 'httpd/missing-directory',
  summary: 'A folder that must exist when the configuration is read, and does not',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    const path = String(data?.['path'] ?? node?.words[0]?.value ?? '');
    if (node === undefined) return fromProblem(problem, `No ErrorLog is set, so the log goes to ${path}: there is no such folder, and ${refusal(view)}.`);
    return fromProblem(problem, `${nameOf(node)}: there is no folder ${path}, and ${refusal(view)}.`);
  },
};
