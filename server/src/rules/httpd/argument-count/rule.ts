import { directive } from '../../../httpd/catalog/catalog';
import { hearArguments } from '../../../httpd/config/argument-count';
import type { ConfigNode } from '../../../httpd/config/node';
import { trimmedEnd, wordsFrom, type Word } from '../../../httpd/syntax/words';
import { fromProblem, isEditable, replace } from '../../builders';
import { hasTypographicQuotes, straightQuotes } from '../../characters';
import { replaceArguments } from '../../edits';
import type { Fix, ProblemRule } from '../../types';
import { isUnknowable } from '../../unknowable';
import { nameOf, refusal } from '../../words';

const LONGEST_SYNTAX = 80;

/** Follows invoke_cmd (server/config.c) and the handlers of sections (server/core.c). */
export const rule: ProblemRule = {
  id: 'httpd/argument-count',
  summary: 'A directive with too few or too many arguments',
  severities: ['error'],
  fixable: 'review',
  scope: 'problem',
  show(problem, view) {
    const { node } = problem;
    if (node === undefined || isUnknowable(node, view)) return undefined;
    const spec = directive(node.key);
    const words = wordsOf(node);
    const takes = /(?:takes|requires) (?:at least )?(?:one or three|one, two or three|two or three|[\w-]+) arguments?/.exec(problem.message)?.[0];
    const wanted = takes ?? (words.length === 0 ? 'needs an argument' : node.isSection && /not \(yet\)/.test(problem.message) ? 'takes one argument' : 'takes no arguments');
    const has = words.length === 0 ? 'has none' : words.some(({ value }) => value === '') ? 'has an empty one' : `has ${words.length}`;
    const syntax = spec?.syntax[0];
    const usage = syntax !== undefined && syntax.length <= LONGEST_SYNTAX && !node.isSection ? ` Syntax: ${syntax}.`.replace(/\.{2,}$/, '...') : '';
    const comment = words.find(({ value }, index) => index > 0 && value.startsWith('#'));
    const why = comment === undefined ? otherCause(node, words) : ' httpd has no comments at the end of a line.';
    const fixes = isEditable(node) ? [...moveComment(node, words, comment), ...straighten(node, words), ...joinNext(node), ...quoteAll(node, words, comment)] : [];
    return fromProblem(problem, `${nameOf(node)} ${wanted} and ${has}: ${refusal(view)}.${why === '' ? usage : why}`, { fixes });
  },
};

function wordsOf(node: ConfigNode): readonly Word[] {
  if (!node.isSection) return node.words;
  const end = node.text.lastIndexOf('>', trimmedEnd(node.text));
  return end < node.argsStart ? node.words : wordsFrom(node.text, node.argsStart, end);
}

/** What an eye passes over: typographic quotes, an open quote, blanks behind a backslash. */
function otherCause(node: ConfigNode, words: readonly Word[]): string {
  if (hasTypographicQuotes(words)) return ' Typographic quotes keep no words together.';
  if (BLANKS_BEHIND_BACKSLASH.test(node.site.line.text)) return ' The line is not continued, because blanks stand behind the backslash.';
  return words.some(({ open }) => open === true) ? ' A quote is never closed, and its word reaches to the end of the line.' : '';
}

const BLANKS_BEHIND_BACKSLASH = /\\([ \t\v\f]+)\r?$/;

function straighten(node: ConfigNode, words: readonly Word[]): Fix[] {
  if (!hasTypographicQuotes(words) || node.isSection) return [];
  return [{ title: 'Write straight quotes', safety: 'review', edits: [replaceArguments(node, straightQuotes(node.argumentText))] }];
}

function joinNext(node: ConfigNode): Fix[] {
  const { text } = node.site.line;
  const blanks = BLANKS_BEHIND_BACKSLASH.exec(text);
  if (blanks === null) return [];
  const start = blanks.index + 1;
  return [{ title: 'Remove the blanks', safety: 'review', edits: [replace({ ...node.wholePlace, start, end: start + blanks[1]!.length }, '')] }];
}

/** The comment gets a line of its own, if the directive is right without it. */
function moveComment(node: ConfigNode, words: readonly Word[], comment: Word | undefined): Fix[] {
  const kind = directive(node.key)?.args;
  if (comment === undefined || kind === undefined || node.isSection) return [];
  const kept = words.slice(0, words.indexOf(comment));
  if (!hearArguments(kind, kept.map(({ value }) => value)).ok) return [];
  const end = trimmedEnd(node.text);
  return [{
    title: 'Move the comment above', safety: 'review',
    edits: [
      { kind: 'insertBefore', line: node.site, text: node.text.slice(comment.start, end) },
      replace(node.place({ start: kept[kept.length - 1]!.end, end }), ''),
    ],
  }];
}

/** A path with blanks in it must be quoted. */
function quoteAll(node: ConfigNode, words: readonly Word[], comment: Word | undefined): Fix[] {
  const [first] = words;
  const last = words[words.length - 1];
  const takesOne = directive(node.key)?.args === 'TAKE1' || (node.isSection && first?.value !== '~');
  if (first === undefined || last === undefined || words.length < 2 || !takesOne || comment !== undefined) return [];
  const text = node.text.slice(first.start, last.end);
  if (!/^(?:\/|[A-Za-z]:[\\/])/.test(first.value) || /["'\\]/.test(text)) return [];
  return [{ title: `Write "${text}"`, safety: 'review', edits: [replace(node.place({ start: first.start, end: last.end }), `"${text}"`)] }];
}
