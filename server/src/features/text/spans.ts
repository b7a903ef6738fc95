/** Stretches of a text as editors count them. */
import type { Span } from '../../base/span';
import type { TextFile } from '../../base/text-file';
import type { LineRange } from '../view';

export function rangeIn(source: TextFile, { start, end }: Span): LineRange {
  return { start: source.position(start), end: source.position(end) };
}

/** Whether an offset lies in a stretch or at its end. */
export function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}
