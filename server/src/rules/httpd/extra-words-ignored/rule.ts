import { directive } from '../../../httpd/catalog/catalog';
import { CONDITIONAL_KEYS, readTest } from '../../../httpd/config/conditions';
import type { ConfigNode } from '../../../httpd/config/node';
import { skipSpace, trimmedEnd } from '../../../httpd/syntax/words';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import type { ConfigView, Fix, LineRule } from '../../types';
import { nameOf } from '../../words';

/** Follows invoke_cmd (FLAG hears one word) and start_cond_section (server/core.c: one word is tested). */
export const rule: LineRule = {
  id: 'httpd/extra-words-ignored',
  summary: 'Words that httpd ignores without a message',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'line',
  on: 'all',
  when: (node) => (node.isSection ? CONDITIONAL_KEYS.has(node.key) : directive(node.key)?.args === 'FLAG'),
  *check(node, view) {
    const ignored = ignoredPart(node, view);
    if (ignored === undefined) return;
    const { start, end } = ignored;
    const text = node.text.slice(start, end).trim();
    const what = node.isSection ? 'tests its first word only' : 'hears its first word only';
    const cut: Fix = { title: 'Remove what is ignored', safety: 'safe', edits: [replace(node.place({ start, end }), '')] };
    yield {
      at: node.place({ start: skipSpace(node.text, start), end }), severity: 'warning', consequence: 'silent',
      message: `${nameOf(node)} ${what}: ${text} is ignored, without a message.`,
      fixes: isEditable(node) ? [cut] : [],
    };
  },
};

function ignoredPart(node: ConfigNode, view: ConfigView): { start: number; end: number } | undefined {
  if (node.isSection) return ignoredInTag(node);
  if (node.words.length < 2 || heardWords(node, view)?.spec.args !== 'FLAG') return undefined;
  // What looks like a comment is another rule's.
  if (node.words[1]!.value.startsWith('#')) return undefined;
  return { start: node.words[0]!.end, end: trimmedEnd(node.text) };
}

function ignoredInTag(node: ConfigNode): { start: number; end: number } | undefined {
  if (!CONDITIONAL_KEYS.has(node.key) || node.key === '<ifversion') return undefined;
  const close = node.text.lastIndexOf('>', trimmedEnd(node.text));
  if (close < node.argsStart) return undefined;
  const test = readTest(node.text, node.argsStart, close);
  if (test === undefined || skipSpace(node.text, test.word.end) >= close) return undefined;
  return { start: test.word.end, end: trimmedEnd(node.text.slice(0, close)) };
}
