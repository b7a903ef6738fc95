/** From planned lines to edits: blank lines, ends of lines, the end of the text, and the proof that nothing else changed. */
import type { TextFile } from '../../../base/text-file';
import { applyEdits, type FormatEdit, type Lines } from '../../format/format';
import type { FormatStyle } from '../../format/style';
import type { PlannedLine, SpanEdit } from './planned-line';

/** A language's way to lay out its texts. */
export interface Layout {
  /** One for each physical line, a last one that is empty left out. */
  readonly lines: readonly PlannedLine[];
  /** Whether the program reads the same from both texts. */
  readonly isSame: (before: string, after: string) => boolean;
}

/**
 * The edits that lay out a text, all of it or the lines of a range. Line ends stay those of the file.
 * None at all where the program would read something else afterwards: then something stands in the text that the layout does not know.
 */
export function layOut(source: TextFile, { lines, isSame }: Layout, style: FormatStyle, range?: Lines): readonly FormatEdit[] {
  const edits: SpanEdit[] = [];
  const end = range === undefined && style.trimTrailing ? lines.findLastIndex(({ kind }) => kind !== 'blank') + 1 : lines.length;
  let blanks = 0;
  lines.forEach((line, at) => {
    blanks = line.kind === 'blank' ? blanks + 1 : 0;
    if (range !== undefined && (at < range.first || at > range.last)) return;
    const isGone = line.kind === 'blank' && (blanks > style.maxBlankLines || at >= end);
    if (isGone) edits.push({ start: source.lineStarts[at]!, end: source.lineStarts[at + 1] ?? source.text.length, text: '' });
    else edits.push(...line.edits, ...(line.kind === 'kept' ? [] : trailing(source, at, line, style)));
  });
  const last = range === undefined && style.finalNewline === true ? finalNewline(source, lines, end) : undefined;
  const found = (last === undefined ? edits : [...edits, last]).map(({ start, end: last, text }): FormatEdit => ({ start: source.position(start), end: source.position(last), text }));
  return found.length === 0 || isSame(source.text, applyEdits(source.text, found)) ? found : [];
}

function trailing(source: TextFile, at: number, { edits }: PlannedLine, { trimTrailing }: FormatStyle): readonly SpanEdit[] {
  const { start, end } = source.lineSpan(at);
  const blanks = /[ \t]+$/.exec(source.text.slice(start, end))?.[0].length ?? 0;
  return !trimTrailing || blanks === 0 || edits.some((edit) => edit.end > end - blanks) ? [] : [{ start: end - blanks, end, text: '' }];
}

function finalNewline({ text }: TextFile, lines: readonly PlannedLine[], end: number): SpanEdit | undefined {
  const isClosed = text === '' || text.endsWith('\n') || end < lines.length || lines.at(-1)?.kind !== 'text';
  return isClosed ? undefined : { start: text.length, end: text.length, text: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** Whether only comments, and blank lines that go, lie between two lines. */
export function joinedBy({ text, lineStarts }: TextFile, lines: readonly Pick<PlannedLine, 'kind'>[], { maxBlankLines }: FormatStyle): (above: number, below: number) => boolean {
  const isPassed = (line: number): boolean => (lines[line]?.kind === 'blank' ? maxBlankLines === 0 : /^[ \t]*[;#]/.test(text.slice(lineStarts[line], lineStarts[line + 1])));
  return (above, below) => {
    for (let line = above + 1; line < below; line++) if (!isPassed(line)) return false;
    return true;
  };
}
