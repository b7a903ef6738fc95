import { isSpaceAt } from '../../../httpd/syntax/words';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** Follows ap_cfg_getline_core (server/util.c): only a backslash directly before the line end continues the line. */
export const rule: LineRule = {
  id: 'httpd/backslash-with-blanks',
  summary: 'A backslash that continues no line because blanks or the end of the file follow it',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: 'all',
  when: (node) => node.text.includes('\\'),
  *check(node, view) {
    const { text } = node.site.line;
    const match = /\\([ \t\v\f]+)\r?$/.exec(text) ?? (node.site.line.closed ? null : /\\()$/.exec(text));
    // mod_rewrite reads a backslash and a blank as one character; a path of Windows may end so.
    if (match === null || node.site.via !== undefined || node.key.startsWith('rewrite') || /^["']?[A-Za-z]:[\\/]/.test(wordUpTo(text, match.index + 1))) return;
    if (heardWords(node, view) === undefined) return;
    const end = match.index + 1;
    const at = { ...node.wholePlace, start: end - 1, end };
    yield {
      at, severity: 'warning', consequence: 'silent',
      message: match[1] === ''
        ? `${nameOf(node)} is not continued, because the file ends here: the backslash is an argument.`
        : `${nameOf(node)} is not continued: blanks stand behind the backslash, which is therefore an argument.`,
      fixes: isEditable(node) && match[1] !== '' ? [{ title: 'Remove the blanks', safety: 'review', edits: [replace({ ...at, start: end, end: end + match[1]!.length }, '')] }] : [],
    };
  },
};

/** Walks back: a pattern that may begin anywhere takes the square of a long word's length. */
function wordUpTo(text: string, end: number): string {
  let start = end;
  while (start > 0 && !isSpaceAt(text, start - 1)) start--;
  return text.slice(start, end);
}
