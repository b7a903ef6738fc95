/** Arguments of a line as they stand, quotes aside, and without the bracket that ends a tag. */
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import { trimmedEnd, wordsFrom, type Word } from '../../httpd/syntax/words';

export interface Argument {
  /** Between the quotes. */
  readonly start: number;
  readonly end: number;
  /** The text between the offsets, escapes as they are written. */
  readonly value: string;
  readonly word: Word;
}

/** Arguments of a directive or an opening tag. */
export function argumentsOf(line: LogicalLine): readonly Argument[] {
  const { text, head, kind } = line;
  const last = kind === 'open' ? endOfTag(text) : undefined;
  return wordsFrom(text, Math.min(head.end, last ?? head.end), last).map((word) => argumentOf(text, word));
}

/** What stands before the `>` that ends a tag; httpd looks for the last one (ap_strchr would find the first in an argument). */
export function endOfTag(text: string): number {
  const end = trimmedEnd(text);
  return end > 0 && text.charCodeAt(end - 1) === 62 ? end - 1 : end;
}

function argumentOf(text: string, word: Word): Argument {
  const quoted = word.quote === undefined ? 0 : 1;
  const start = word.start + quoted;
  const end = Math.max(start, word.end - (word.open === true ? 0 : quoted));
  return { start, end, value: text.slice(start, end), word };
}
