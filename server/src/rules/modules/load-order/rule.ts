import { contentSpan } from '../../../httpd/config/node';
import { basename, dirname } from '../../../base/path';
import { catalog } from '../../../httpd/catalog/catalog';
import { fromProblem, isEditable } from '../../builders';
import { removeDirective } from '../../edits';
import type { Fix, ProblemRule, Related } from '../../types';
import { refusal } from '../../words';

/** Follows dso_load (modules/core/mod_so.c): the dynamic linker resolves symbols when the file is loaded. */
export const rule: ProblemRule = {
  id: 'modules/load-order',
  summary: 'A module that is loaded before the module it is built upon',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined) return undefined;
    const identifier = String(data?.['identifier'] ?? '');
    const needed = String(data?.['needed'] ?? '');
    const later = view.config.environment.modules.get(needed);
    const related: Related[] = later === undefined ? [] : [{ at: { ...later, ...contentSpan(later.line.text) }, message: `${needed} is loaded here.` }];
    const where = later === undefined ? 'which is not loaded' : 'which is loaded further down';
    const text = node.text.slice(node.nameSpan.start).trimEnd();
    const fixes: Fix[] = [];
    if (isEditable(node) && later !== undefined && later.via === undefined) {
      fixes.push({
        title: `Move the line below LoadModule ${needed}`, safety: 'review',
        edits: [removeDirective(node), { kind: 'insertAfter', line: later, text }],
      });
    } else if (isEditable(node) && later === undefined) {
      const file = basename(catalog.modules.get(needed)?.file ?? `mod_${needed.replace(/_module$/, '')}.so`);
      const line = `LoadModule ${needed} ${dirname(node.words[1]?.value ?? '')}/${file}`;
      fixes.push({ title: `Add LoadModule ${needed} above`, safety: 'review', edits: [{ kind: 'insertBefore', line: node.site, text: line }] });
    }
    const message = `LoadModule ${identifier} needs ${needed} above it, ${where}: ${refusal(view)}.`;
    return fromProblem(problem, message, { fixes, related });
  },
};
