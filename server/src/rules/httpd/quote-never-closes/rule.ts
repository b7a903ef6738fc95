import { directive } from '../../../httpd/catalog/catalog';
import type { ConfigNode } from '../../../httpd/config/node';
import { trimmedEnd, wordsFrom, type Word } from '../../../httpd/syntax/words';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import { isOpenList } from '../../open-lists';
import type { ConfigView, Fix, LineRule } from '../../types';
import { nameOf } from '../../words';

/** Directives that take their line as it is, or split it in a way of their own. */
const OTHER_WORDS = new Set([
  'rewriterule', 'rewritecond', 'error', 'sessioncookiename', 'sessioncookiename2', 'sessiondbdcookiename', 'sessiondbdcookiename2',
  'extfilterdefine', 'mdnotifycmd', 'mdmessagecmd', 'mdchallengedns01', 'userdir', 'sslrequire', 'require', 'proxyhcexpr',
]);

/** Follows ap_getword_conf (server/util.c): without a closing quote the word reaches to the end of the line. */
export const rule: LineRule = {
  id: 'httpd/quote-never-closes',
  summary: 'A quote that is never closed',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'line',
  on: 'all',
  when: (node) => node.text.includes('"') || node.text.includes("'"),
  *check(node, view) {
    if (OTHER_WORDS.has(node.key) || node.site.via !== undefined) return;
    const open = wordsOf(node).find((word) => word.open === true);
    if (open === undefined || !isAccepted(node, view)) return;
    const raw = node.text.slice(open.start, open.end);
    const escaped = raw.endsWith(`\\${open.quote ?? '"'}`);
    const spec = directive(node.key);
    const swallows = /\s/.test(open.value.trim()) && spec !== undefined && isOpenList(spec);
    const message = escaped
      ? `The backslash makes the quote behind it a letter of the value, so the word of ${nameOf(node)} is never closed.`
      : swallows
        ? `This quote is never closed: to httpd everything up to the end of the line is one word of ${nameOf(node)}.`
        : 'This quote is never closed; httpd closes it at the end of the line.';
    yield {
      at: node.place({ start: open.start, end: open.end }), severity: swallows || escaped ? 'warning' : 'info', consequence: 'silent', message,
      fixes: isEditable(node) ? fixesOf(node, open, escaped) : [],
    };
  },
};

function wordsOf(node: ConfigNode): readonly Word[] {
  if (!node.isSection) return node.words;
  const end = node.text.lastIndexOf('>', trimmedEnd(node.text));
  return end < node.argsStart ? [] : wordsFrom(node.text, node.argsStart, end);
}

/** A wrong number of words has a finding of its own. */
function isAccepted(node: ConfigNode, view: ConfigView): boolean {
  return node.isSection ? directive(node.key) !== undefined : heardWords(node, view) !== undefined;
}

function fixesOf(node: ConfigNode, open: Word, escaped: boolean): Fix[] {
  const quote = open.quote ?? '"';
  if (escaped) {
    const backslash = { start: open.end - 2, end: open.end - 1 };
    return [{ title: 'Remove the backslash', safety: 'review', edits: [replace(node.place(backslash), '')] }];
  }
  // A backslash before it would make the new quote a letter, too.
  if (/\\$/.test(node.text.slice(open.start, open.end))) return [];
  return [{ title: 'Close the quote here', safety: 'safe', edits: [replace(node.place({ start: open.end, end: open.end }), quote)] }];
}
