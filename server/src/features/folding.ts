/** What can be folded: sections, comments of several lines, `#region`s, continued lines. */
import { outlineOf, type OutlineSection } from '../httpd/syntax/outline';
import type { SourceFile } from '../httpd/syntax/source-file';

export interface Fold {
  readonly first: number;
  /** The last line that disappears. A section keeps its closing tag in sight. */
  readonly last: number;
  readonly kind: 'section' | 'comment' | 'region';
}

export function foldsOf(source: SourceFile): readonly Fold[] {
  const { sections, comments, regions } = outlineOf(source);
  const folds: Fold[] = [];
  // Without recursion: nothing limits how deep a text may nest.
  const left: OutlineSection[] = [...sections];
  for (let section = left.pop(); section !== undefined; section = left.pop()) {
    const { open, close, last } = section;
    folds.push({ first: open.at, last: close === undefined ? last : last - close.line.physicalLines, kind: 'section' });
    for (const inner of section.sections) left.push(inner);
  }
  for (const { first, last } of comments) folds.push({ first, last, kind: 'comment' });
  for (const { first, last } of regions) folds.push({ first, last, kind: 'region' });
  return folds.filter(({ first, last }) => last > first).sort((left, right) => left.first - right.first);
}
