/** Runs of comment lines, in any language whose comments reach to the end of their line. */
import type { TextFile } from '../../base/text-file';
import type { Fold } from '../folding';

/** @param isComment of a whole line without its line end; lines inside a value that spans lines are for the caller to leave out */
export function commentFolds(source: TextFile, isComment: (line: number, text: string) => boolean): readonly Fold[] {
  const folds: Fold[] = [];
  let first: number | undefined;
  for (let line = 0; line <= source.lineStarts.length; line++) {
    const { start, end } = source.lineSpan(line);
    if (line < source.lineStarts.length && isComment(line, source.text.slice(start, end))) {
      first ??= line;
      continue;
    }
    if (first !== undefined && line - 1 > first) folds.push({ first, last: line - 1, kind: 'comment' });
    first = undefined;
  }
  return folds;
}
