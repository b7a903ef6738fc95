import type { ConfigNode } from '../../../httpd/config/node';
import type { Word } from '../../../httpd/syntax/words';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import { isOpenList } from '../../open-lists';
import type { Fix, LineRule } from '../../types';
import { nameOf } from '../../words';

/** Follows ap_getword_conf (server/util.c); only mod_rewrite's parseargline lets a backslash keep a blank. */
export const rule: LineRule = {
  id: 'httpd/backslash-blank',
  summary: 'A blank that a backslash was meant to keep inside a word',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: 'all',
  when: (node) => node.text.includes('\\ ') || node.text.includes('\\\t'),
  *check(node, view) {
    const { words } = node;
    const at = words.findIndex((word, index) => isCut(word, words[index + 1]));
    const spec = heardWords(node, view)?.spec;
    if (at < 0 || spec === undefined || !isOpenList(spec)) return;
    const [left, right] = [words[at]!, words[at + 1]!];
    yield {
      at: node.place({ start: left.start, end: right.end }), severity: 'warning', consequence: 'silent',
      message: `A backslash keeps no blank together: ${nameOf(node)} has two arguments here, the first with a backslash at its end.`,
      fixes: isEditable(node) ? [quote(node, left, right)] : [],
    };
  },
};

function isCut(word: Word, next: Word | undefined): boolean {
  return next !== undefined && word.quote === undefined && next.quote === undefined && /[^\\]\\$/.test(word.value) && next.start === word.end + 1;
}

function quote(node: ConfigNode, left: Word, right: Word): Fix {
  const text = `"${node.text.slice(left.start, left.end - 1)} ${node.text.slice(right.start, right.end)}"`;
  return { title: `Write ${text}`, safety: 'review', edits: [replace(node.place({ start: left.start, end: right.end }), text)] };
}
