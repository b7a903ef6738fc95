/** The two tags of the section that a position touches, for highlighting them and for renaming both at once. */
import { outlineOf, type OutlineLine, type OutlineSection } from '../httpd/syntax/outline';
import type { SourceFile } from '../httpd/syntax/source-file';
import type { Position } from '../base/span';
import { keyAt } from './line-key';
import type { LineRange } from './view';
import { lineUnder } from './line-under';

/** The names in both tags; undefined when the position is in neither, or one of them is missing. */
export function tagNamesAt(source: SourceFile, position: Position): readonly [LineRange, LineRange] | undefined {
  const found = lineUnder(source, position);
  if (found === undefined || (found.line.kind !== 'open' && found.line.kind !== 'close')) return undefined;
  const { nameStart, nameEnd } = keyAt(found.line);
  if (found.offset < nameStart - 2 || found.offset > nameEnd) return undefined;
  const at = source.lineNumber(found.line, found.block);
  const section = at === undefined ? undefined : sectionWithTagAt(outlineOf(source).sections, at);
  if (section?.close === undefined) return undefined;
  return [nameRange(source, section.open), nameRange(source, section.close)];
}

function sectionWithTagAt(sections: readonly OutlineSection[], at: number): OutlineSection | undefined {
  for (let list = sections; ;) {
    const around = list.find((section) => section.open.at <= at && at <= section.last);
    if (around === undefined) return undefined;
    if (around.open.at === at || around.close?.at === at) return around;
    list = around.sections;
  }
}

function nameRange(source: SourceFile, { line, block }: OutlineLine): LineRange {
  const { nameStart, nameEnd } = keyAt(line);
  const start = source.position(line, nameStart, false, block) ?? { line: 0, column: 0 };
  return { start, end: source.position(line, nameEnd, true, block) ?? start };
}
