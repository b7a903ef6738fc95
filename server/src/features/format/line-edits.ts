/** What changes on one logical line: its indentation, its continuations, its white space. Words stay what they are. */
import { directive } from '../../httpd/catalog/catalog';
import { trimmedEnd, wordsFrom } from '../../httpd/syntax/words';
import { keyAt } from '../line-key';
import { caseEdit, gapEdits } from './gaps';
import type { PlacedLine } from './nesting';
import { columnsOf, spaceOf, type FormatStyle } from './style';

/** A change on one physical line: columns in UTF-16 units. */
export interface LineEdit {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** White space that may stand in front of a line and is no line end to any editor. */
const LEADING = /^[ \t\v\f]*/;
const TRAILING = /[ \t\v\f]+(?=\r?\n?$)/;

/**
 * Whether a line is left as it is: a body's, a blank one of several lines (its backslashes are no blanks), one with a byte order mark or a NUL (which hides what follows), or with a CR that
 * editors take for a line end and httpd for a blank.
 */
export function isUntouchable({ line: { raw, kind, joints }, isBody }: PlacedLine): boolean {
  return isBody || (kind === 'blank' && joints.length > 0) || /[\0\ufeff]|\r(?!\n)/.test(raw);
}

export function indentOf(placed: PlacedLine, style: FormatStyle): string {
  return style.indent.repeat(placed.depth);
}

/**
 * The changes of a directive, a tag or a comment.
 * @param width columns for the name where arguments are aligned
 */
export function lineEdits(placed: PlacedLine, style: FormatStyle, width: number): readonly LineEdit[] {
  if (isUntouchable(placed)) return [];
  const { line, at } = placed;
  const leading = LEADING.exec(line.raw)![0];
  const indent = indentOf(placed, style);
  const edits: LineEdit[] = leading === indent ? [] : [{ line: at, start: 0, end: leading.length, text: indent }];
  for (const { start, end, text } of [...caseEdit(line, style), ...gapEdits(line, style, width)]) edits.push({ line: at, start, end, text });
  if (line.physicalLines > 1) edits.push(...continuationEdits(placed, style, columnsOf(indent, style.tabWidth) - columnsOf(leading, style.tabWidth)));
  return [...edits, ...trailingEdits(placed, style)];
}

/** Blanks at the end go, except after a backslash: without them it would swallow the next line. */
export function trailingEdits({ line, at }: PlacedLine, style: FormatStyle): readonly LineEdit[] {
  if (!style.trimTrailing) return [];
  const last = line.raw.slice(line.raw.lastIndexOf('\n', line.raw.length - 2) + 1);
  const space = TRAILING.exec(last);
  if (space === null || (space.index === 0 && line.physicalLines > 1) || line.text.charCodeAt(trimmedEnd(line.text) - 1) === 92) return [];
  return [{ line: at + line.physicalLines - 1, start: space.index, end: space.index + space[0].length, text: '' }];
}

/**
 * Continuation lines move with the first one, where they begin with blanks between two words. Inside quotes blanks are part of the
 * value; after a variable nobody knows whether a quote is open; and arguments that are one text keep all of it.
 */
function continuationEdits({ line, at }: PlacedLine, style: FormatStyle, shift: number): LineEdit[] {
  const spec = directive(keyAt(line).key);
  if (line.kind !== 'directive' || spec === undefined || spec.args === 'RAW_ARGS' || spec.thirdParty === true) return [];
  const words = wordsFrom(line.text, 0);
  const variable = line.text.indexOf('${');
  const edits: LineEdit[] = [];
  let cut = 0;
  for (const joint of line.joints) {
    cut += joint.cut;
    const isInside = words.some((word) => word.start < joint.at && joint.at < word.end) || (variable >= 0 && variable < joint.at);
    const start = joint.at + cut;
    const space = LEADING.exec(line.raw.slice(start))![0];
    if (isInside || space === '' || start + space.length >= line.raw.length || /[\r\n\\]/.test(line.raw[start + space.length]!)) continue;
    const text = spaceOf(Math.max(1, columnsOf(space, style.tabWidth) + shift), style);
    // A joint may hold several line ends.
    const physical = line.raw.slice(0, start).split('\n').length - 1;
    if (text !== space) edits.push({ line: at + physical, start: 0, end: space.length, text });
  }
  return edits;
}
