import type { MacroDefinition } from '../../../httpd/config/environment';
import { contentSpan } from '../../../httpd/config/node';
import { fromProblem } from '../../builders';
import type { ProblemRule, Related } from '../../types';
import { refusal } from '../../words';

/** Follows use_macro and substitute_macro_args (modules/core/mod_macro.c). */
export const rule: ProblemRule = {
  id: 'httpd/macro-arguments',
  summary: 'A macro that is used with the wrong number of arguments, or with too long ones',
  severities: ['error'],
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    const macro = data?.['macro'] as MacroDefinition | undefined;
    if (node === undefined) return undefined;
    if (macro === undefined) {
      const message = `A line of the macro ${node.words[0]?.value ?? ''} grows beyond 8191 bytes with these arguments: ${refusal(view)}.`;
      return fromProblem(problem, message);
    }
    const { parameters, site } = macro;
    const takes = parameters.length === 0 ? 'no argument' : `${parameters.length} argument${parameters.length > 1 ? 's' : ''} (${parameters.join(' ')})`;
    const related: Related[] = [{ at: { ...site, ...contentSpan(site.line.text) }, message: 'The macro is defined here.' }];
    const message = `The macro ${node.words[0]?.value ?? macro.name} takes ${takes} and is used with ${node.words.length - 1}: ${refusal(view)}.`;
    return fromProblem(problem, message, { related });
  },
};
