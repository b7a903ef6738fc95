/** The blanks between two words on one line of a lighttpd.conf. */
import type { Token } from '../../../lighttpd/tokens';
import type { FormatStyle } from '../../format/style';

type Kind = Token['kind'];

/** What stands between a name and its value. */
export const ASSIGNMENTS: ReadonlySet<Kind> = new Set(['ASSIGN', 'APPEND', 'FORCE_ASSIGN', 'ARRAY_ASSIGN']);
const OPERATORS: ReadonlySet<Kind> = new Set([...ASSIGNMENTS, 'PLUS', 'EQ', 'NE', 'MATCH', 'NOMATCH', 'PREFIX', 'SUFFIX']);
const KEYWORDS: ReadonlySet<Kind> = new Set(['ELSE', 'INCLUDE', 'INCLUDE_SHELL', 'GLOBAL']);

/**
 * What the blanks between two words should be. Signs and braces have one on either side, a comma one behind it; beside parentheses,
 * in front of the sign of an inner pair and everywhere else they stay, since tables are made of them.
 * @param now as they are: blanks and TABs only
 */
export function gapBetween(before: Kind, after: Kind, now: string, { argumentGap }: Pick<FormatStyle, 'argumentGap'>): string {
  // Two signs in a row are a slip, `==` outside a condition: they stay together.
  if (OPERATORS.has(before) && OPERATORS.has(after)) return now;
  if (ASSIGNMENTS.has(after)) return now === '' || argumentGap === 'single' ? ' ' : now;
  if (OPERATORS.has(before) || OPERATORS.has(after)) return ' ';
  if (after === 'COMMA') return '';
  if (before === 'COMMA') return now === '' || argumentGap === 'single' ? ' ' : now;
  if (before === 'LCURLY' && after === 'RCURLY') return now;
  if (before === 'LCURLY' || before === 'RCURLY' || after === 'LCURLY' || after === 'RCURLY' || KEYWORDS.has(before)) return ' ';
  return now;
}
