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
  *check(node, view) {
    const { text } = node.site.line;
    const match = /(\S*\\)([ \t\v\f]+)\r?$/.exec(text) ?? (node.site.line.closed ? null : /(\S*\\)()$/.exec(text));
    // mod_rewrite reads a backslash and a blank as one character; a path of Windows may end so.
    if (match === null || node.site.via !== undefined || node.key.startsWith('rewrite') || /^["']?[A-Za-z]:[\\/]/.test(match[1]!)) return;
    if (heardWords(node, view) === undefined) return;
    const end = match.index + match[1]!.length;
    const at = { ...node.wholePlace, start: end - 1, end };
    yield {
      at, severity: 'warning', consequence: 'silent',
      message: match[2] === ''
        ? `${nameOf(node)} is not continued, because the file ends here: the backslash is an argument.`
        : `${nameOf(node)} is not continued: blanks stand behind the backslash, which is therefore an argument.`,
      fixes: isEditable(node) && match[2] !== '' ? [{ title: 'Remove the blanks', safety: 'review', edits: [replace({ ...at, start: end, end: end + match[2]!.length }, '')] }] : [],
    };
  },
};
