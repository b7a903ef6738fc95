/** The layout of lighttpd.conf: indentation by braces and parentheses, blanks around signs. No line is joined or parted. */
import type { TextFile } from '../../../base/text-file';
import { NEWEST_LIGHTTPD } from '../../../lighttpd/keys';
import { tokenize, type Token, type Tokens } from '../../../lighttpd/tokens';
import type { FormatEdit, Lines } from '../../format/format';
import type { FormatStyle } from '../../format/style';
import { gapsBefore, type Sign } from '../layout/columns';
import { joinedBy, layOut } from '../layout/lay-out';
import { BLANK, editsByLine, KEPT, textLine, type PlannedLine, type SpanEdit } from '../layout/planned-line';
import { depthsOf } from './depths';
import { ASSIGNMENTS, gapBetween } from './gaps';

/** Releases that cut words in different ways. */
const RELEASES: readonly number[] = [69, NEWEST_LIGHTTPD];

/**
 * The edits that lay out a text, or the lines of a range. From the line on that lighttpd's reader gives up at nothing is touched: where
 * strings end is not known there.
 */
export function formatLighttpd(source: TextFile, style: FormatStyle, range?: Lines): readonly FormatEdit[] {
  const { text, lineStarts } = source;
  const read = tokenize(text, NEWEST_LIGHTTPD);
  const tokens = read.tokens.filter(({ kind }) => kind !== 'EOL');
  const depths = depthsOf(source, tokens);
  const limit = read.error === undefined ? Infinity : source.position(read.error.start).line;
  const nul = text.indexOf('\0');
  const [inside, open] = linesOfStrings(source, tokens);
  const count = text.endsWith('\n') || text === '' ? lineStarts.length - 1 : lineStarts.length;
  const bare = Array.from({ length: count }, (_, line): PlannedLine => {
    const { start, end } = source.lineSpan(line);
    const content = text.slice(start, end);
    if (line >= limit || (nul >= 0 && nul < end) || content.includes('\r') || /^\ufeff/.test(content)) return KEPT;
    if (inside.has(line)) return { kind: open.has(line) ? 'kept' : 'text', edits: [] };
    if (/^[ \t]*$/.test(content)) return BLANK;
    // A line that was switched off with a sign in front of it keeps its column.
    if (/^#(?:\t| {2})/.test(content)) return { kind: 'text', edits: [] };
    const indent = { start, end: start + /^[ \t]*/.exec(content)![0].length, text: style.indent.repeat(depths[line]!) };
    return { ...textLine(text, [indent]), kind: open.has(line) ? 'kept' : 'text' };
  });
  const byLine = editsByLine(source, gapEdits(source, read, tokens, depths, bare, style));
  const lines = bare.map((line, at) => (line === KEPT ? line : { ...textLine(text, [...line.edits, ...(byLine.get(at) ?? [])]), kind: line.kind }));
  return layOut(source, { lines, isSame: sameLighttpd }, style, range);
}

/** Lines that begin inside a string, and lines that end inside one. */
function linesOfStrings(source: TextFile, tokens: readonly Token[]): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const inside = new Set<number>();
  const open = new Set<number>();
  for (const { kind, start, end, value } of tokens) {
    if (kind !== 'STRING' || !value.includes('\n')) continue;
    for (let line = source.position(start).line; line < source.position(end).line; line++) {
      open.add(line);
      inside.add(line + 1);
    }
  }
  return [inside, open];
}

function gapEdits(source: TextFile, { comments }: Tokens, tokens: readonly Token[], depths: readonly number[], lines: readonly PlannedLine[], style: FormatStyle): readonly SpanEdit[] {
  const { text } = source;
  const signs = signsOf(source, tokens, depths);
  const widths = gapsBefore([...signs.values()], style, joinedBy(source, lines, style));
  const edits = tokens.flatMap((token, index): SpanEdit[] => {
    const before = tokens[index - 1];
    const now = before === undefined ? '\n' : text.slice(before.end, token.start);
    if (before === undefined || !/^[ \t]*$/.test(now)) return [];
    const sign = signs.get(token);
    return [{ start: before.end, end: token.start, text: sign === undefined ? gapBetween(before.kind, token.kind, now, style) : ' '.repeat(widths.get(sign) ?? 1) }];
  });
  for (const { start } of comments) if (start > 0 && !/[\s\ufeff]/.test(text[start - 1]!)) edits.push({ start, end: start, text: ' ' });
  return edits;
}

/** Signs of assignment behind the first word of their line, which may stand below each other. */
function signsOf(source: TextFile, tokens: readonly Token[], depths: readonly number[]): ReadonlyMap<Token, Sign> {
  const signs = new Map<Token, Sign>();
  tokens.forEach((token, index) => {
    const name = tokens[index - 1];
    if (!ASSIGNMENTS.has(token.kind) || name === undefined || !/^[ \t]*$/.test(source.text.slice(name.end, token.start))) return;
    const { line } = source.position(name.start);
    if (!/^[ \t]*$/.test(source.text.slice(source.lineStarts[line], name.start))) return;
    signs.set(token, { line, depth: depths[line]!, name: name.end - name.start, gap: token.start - name.end, length: token.end - token.start });
  });
  return signs;
}

/** The same words, line ends of statements, dropped commas, comments and error, for each release. */
export function sameLighttpd(before: string, after: string): boolean {
  return RELEASES.every((release) => meaning(before, release) === meaning(after, release));
}

/** Line ends before the first and behind the last statement end nothing. */
function meaning(text: string, release: number): string {
  const { tokens, comments, droppedCommas, error } = tokenize(text, release);
  const words = tokens.map(({ kind, value }) => (kind === 'EOL' ? 'EOL' : `${kind} ${value}`));
  const joined = words.filter((word, index) => word !== 'EOL' || words[index - 1] !== 'EOL');
  const first = joined[0] === 'EOL' ? 1 : 0;
  return JSON.stringify([joined.slice(first, joined.at(-1) === 'EOL' ? -1 : undefined), comments.map(({ start, end }) => text.slice(start, end).trimEnd()), droppedCommas.length, error?.message]);
}
