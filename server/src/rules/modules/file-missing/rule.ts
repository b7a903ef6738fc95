import { basename, dirname } from '../../../base/path';
import { catalog } from '../../../httpd/catalog/catalog';
import { fromProblem, isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { Fix, ProblemRule } from '../../types';
import { refusal } from '../../words';

/** Follows load_module and dso_load (modules/core/mod_so.c). */
export const rule: ProblemRule = {
  id: 'modules/file-missing',
  summary: 'A LoadModule or LoadFile whose file does not exist',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node, data } = problem;
    if (node === undefined) return undefined;
    const path = String(data?.['path'] ?? '');
    const identifier = String(data?.['identifier'] ?? '');
    const what = /not a shared object/.test(problem.message) ? `${path} is no shared object` : `there is no ${path}`;
    const word = node.words[1];
    const usual = catalog.modules.get(identifier)?.file;
    const fixes: Fix[] = [];
    if (word !== undefined && usual !== undefined && basename(word.value) !== basename(usual) && isEditable(node)) {
      const file = `${dirname(word.value)}/${basename(usual)}`;
      fixes.push({ title: `Write ${file}`, safety: 'review', edits: [replaceWord(node, word, file)] });
    }
    return fromProblem(problem, `${identifier === '' ? node.name : `LoadModule ${identifier}`}: ${what}, and ${refusal(view)}.`, { fixes });
  },
};
