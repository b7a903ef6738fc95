import type { ConfigNode } from '../../../httpd/config/node';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import { isOpenList } from '../../open-lists';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** Follows ap_getword_conf (server/util.c): a word ends with its closing quote, whatever follows. */
export const rule: LineRule = {
  id: 'httpd/adjacent-quotes',
  summary: 'Two words without a blank between them, because the first one is quoted',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'line',
  on: 'all',
  when: (node) => node.text.includes('"') || node.text.includes("'"),
  *check(node, view) {
    const at = glued(node);
    if (at === undefined) return;
    const spec = heardWords(node, view)?.spec;
    // Only where any further word is taken is the line accepted for certain.
    if (spec === undefined || !isOpenList(spec)) return;
    const [left, right] = [node.words[at]!, node.words[at + 1]!];
    yield {
      at: node.place({ start: left.start, end: right.end }), severity: 'warning', consequence: 'silent',
      message: `The closing quote ends a word, so ${nameOf(node)} has two arguments here, although no blank stands between them.`,
      fixes: isEditable(node)
        ? [{ title: 'Put a blank between the words', safety: 'safe', edits: [replace(node.place({ start: left.end, end: left.end }), ' ')] }] : [],
    };
  },
};

/** Index of the first quoted word that the next one follows without a blank. */
function glued(node: ConfigNode): number | undefined {
  if (!/["']\S/.test(node.text)) return undefined;
  const { words } = node;
  const at = words.findIndex((word, index) => word.quote !== undefined && words[index + 1]?.start === word.end);
  return at < 0 ? undefined : at;
}
