import type { RemovedDirective } from '../../../httpd/catalog/types';
import type { ConfigNode } from '../../../httpd/config/node';
import { fromProblem, isEditable } from '../../builders';
import { standsUnderForeignGuard } from '../../guards';
import { removeDirective, replaceDirective } from '../../edits';
import type { Fix, ProblemRule } from '../../types';
import { nameOf, refusal } from '../../words';

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
    const fixes = isEditable(node) && !node.isSection ? fixesOf(node, instead) : [];
    return fromProblem(problem, `${name} ended with httpd ${removed.lastVersion ?? '2.2'}: ${refusal(view)}. ${way}`, { fixes });
  },
};

const HIGHEST_TRACE = 8;

function fixesOf(node: ConfigNode, instead: string | undefined): Fix[] {
  if (node.key === 'rewriteloglevel') {
    const level = Math.min(HIGHEST_TRACE, Number.parseInt(node.words[0]?.value ?? '', 10) || 0);
    const text = level > 0 ? `LogLevel rewrite:trace${level}` : 'LogLevel rewrite:warn';
    return [{ title: `Write ${text}`, safety: 'review', edits: [replaceDirective(node, text)] }];
  }
  // What mod_rewrite logs goes to the error log now.
  if (instead !== undefined && node.key !== 'rewritelog') return [];
  return [{ title: 'Remove the line', safety: 'review', edits: [removeDirective(node)] }];
}
