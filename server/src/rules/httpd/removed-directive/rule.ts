import type { RemovedDirective } from '../../../httpd/catalog/types';
import type { ConfigNode } from '../../../httpd/config/node';
import { fromProblem, isEditable } from '../../builders';
import { standsUnderForeignGuard } from '../../guards';
import { removeDirective, replaceDirective } from '../../edits';
import type { ConfigView, Fix, ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';
import { hasAcceptMutex, replacementOf } from './replacements';

/** Shows names that an older httpd knew, or that the next one will know. */
export const rule: ProblemRule = {
  id: 'httpd/removed-directive',
  summary: 'A directive of an older httpd, or of the development version, that 2.4 does not have',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const removed = problem.data?.['removed'] as RemovedDirective | undefined;
    const { node } = problem;
    if (node === undefined || removed === undefined) return undefined;
    // Its old module is asked for around it, and no httpd that lacks the directive has that module.
    if (view.config.world.modules === 'any' && standsUnderForeignGuard(node)) return undefined;
    const name = nameOf(node);
    if (removed.trunkOnly === true) {
      return fromProblem(problem, `${name} exists in the development version of httpd only: ${refusal(view)}.`);
    }
    const instead = removed.replacement ?? undefined;
    const way = instead === undefined ? 'Nothing replaces it; the line can go.' : `${instead} takes its place.`;
    const fixes = isEditable(node) && !node.isSection ? fixesOf(node, instead, view) : [];
    return fromProblem(problem, `${name} ended with httpd ${removed.lastVersion ?? '2.2'}: ${refusal(view)}. ${way}`, { fixes });
  },
};

function fixesOf(node: ConfigNode, instead: string | undefined, view: ConfigView): Fix[] {
  const text = replacementOf(node, view);
  if (text !== undefined) return [{ title: `Write ${text}`, safety: 'review', edits: [replaceDirective(node, text)] }];
  // What mod_rewrite and mod_ssl log goes to the error log now; the second line of the accept mutex is part of the first.
  const goes = ['rewritelog', 'ssllog', 'lockfile'].includes(node.key) || (node.key === 'acceptmutex' && !hasAcceptMutex(view));
  if (instead !== undefined && !goes) return [];
  return [{ title: 'Remove the line', safety: 'review', edits: [removeDirective(node)] }];
}
