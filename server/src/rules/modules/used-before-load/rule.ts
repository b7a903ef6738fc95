import type { DirectiveSpec } from '../../../httpd/catalog/types';
import { contentSpan } from '../../../httpd/config/node';
import { fromProblem, isEditable } from '../../builders';
import { moduleName } from '../../load-module';
import type { Fix, ProblemRule, Related } from '../../types';
import { nameOf } from '../../words';

/** Follows ap_walk_config_sub (server/config.c): a read-time directive that was an unknown name while reading is passed over. */
export const rule: ProblemRule = {
  id: 'modules/used-before-load',
  summary: 'A directive that is read at once and stands above the LoadModule of its module',
  severities: ['warning'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const spec = problem.data?.['spec'] as DirectiveSpec | undefined;
    const { node } = problem;
    if (spec === undefined || node === undefined) return undefined;
    const identifier = spec.identifiers.find((each) => view.config.environment.modules.get(each) !== undefined) ?? spec.identifiers[0] ?? '';
    const site = view.config.environment.modules.get(identifier);
    const related: Related[] = site === undefined ? [] : [{ at: { ...site, ...contentSpan(site.line.text) }, message: `${moduleName(identifier)} is loaded here.` }];
    const content = node.isSection ? ' with all its content' : '';
    const message = `${nameOf(node)} stands above the LoadModule of ${moduleName(identifier)}: httpd passes over it${content}, without a message.`;
    const fixes: Fix[] = site !== undefined && site.via === undefined && isEditable(node) && node.parent === undefined && site.file === node.site.file
      ? [{
        title: `Move LoadModule ${identifier} above`, safety: 'review',
        edits: [{ kind: 'removeLine', line: site }, { kind: 'insertBefore', line: node.site, text: site.line.text.trim() }],
      }]
      : [];
    return fromProblem(problem, message, { related, fixes });
  },
};
