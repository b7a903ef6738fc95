import { catalog } from '../../../httpd/catalog/catalog';
import { basename, dirname } from '../../../base/path';
import { fromProblem, isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { Fix, ProblemRule } from '../../types';
import { refusal } from '../../words';

/** Follows load_module (modules/core/mod_so.c: "Can't locate API module structure"). */
export const rule: ProblemRule = {
  id: 'modules/wrong-identifier',
  summary: 'A LoadModule whose identifier is not the one that the file defines',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    const [first, second] = node?.words ?? [];
    if (node === undefined || first === undefined || second === undefined) return undefined;
    const identifier = String(data?.['identifier'] ?? '');
    const defined = String(data?.['defined'] ?? '');
    const file = catalog.modules.get(identifier)?.file;
    const fixes: Fix[] = [];
    if (isEditable(node)) {
      fixes.push({ title: `Write ${defined}`, safety: 'review', edits: [replaceWord(node, first, defined)] });
      if (file !== undefined) {
        const path = `${dirname(second.value)}/${basename(file)}`;
        fixes.push({ title: `Write ${path}`, safety: 'review', edits: [replaceWord(node, second, path)] });
      }
    }
    return fromProblem(problem, `${basename(second.value)} has the module ${defined}, not ${identifier}: ${refusal(view)}.`, { fixes });
  },
};
