/** Tokens of expressions, as httpd's scanner names them (server/util_expr_scan.l). */

export type TokenKind =
  | 'true' | 'false' | 'and' | 'or' | 'not' | 'dot' | 'in' | 'match'
  /** `==`, `-eq`, `lt`: all that compare two words. */
  | 'compare'
  /** `-f` and `-ipmatch`: operators of one letter and of more, by the name without the hyphen. */
  | 'unary' | 'binary'
  | 'digits' | 'name' | 'string' | 'backref' | 'regex'
  | 'quote-begin' | 'quote-end' | 'variable-begin' | 'variable-end'
  | '(' | ')' | '{' | '}' | ',' | ':'
  | 'end' | 'error';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Names without sign, strings unescaped, patterns without delimiters; of an error httpd's message. */
  readonly value: string;
  /** Of a pattern: where it begins in the text. */
  readonly inner?: number;
  /** Of an error: httpd does not report it but stops at once ("flex scanner jammed"). */
  readonly fatal?: true;
}
