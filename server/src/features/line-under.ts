/** The line that a position lies in; on the empty line below a file's last line end there is none. */
import type { Position } from '../base/span';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import type { Block, SourceFile } from '../httpd/syntax/source-file';

export interface LineUnder {
  readonly line: LogicalLine;
  readonly block: Block;
  /** In the line's joined text. */
  readonly offset: number;
}

export function lineUnder(source: SourceFile, position: Position): LineUnder | undefined {
  const found = source.lineAt(position);
  if (found === undefined) return undefined;
  const first = source.lineNumber(found.line, found.block) ?? 0;
  const isBelow = position.line >= first + found.line.physicalLines && !found.line.endsInContinuation;
  return isBelow ? undefined : found;
}
