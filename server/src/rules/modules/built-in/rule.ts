import { fromProblem, isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import { moduleName } from '../../load-module';
import type { Fix, ProblemRule } from '../../types';
import { refusal } from '../../words';

/** Follows load_module (modules/core/mod_so.c: "is built-in and can't be loaded"). */
export const rule: ProblemRule = {
  id: 'modules/built-in',
  summary: 'A LoadModule of a module that is compiled into httpd',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined) return undefined;
    const name = moduleName(String(data?.['identifier'] ?? ''));
    const fixes: Fix[] = isEditable(node) ? [{ title: 'Remove the line', safety: 'review', edits: [removeDirective(node)] }] : [];
    return fromProblem(problem, `${name} is compiled into the httpd of the ${view.config.world.profile} profile and cannot be loaded: ${refusal(view)}.`, { fixes });
  },
};
