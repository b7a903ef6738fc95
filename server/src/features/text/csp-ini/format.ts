/** The layout of CSP.ini. Nobody has published how the gateway reads blanks inside a line: its lines stay as they are. */
import type { TextFile } from '../../../base/text-file';
import { parseIni, type IniTree } from '../../../gateway/ini';
import type { FormatEdit, Lines } from '../../format/format';
import type { FormatStyle } from '../../format/style';
import { layOut } from '../layout/lay-out';
import { BLANK, type PlannedLine } from '../layout/planned-line';

/** The edits that lay out a text, or the lines of a range: blank lines, blanks behind comments and headings, the last line end. */
export function formatGateway(source: TextFile, style: FormatStyle, range?: Lines): readonly FormatEdit[] {
  const { text, lineStarts } = source;
  const count = text.endsWith('\n') || text === '' ? lineStarts.length - 1 : lineStarts.length;
  const lines = Array.from({ length: count }, (_, line): PlannedLine => {
    const { start, end } = source.lineSpan(line);
    const content = text.slice(start, end);
    if (/^[ \t]*$/.test(content)) return BLANK;
    return { kind: /^[ \t]*(?:[;#]|\[[^\]]*\][ \t]*$)/.test(content) ? 'text' : 'kept', edits: [] };
  });
  return layOut(source, { lines, isSame: sameGateway }, style, range);
}

/** The same sections with the same entries, the same comments and other lines. */
export function sameGateway(before: string, after: string): boolean {
  return meaning(parseIni(before)) === meaning(parseIni(after));
}

function meaning({ text, sections, stray, comments }: IniTree): string {
  const words = (spans: readonly { readonly start: number; readonly end: number }[]): readonly string[] => spans.map(({ start, end }) => text.slice(start, end));
  return JSON.stringify([sections.map(({ name, entries }) => [name, ...entries.map(({ key, value }) => [key, value])]), words(stray), words(comments)]);
}
