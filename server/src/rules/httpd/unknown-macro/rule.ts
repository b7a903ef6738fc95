import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { contentSpan } from '../../../httpd/config/node';
import { fromProblem, isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { Fix, ProblemRule, Related } from '../../types';
import { nameOf, refusal } from '../../words';

/** Follows use_macro and undef_macro (modules/core/mod_macro.c). */
export const rule: ProblemRule = {
  id: 'httpd/unknown-macro',
  summary: 'A macro that is used or undefined without being defined above',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined) return undefined;
    const word = node.words[0];
    if (word === undefined || word.value === '') return fromProblem(problem, `${nameOf(node)} names no macro: ${refusal(view)}.`);
    const known = (problem.data?.['known'] as readonly string[] | undefined) ?? [];
    const later = view.config.environment.macros.get(word.value.toLowerCase());
    const comesLater = later !== undefined && !known.includes(word.value.toLowerCase());
    const related: Related[] = comesLater ? [{ at: { ...later.site, ...contentSpan(later.site.line.text) }, message: 'The macro is defined here.' }] : [];
    const why = comesLater ? ' Its definition stands further down, and httpd reads in order.' : '';
    const fixes: Fix[] = !isEditable(node) || comesLater ? []
      : nearestNames(word.value, known, 2).map((name) => ({ title: `Write ${name}`, safety: 'review', edits: [replaceWord(node, word, name)] }));
    return fromProblem(problem, `There is no macro ${word.value} at this line: ${refusal(view)}.${why}`, { at: node.place(word), fixes, related });
  },
};
