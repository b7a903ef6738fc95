/** Physical lines of a text with their places. */
import type { Span } from '../base/span';

export interface TextLine extends Span {
  readonly text: string;
}

/** Lines without their ends; a carriage return before a line feed belongs to the end. */
export function linesOf(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed;
    const end = text.charCodeAt(next - 1) === 13 && next > start ? next - 1 : next;
    if (feed >= 0 || end > start) lines.push({ start, end, text: text.slice(start, end) });
    if (feed < 0) break;
    start = feed + 1;
  }
  return lines;
}

/** A stretch without the blanks around it. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** A stretch of a text without the blanks around it, as text and place. */
export function trimmed(text: string, span: Span): { readonly text: string; readonly at: Span } {
  const at = trimSpan(text, span);
  return { text: text.slice(at.start, at.end), at };
}

/** Words that blanks divide. */
export function wordsOf(text: string, { start, end }: Span): { readonly text: string; readonly at: Span }[] {
  return [...text.slice(start, end).matchAll(/\S+/g)].map((match) => {
    const at = { start: start + match.index, end: start + match.index + match[0].length };
    return { text: match[0], at };
  });
}

/** isspace of C in the POSIX locale. */
function isBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
