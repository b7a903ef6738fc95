/** What a selection grows to: from the word over its argument and its line to the sections around it. */
import { isBefore, type Position } from '../base/span';
import { outlineOf } from '../httpd/syntax/outline';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import type { Block, SourceFile } from '../httpd/syntax/source-file';
import { skipSpace, trimmedEnd } from '../httpd/syntax/words';
import { piecesOf } from './pieces/pieces';
import { argumentsOf } from './pieces/words';
import type { LineRange } from './view';
import { lineUnder } from './line-under';

/** Ranges around a position, the innermost first; each holds the one before it and more. */
export function selectionRangesAt(source: SourceFile, position: Position): readonly LineRange[] {
  const found = lineUnder(source, position);
  const ranges: LineRange[] = [];
  if (found !== undefined) {
    const { line, block, offset } = found;
    for (const span of spansAround(line, offset)) ranges.push(rangeOf(source, line, block, span.start, span.end));
  }
  for (const each of sectionRanges(source, position.line).slice(0, MAX_SECTIONS)) ranges.push(each);
  ranges.push(wholeOf(source));
  return ranges.filter((range, index) => holds(range, { start: position, end: position }) && (index === 0 || grows(ranges.slice(0, index), range)));
}

/** Of deeper nesting only the innermost is offered: nobody presses a key that often, and no message should be that deep. */
const MAX_SECTIONS = 64;

/** In UTF-16 units; of a longer line only the line itself is offered. */
const MAX_LINE = 20_000;

interface Span {
  readonly start: number;
  readonly end: number;
}

function spansAround(line: LogicalLine, offset: number): readonly Span[] {
  const { text, head } = line;
  const start = skipSpace(text, 0);
  const end = trimmedEnd(text);
  if (line.kind === 'blank' || offset < start || offset > end || text.length > MAX_LINE) return [];
  if (line.kind === 'comment') return [wordAround(text, offset), { start, end }].filter((span) => span.end > span.start);
  const inside = (span: Span): boolean => span.start <= offset && offset <= span.end && span.end > span.start;
  const words = argumentsOf(line);
  const spans: Span[] = [wordAround(text, offset), ...piecesOf(line), ...words, ...words.map(({ word }) => word)];
  const [first] = words;
  const last = words.at(-1);
  if (first !== undefined && last !== undefined) spans.push({ start: first.word.start, end: last.word.end });
  spans.push({ start: head.start, end: head.end }, { start, end });
  return spans.filter(inside).sort((left, right) => (left.end - left.start) - (right.end - right.start));
}

function wordAround(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  while (start > 0 && /\w/.test(text[start - 1]!)) start--;
  while (end < text.length && /\w/.test(text[end]!)) end++;
  return { start, end };
}

/** Of each section the lines inside its tags, then the section. */
function sectionRanges(source: SourceFile, at: number): readonly LineRange[] {
  const ranges: LineRange[] = [];
  for (let list = outlineOf(source).sections; ;) {
    const section = list.find((each) => each.open.at <= at && at <= each.last);
    if (section === undefined) return ranges.reverse();
    const { open, close, last } = section;
    const start = rangeOf(source, open.line, open.block, skipSpace(open.line.text, 0), trimmedEnd(open.line.text));
    const end = close === undefined ? endOfLine(source, last) : rangeOf(source, close.line, close.block, skipSpace(close.line.text, 0), trimmedEnd(close.line.text)).end;
    ranges.push({ start: start.start, end });
    const first = open.at + open.line.physicalLines;
    const inner = close === undefined ? last : close.at - 1;
    if (first <= at && at <= inner) ranges.push({ start: { line: first, column: 0 }, end: endOfLine(source, inner) });
    list = section.sections;
  }
}

function wholeOf(source: SourceFile): LineRange {
  const lines = source.blocks.reduce((sum, block) => sum + block.physicalLines, 0);
  const last = source.blocks.at(-1)?.lines.at(-1);
  return { start: { line: 0, column: 0 }, end: last?.closed === true ? { line: lines, column: 0 } : endOfLine(source, Math.max(0, lines - 1)) };
}

function endOfLine(source: SourceFile, at: number): Position {
  const found = source.lineAt({ line: at, column: 0 });
  return found === undefined ? { line: at, column: 0 } : source.position(found.line, trimmedEnd(found.line.text), true, found.block) ?? { line: at, column: 0 };
}

function rangeOf(source: SourceFile, line: LogicalLine, block: Block, start: number, end: number): LineRange {
  const from = source.position(line, start, false, block) ?? { line: 0, column: 0 };
  return { start: from, end: source.position(line, end, end > start, block) ?? from };
}

function holds(outer: LineRange, inner: LineRange): boolean {
  return !isBefore(inner.start, outer.start) && !isBefore(outer.end, inner.end);
}

/** Whether a range holds all that are kept before it, and is larger than the last of them. */
function grows(before: readonly LineRange[], range: LineRange): boolean {
  return before.every((each) => !holds(each, range) && holds(range, each));
}
