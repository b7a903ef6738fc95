/** Formats a configuration: what an editor and the command line change. The words of the text are the same afterwards. */
import { lineStartsOf } from '../../base/text-file';
import type { SourceFile } from '../../httpd/syntax/source-file';
import type { LineRange } from '../view';
import { nameWidth } from './gaps';
import { indentOf, isUntouchable, lineEdits, trailingEdits, type LineEdit } from './line-edits';
import { nestingOf, type PlacedLine } from './nesting';
import type { FormatStyle } from './style';

/** A change of a text: positions in UTF-16 units, without overlap and in the order of the text. */
export interface FormatEdit extends LineRange {
  readonly text: string;
}

/** Physical lines, from 0, both included. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/**
 * The changes that lay out a text, all of it or the lines of a range.
 * Line ends stay those of the file: `withLineEnds` changes them where that is wanted.
 */
export function formatEdits(source: SourceFile, style: FormatStyle, range?: Lines): readonly FormatEdit[] {
  const placed = nestingOf(source).lines;
  const widths = alignedWidths(placed, style);
  const edits: FormatEdit[] = [];
  const end = range === undefined ? lastContent(placed, style) : placed.length;
  let blanks = 0;
  placed.forEach((each, index) => {
    const isBlank = isBlankLine(each);
    blanks = isBlank ? blanks + 1 : 0;
    if (range !== undefined && (each.at < range.first || each.at > range.last)) return;
    if (isBlank && (blanks > style.maxBlankLines || index >= end)) edits.push(removal(each));
    else edits.push(...(isBlank ? trailingEdits(each, style) : lineEdits(each, style, widths.get(each) ?? 0)).map(positioned));
  });
  const final = range === undefined && style.finalNewline === true ? finalNewline(source, placed[end - 1]) : undefined;
  if (final !== undefined) edits.push(final);
  return edits;
}

/** What follows a typed line end or `>`: the line it was typed on, and the new one, get their indentation. */
export function formatTyped(source: SourceFile, style: FormatStyle, line: number, typed: string): readonly FormatEdit[] {
  const { lines, endDepth } = nestingOf(source);
  const near = lines.filter(({ at, line: { physicalLines } }) => at <= line && at + physicalLines > line - (typed === '\n' ? 1 : 0));
  const last = lines[lines.length - 1];
  const isBelow = typed === '\n' && endDepth !== undefined && last !== undefined && last.line.closed && !last.line.endsInContinuation && line === last.at + last.line.physicalLines;
  const below = isBelow ? [positioned({ line, start: 0, end: 0, text: style.indent.repeat(endDepth) })] : [];
  return near.flatMap((each) => {
    if (isUntouchable(each) || (each.at < line && typed !== '\n')) return [];
    // The caret stands on a blank line: it gets the indentation that what is typed there will need.
    const edits = each.line.kind === 'blank' ? blankIndent(each, style, line) : lineEdits(each, { ...style, argumentGap: 'keep', directiveCase: 'keep', trimTrailing: false }, 0);
    return edits.map(positioned);
  }).concat(below);
}

function blankIndent(placed: PlacedLine, style: FormatStyle, line: number): readonly LineEdit[] {
  if (placed.at !== line) return [];
  const end = placed.line.text.replace(/\r$/, '').length;
  const text = indentOf(placed, style);
  return placed.line.text.slice(0, end) === text ? [] : [{ line, start: 0, end, text }];
}

/** A text after edits that do not overlap. */
export function applyEdits(text: string, edits: readonly FormatEdit[]): string {
  const starts = lineStartsOf(text);
  const parts: string[] = [];
  let done = 0;
  const offset = ({ line, column }: LineRange['start']): number => Math.min(text.length, (starts[line] ?? text.length) + column);
  for (const edit of edits) {
    parts.push(text.slice(done, offset(edit.start)), edit.text);
    done = offset(edit.end);
  }
  return parts.join('') + text.slice(done);
}

/** All line ends of one kind. A text with a CR that ends no line stays: beside a backslash it could become part of one. */
export function withLineEnds(text: string, endOfLine: '\n' | '\r\n'): string {
  return /\r(?!\n)/.test(text) ? text : text.replace(/\r?\n/g, endOfLine);
}

function positioned({ line, start, end, text }: LineEdit): FormatEdit {
  return { start: { line, column: start }, end: { line, column: end }, text };
}

function removal({ line, at }: PlacedLine): FormatEdit {
  const end = line.closed ? { line: at + 1, column: 0 } : { line: at, column: line.raw.length };
  return { start: { line: at, column: 0 }, end, text: '' };
}

function isBlankLine(placed: PlacedLine): boolean {
  return placed.line.kind === 'blank' && !isUntouchable(placed);
}

/** Index after the last line that is not blank: blank lines at the end go. */
function lastContent(placed: readonly PlacedLine[], { trimTrailing }: FormatStyle): number {
  let end = placed.length;
  while (trimTrailing && end > 0 && isBlankLine(placed[end - 1]!)) end--;
  return end;
}

/** A line end for the last line. None after a backslash: it would continue the line. */
function finalNewline(source: SourceFile, last: PlacedLine | undefined): FormatEdit | undefined {
  if (last === undefined || last.line.closed || last.isBody || last.line.kind === 'blank' || /[\\\0\r][ \t\v\f]*$/.test(last.line.raw)) return undefined;
  const line = last.at + last.line.physicalLines - 1;
  const column = last.line.raw.length - last.line.raw.lastIndexOf('\n') - 1;
  const isCrlf = source.blocks[0]?.lines[0]?.raw.endsWith('\r\n') === true;
  return { start: { line, column }, end: { line, column }, text: isCrlf ? '\r\n' : '\n' };
}

/** For each directive of a run of lines at one depth the widest name of the run. */
function alignedWidths(placed: readonly PlacedLine[], { argumentGap, maxBlankLines }: FormatStyle): ReadonlyMap<PlacedLine, number> {
  const widths = new Map<PlacedLine, number>();
  if (argumentGap !== 'align') return widths;
  let run: PlacedLine[] = [];
  const close = (): void => {
    const width = Math.max(0, ...run.map(({ line }) => nameWidth(line) ?? 0));
    for (const each of run) widths.set(each, width);
    run = [];
  };
  for (const each of placed) {
    // A blank line that goes parts no runs: the next formatting would not see it.
    if (maxBlankLines === 0 && isBlankLine(each)) continue;
    const belongs = each.line.kind === 'directive' && !isUntouchable(each);
    if (!belongs || (run[0] !== undefined && run[0].depth !== each.depth)) close();
    if (belongs) run.push(each);
  }
  close();
  return widths;
}
