import { directive } from '../../../httpd/catalog/catalog';
import { BYTE_ORDER_MARK, hasUnusualSpace, plainSpaces } from '../../characters';
import { contentSpan, type ConfigNode } from '../../../httpd/config/node';
import { isEditable, replace } from '../../builders';
import { heardWords } from '../../heard';
import { isOpenList } from '../../open-lists';
import type { ConfigView, Fix, Found, LineRule } from '../../types';
import { refusal } from '../../words';

/** Follows ap_getword_conf (server/util.c): white space is what C's isspace says. */
export const rule: LineRule = {
  id: 'httpd/no-break-space',
  summary: 'A no-break space or another space that is none to httpd',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'line',
  on: 'all',
  when: (node) => hasUnusualSpace(node.text),
  *check(node, view) {
    if (node.site.via !== undefined) return;
    const found = inName(node, view) ?? inArguments(node, view);
    if (found !== undefined) yield found;
  },
};

function inName(node: ConfigNode, view: ConfigView): Found | undefined {
  if (!hasUnusualSpace(node.name) || node.name.startsWith(BYTE_ORDER_MARK) || directive(node.key) !== undefined) return undefined;
  const message = `A no-break space stands here, which is no blank to httpd but a part of the name: ${refusal(view)}.`;
  return { at: firstOf(node, node.nameSpan.start), severity: 'error', consequence: 'rejects', message, fixes: fixesOf(node) };
}

function inArguments(node: ConfigNode, view: ConfigView): Found | undefined {
  const heard = heardWords(node, view);
  const word = node.words.find(({ value, quote }) => quote === undefined && hasUnusualSpace(value));
  if (heard === undefined || word === undefined || !isOpenList(heard.spec)) return undefined;
  const message = 'A no-break space stands here, which is no blank to httpd: the words on both sides of it are one word.';
  return { at: firstOf(node, word.start), severity: 'warning', consequence: 'silent', message, fixes: fixesOf(node) };
}

function firstOf(node: ConfigNode, from: number): Found['at'] {
  const at = [...node.text].length === node.text.length ? from + [...node.text.slice(from)].findIndex((each) => hasUnusualSpace(each)) : from;
  return node.place({ start: at, end: at + 1 });
}

function fixesOf(node: ConfigNode): Fix[] {
  if (!isEditable(node)) return [];
  const { line } = node.site;
  const { end } = contentSpan(line.text);
  return [{
    title: 'Write plain blanks', safety: 'review',
    edits: [replace({ ...node.wholePlace, start: 0, end }, plainSpaces(line.text.slice(0, end)))],
  }];
}
