import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { contentSpan } from '../../../httpd/config/node';
import { fromProblem, replace } from '../../builders';
import type { ConfigView, Fix, ProblemRule, Related } from '../../types';

/** Follows ap_resolve_env (server/core.c): AH00111. */
export const rule: ProblemRule = {
  id: 'httpd/undefined-variable',
  summary: 'A variable that is neither defined nor in the environment',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { at } = problem;
    const name = String(problem.data?.['name'] ?? '');
    const { variables, defined } = view.config.environment;
    const later = variables.get(name.toLowerCase());
    const related: Related[] = later === undefined ? [] : [{ at: { ...later.site, ...contentSpan(later.site.line.text) }, message: `${later.name} is defined here.` }];
    const why = later !== undefined ? ' Its Define stands further down, and httpd reads in order.'
      : defined.has(name) ? ' Defined without a value it exists for <IfDefine> only.' : '';
    const own = at.line.text.slice(at.start, at.end) === `\${${name}}`;
    const fixes: Fix[] = own && problem.line?.via === undefined && why === ''
      ? near(name, view).map((each) => ({ title: `Write \${${each}}`, safety: 'review', edits: [replace(at, `\${${each}}`)] })) : [];
    const found = fromProblem(problem, `\${${name}} is not defined: httpd leaves these characters in the line as they are.${why}`, {
      fixes, related, ...(fixes.length === 0 ? { cause: name } : {}),
    });
    if (view.config.world.environmentAssumed !== true) return found;
    return { ...found, severity: 'info', assumes: [`the environment of the server does not set ${name}`] };
  },
};

function near(name: string, view: ConfigView): readonly string[] {
  const { environment, world } = view.config;
  const known = [...[...environment.variables.values()].map((variable) => variable.name), ...world.environment.keys()];
  return nearestNames(name, known, 2);
}
