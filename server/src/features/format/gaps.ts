/** White space inside a line, outside its quotes: what stands between the name and the arguments, and between these. */
import { directive } from '../../httpd/catalog/catalog';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import { skipSpace, wordsFrom } from '../../httpd/syntax/words';
import { keyAt } from '../line-key';
import type { FormatStyle } from './style';

/** A change of the joined text of a line that has no continuation. */
export interface InlineEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Whether the white space of a line may be touched: a name as it stands, on one physical line, and nothing that is not text. */
function isPlain(line: LogicalLine): boolean {
  return line.physicalLines === 1 && line.head.quote === undefined && !/\$\{|[\0\ufeff]/.test(line.head.value) && !line.text.includes('\0');
}

/** How wide the name of a directive is, for alignment; undefined where its gap is not touched. */
export function nameWidth(line: LogicalLine): number | undefined {
  if (line.kind !== 'directive' || !isPlain(line)) return undefined;
  const { head } = line;
  return skipSpace(line.text, head.end) >= line.text.trimEnd().length ? undefined : head.end - head.start;
}

/**
 * The gap after the name, and those between words where the directive's words are cut by ap_getword_conf. Directives that get
 * their arguments as one text (RAW_ARGS) and those nobody knows keep it as it is; so does everything from a variable on, which may
 * hold a quote.
 * @param width columns that the name takes up with padding; the name's own where nothing is aligned
 */
export function gapEdits(line: LogicalLine, style: FormatStyle, width: number): readonly InlineEdit[] {
  const { text, head } = line;
  if (style.argumentGap === 'keep' || !isPlain(line) || (line.kind !== 'directive' && line.kind !== 'open')) return [];
  const end = text.trimEnd().length;
  const args = skipSpace(text, head.end);
  if (args >= end) return [];
  const edits: InlineEdit[] = [{ start: head.end, end: args, text: ' '.repeat(Math.max(0, width - (head.end - head.start)) + 1) }];
  const spec = directive(keyAt(line).key);
  if (line.kind === 'directive' && spec !== undefined && spec.args !== 'RAW_ARGS' && spec.thirdParty !== true) {
    const limit = variableAt(text, args);
    const words = wordsFrom(text, args, end);
    words.slice(1).forEach((word, index) => {
      const from = words[index]!.end;
      // Words may stand without a blank between them, after a quote: that is for a rule to tell.
      if (word.start > from && word.start <= limit) edits.push({ start: from, end: word.start, text: ' ' });
    });
  }
  return edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text);
}

function variableAt(text: string, from: number): number {
  const found = text.indexOf('${', from);
  return found < 0 ? text.length : found;
}

/** The name as the manual writes it, where it is known and written otherwise. */
export function caseEdit(line: LogicalLine, { directiveCase }: FormatStyle): readonly InlineEdit[] {
  if (directiveCase === 'keep' || line.kind === 'blank' || line.kind === 'comment' || !isPlain(line)) return [];
  const { key, nameStart, nameEnd } = keyAt(line);
  const name = directive(key)?.name;
  if (name === undefined || name.toLowerCase() !== line.text.slice(nameStart, nameEnd).toLowerCase()) return [];
  return name === line.text.slice(nameStart, nameEnd) ? [] : [{ start: nameStart, end: nameEnd, text: name }];
}
