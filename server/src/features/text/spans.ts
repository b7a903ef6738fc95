/** Stretches of a text as editors count them. */
import type { Position, Span } from '../../base/span';
import type { TextFile } from '../../base/text-file';
import type { LineRange } from '../view';

/** A stretch that ends between the two signs of a line end, as a word of PHP may, ends before both. */
export function rangeIn(source: TextFile, { start, end }: Span): LineRange {
  return { start: placeIn(source, start), end: placeIn(source, end) };
}

function placeIn(source: TextFile, offset: number): Position {
  const { line, column } = source.position(offset);
  const span = source.lineSpan(line);
  return { line, column: Math.min(column, span.end - span.start) };
}

/** Whether an offset lies in a stretch or at its end. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
