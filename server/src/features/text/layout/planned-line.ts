/** How a language would lay out one physical line of a text. */
import type { Span } from '../../../base/span';
import type { TextFile } from '../../../base/text-file';

/** A change of a text: offsets, without a line end on either side. */
export interface SpanEdit extends Span {
  readonly text: string;
}

export interface PlannedLine {
  /**
   * `blank`: nothing but white space, may go. `text`: what `edits` say. `kept`: no character of it changes, since it is part of a
   * value that spans lines, or stands where the program reads nothing.
   */
  readonly kind: 'blank' | 'text' | 'kept';
  /** In the order of the text. */
  readonly edits: readonly SpanEdit[];
}

export const KEPT: PlannedLine = { kind: 'kept', edits: [] };
export const BLANK: PlannedLine = { kind: 'blank', edits: [] };

/** Lines with these edits; those that change nothing are left out. */
export function textLine(text: string, edits: readonly SpanEdit[]): PlannedLine {
  return { kind: 'text', edits: edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text) };
}

/** Edits by the line that each begins on, in the order of the text. */
export function editsByLine(source: TextFile, edits: readonly SpanEdit[]): ReadonlyMap<number, readonly SpanEdit[]> {
  const byLine = new Map<number, SpanEdit[]>();
  for (const edit of [...edits].sort((left, right) => left.start - right.start)) {
    const { line } = source.position(edit.start);
    const known = byLine.get(line);
    if (known === undefined) byLine.set(line, [edit]);
    else known.push(edit);
  }
  return byLine;
}
