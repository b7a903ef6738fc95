import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';

/** alias_matches and try_alias_list (modules/mappers/mod_alias.c) put what follows the URL path behind the file path as it is. */
export const rule: LineRule = {
  id: 'access/alias-slash',
  summary: 'An Alias whose URL path ends in a slash and whose folder does not',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: ['alias', 'scriptalias'],
  *check(node, view) {
    const [url, path] = node.words;
    // The path of a file, and one that is meant to be gone on from, end otherwise.
    if (url === undefined || path === undefined || node.words.length !== 2 || !/.\/$/.test(url.value) || !/\/[\w ~-]*\w$/.test(path.value) || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(path), severity: 'warning', consequence: 'silent',
      message: `${url.value}page is looked for at ${path.value}page, with no slash between: status 404. End both in a slash, or neither.`,
      fixes: isEditable(node) ? [{ title: `Write ${path.value}/`, safety: 'review', edits: [replaceWord(node, path, `${path.value}/`)] }] : [],
    };
  },
};
