/** The name of a line's directive or tag, as the catalogue keys it. */
import type { LogicalLine } from '../httpd/syntax/logical-line';

export interface LineKey {
  /** Lower case; `<directory` for both tags of a section. Empty for blank lines and comments. */
  readonly key: string;
  readonly isClosing: boolean;
  /** Where the bare name stands in the line's text, without brackets. */
  readonly nameStart: number;
  readonly nameEnd: number;
}

export function keyAt(line: LogicalLine): LineKey {
  const { head, kind } = line;
  if (kind === 'blank' || kind === 'comment') return { key: '', isClosing: false, nameStart: head.start, nameEnd: head.start };
  const isClosing = kind === 'close';
  const lead = isClosing ? 2 : kind === 'open' ? 1 : 0;
  const bracket = lead > 0 && head.value.endsWith('>') ? 1 : 0;
  const name = head.value.slice(lead, head.value.length - bracket).toLowerCase();
  return { key: lead > 0 ? `<${name}` : name, isClosing, nameStart: head.start + lead, nameEnd: head.end - bracket };
}
