import { hasTypographicQuotes, straightQuotes } from '../../characters';
import { isEditable } from '../../builders';
import { replaceArguments } from '../../edits';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** Follows ap_getword_conf (server/util.c): quotes are ASCII 34 and 39. */
export const rule: LineRule = {
  id: 'httpd/typographic-quotes',
  summary: 'Typographic quotes in the place of straight ones',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: 'all',
  when: (node) => /[\u2018-\u201f\u00ab\u00bb]/.test(node.text),
  *check(node, view) {
    if (heardWords(node, view) === undefined || !hasTypographicQuotes(node.words)) return;
    const word = node.words.find(({ value }) => /^[\u2018-\u201f\u00ab\u00bb]/.test(value))!;
    yield {
      at: node.place(word), severity: 'warning', consequence: 'silent',
      message: `${nameOf(node)}: typographic quotes are no quotes to httpd but letters of the value, and they keep no words together.`,
      fixes: isEditable(node) ? [{ title: 'Write straight quotes', safety: 'review', edits: [replaceArguments(node, straightQuotes(node.argumentText))] }] : [],
    };
  },
};
