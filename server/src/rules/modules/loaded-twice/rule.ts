import { contentSpan } from '../../../httpd/config/node';
import { fromProblem, isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import type { Fix, ProblemRule, Related } from '../../types';

/** Follows load_module (modules/core/mod_so.c): AH01574. */
export const rule: ProblemRule = {
  id: 'modules/loaded-twice',
  summary: 'A module that is loaded a second time',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined) return undefined;
    const identifier = String(data?.['identifier'] ?? '');
    const first = view.config.environment.modules.get(identifier);
    const related: Related[] = first === undefined ? [] : [{ at: { ...first, ...contentSpan(first.line.text) }, message: 'It is loaded here.' }];
    const fixes: Fix[] = isEditable(node) ? [{ title: 'Remove the line', safety: 'safe', edits: [removeDirective(node)] }] : [];
    return fromProblem(problem, `${identifier} is loaded already: httpd skips this line, even if it names another file.`, { fixes, related });
  },
};
