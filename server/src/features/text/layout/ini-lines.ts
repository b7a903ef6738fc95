/** Lines of ini texts as PHP reads them: php.ini and files of pools are laid out alike. */
import type { TextFile } from '../../../base/text-file';
import type { IniEntry, IniItem } from '../../../php/ini/tree';
import type { FormatStyle } from '../../format/style';
import { gapsBefore, type Sign } from './columns';
import { joinedBy } from './lay-out';
import { BLANK, editsByLine, KEPT, textLine, type PlannedLine, type SpanEdit } from './planned-line';

/** What stands on a line, and where the text begins that its spans count from. */
export interface PlacedItem {
  readonly item: IniItem;
  readonly shift: number;
}

interface EqualsSign extends Sign {
  readonly nameEnd: number;
  readonly at: number;
  /** Blanks behind it, up to the value; undefined where no value follows on its line. */
  readonly behind: number | undefined;
}

/**
 * Entries begin at the left end; the blanks around the equals sign are those of the style, or those that most entries have. A gap in
 * front of a comment stays. Values are not touched, nor is anything that PHP does not read.
 */
export function iniLines(source: TextFile, items: readonly PlacedItem[], style: FormatStyle): readonly PlannedLine[] {
  const { text, lineStarts } = source;
  const frozen = new Set<number>();
  const open = new Set<number>();
  const heads = new Map<number, number>();
  const comments: number[] = [];
  const lineOf = (offset: number): number => source.position(offset).line;
  for (const { item, shift } of items) {
    if (item.comment !== undefined) comments.push(shift + item.comment.start);
    if (item.kind === 'lost') for (let line = lineOf(shift + item.span.start); line <= lineOf(shift + item.span.end - 1); line++) frozen.add(line);
    if (item.kind === 'lost' || item.kind === 'blank') continue;
    const line = lineOf(shift + item.nameSpan.start);
    heads.set(line, (heads.get(line) ?? 0) + 1);
    if (item.kind === 'entry') for (let at = line; at < lineOf(shift + item.valueSpan.end); at++) open.add(at);
  }
  const count = text.endsWith('\n') || text === '' ? lineStarts.length - 1 : lineStarts.length;
  const bare = Array.from({ length: count }, (_, line): PlannedLine => {
    const { start, end } = source.lineSpan(line);
    const content = text.slice(start, end);
    // Two statements on one line, a line end that editors do not show, what hides the rest of a line: the line is nobody's to change.
    if ((heads.get(line) ?? 0) > 1 || /[\r\0]/.test(content)) frozen.add(line);
    if (frozen.has(line)) return KEPT;
    const isInside = open.has(line - 1);
    const indent = isInside ? [] : leading(content, start);
    return open.has(line) ? { kind: 'kept', edits: indent } : content.trim() === '' && !isInside ? BLANK : { kind: 'text', edits: indent };
  });
  const edits = editsByLine(source, [...signEdits(source, items, bare, frozen, style), ...comments.flatMap((at) => beforeComment(text, at))]);
  return bare.map((line, at) => {
    if (line.kind === 'blank' || frozen.has(at)) return line;
    return { ...textLine(text, [...line.edits, ...(edits.get(at) ?? [])]), kind: line.kind };
  });
}

function leading(content: string, start: number): readonly SpanEdit[] {
  const blanks = /^[ \t]*/.exec(content)![0].length;
  return blanks === 0 ? [] : [{ start, end: start + blanks, text: '' }];
}

/** A comment needs no blank in front of it, but is not seen without one. */
function beforeComment(text: string, at: number): readonly SpanEdit[] {
  return at === 0 || /[\s\ufeff]/.test(text[at - 1]!) ? [] : [{ start: at, end: at, text: ' ' }];
}

function signEdits(source: TextFile, items: readonly PlacedItem[], lines: readonly PlannedLine[], frozen: ReadonlySet<number>, style: FormatStyle): readonly SpanEdit[] {
  const signs = items.flatMap(({ item, shift }) => (item.kind === 'entry' ? signOf(source, item, shift) : [])).filter(({ line }) => !frozen.has(line));
  if (isTight(signs, style)) {
    return signs.flatMap(({ nameEnd, at, behind }) => [{ start: nameEnd, end: at, text: '' }, ...(behind === undefined ? [] : [{ start: at + 1, end: at + 1 + behind, text: '' }])]);
  }
  const gaps = gapsBefore(signs, style, joinedBy(source, lines, style));
  return signs.flatMap((sign) => [
    { start: sign.nameEnd, end: sign.at, text: ' '.repeat(gaps.get(sign) ?? 1) },
    ...(sign.behind === undefined ? [] : [{ start: sign.at + 1, end: sign.at + 1 + sign.behind, text: ' ' }]),
  ]);
}

/** Whether no blanks stand around signs: as the style says, else as most entries have it. */
function isTight(signs: readonly EqualsSign[], { equals }: FormatStyle): boolean {
  if (equals !== 'auto') return equals === 'none';
  const tight = signs.filter(({ gap, behind }) => gap === 0 && behind === 0).length;
  return tight > signs.filter(({ behind }) => behind !== undefined).length / 2;
}

function signOf(source: TextFile, item: IniEntry, shift: number): readonly EqualsSign[] {
  const { text } = source;
  const start = shift + item.nameSpan.start;
  const nameEnd = shift + (item.keySpan === undefined ? item.nameSpan.end : item.keySpan.end + 1);
  const gap = /^[ \t]*/.exec(text.slice(nameEnd))![0].length;
  if (text[nameEnd + gap] !== '=') return [];
  const at = nameEnd + gap;
  const hasValue = item.valueSpan.end > item.valueSpan.start;
  const behind = hasValue ? shift + item.valueSpan.start - at - 1 : undefined;
  if (behind !== undefined && !/^[ \t]*$/.test(text.slice(at + 1, at + 1 + behind))) return [];
  return [{ line: source.position(start).line, depth: 0, name: nameEnd - start, gap, length: 1, nameEnd, at, behind }];
}
