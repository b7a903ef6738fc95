/** `# httpd-lint ...` comments: the words they take, and names of rules. */
import type { Position } from '../../base/span';
import { RULES } from '../../rules/generated';
import type { Completion } from '../completion';
import type { View } from '../view';

const WORDS: readonly (readonly [string, string])[] = [
  ['disable-next-line', 'Silences rules for the next line.'], ['disable-line', 'Silences rules for this line.'], ['disable-file', 'Silences rules in this file.'],
  ['disable', 'Silences rules from here to the end of the file, or to `enable`.'],
  ['enable', 'Ends what `disable` began.'], ['assume', 'Says what no text can say.'],
];

export function commentOffers(_view: View, position: Position, upTo: string): readonly Completion[] {
  const match = /^\s*#+\s*(httpd-lint\s+(?:(disable-next-line|disable-line|disable-file|disable|enable)\s+(?:[\w/-]+[\s,]+)*)?)?([\w/-]*)$/.exec(upTo);
  if (match === null || match[1] === undefined) return [];
  const partial = match[3]!;
  const replace = { start: { line: position.line, column: position.column - partial.length }, end: position };
  const item = (label: string, documentation: string): Completion => ({ label, kind: 'keyword', detail: '', documentation, replace, insert: label, rank: 0, deprecated: false });
  if (match[2] === undefined) return WORDS.map(([word, text]) => item(word, text));
  return RULES.map(({ id, summary }) => item(id, summary));
}
