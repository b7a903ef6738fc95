/** What the ini scanner gives the parser. */
import type { Span } from '../../base/span';

/** States of the scanner, named as in Zend/zend_ini_scanner.l. */
export type State = 'initial' | 'value' | 'section' | 'offset' | 'quotes' | 'variable' | 'fallback';

/**
 * Kinds of tokens. `line` is a line's end (with the blanks and the comment before it), `end` the end of what is read; a single
 * character stands for itself.
 */
export type TokenKind =
  | 'end' | 'line' | 'sectionOpen' | 'label' | 'arrayLabel' | 'true' | 'false' | 'null'
  | 'raw' | 'constant' | 'number' | 'string' | 'blank' | 'quoted' | 'open' | 'name' | 'fallback' | '"' | '=' | ']' | '}' | 'character';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** What the parser makes of it: escapes resolved, quotes and blanks taken off. */
  readonly text: string;
  /** For `line`: where its comment begins, if it has one. */
  readonly comment?: number;
}
