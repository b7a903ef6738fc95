import { catalog } from '../../../httpd/catalog/catalog';
import { contentSpan } from '../../../httpd/config/node';
import { fromProblem } from '../../builders';
import type { Fix, ProblemRule, Related } from '../../types';
import { either, refusal } from '../../words';

/** Follows ap_check_mpm (server/config.c): AH00534. */
export const rule: ProblemRule = {
  id: 'mpm/more-than-one',
  summary: 'More than one MPM is loaded',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const identifiers = (problem.data?.['identifiers'] as readonly string[] | undefined) ?? [];
    const { modules } = view.config.environment;
    const names = identifiers.map((identifier) => identifier.replace(/^mpm_(\w+)_module$/, '$1'));
    const related: Related[] = identifiers.flatMap((identifier, index) => {
      const site = modules.get(identifier);
      return site === undefined || site.line === problem.at.line ? [] : [{ at: { ...site, ...contentSpan(site.line.text) }, message: `${names[index]} is loaded here.` }];
    });
    const isDebian = /\/mods-enabled\//.test(problem.at.file);
    const way = isDebian ? ` a2dismod mpm_${names[names.length - 1]} takes this one away.` : '';
    const isPlain = problem.line?.via === undefined && /^\s*LoadModule\s/i.test(problem.at.line.text) && catalog.modules.size > 0;
    const fixes: Fix[] = isPlain && !isDebian ? [{ title: 'Remove this LoadModule', safety: 'review', edits: [{ kind: 'removeLine', line: problem.at }] }] : [];
    const message = `${names.length} MPMs are loaded, ${either(names, 'and')}, and httpd runs with exactly one: ${refusal(view)}.${way}`;
    return fromProblem(problem, message, { related, fixes });
  },
};
