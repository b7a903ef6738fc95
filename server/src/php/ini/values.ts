/** Values, keys and names of sections: the expressions of Zend/zend_ini_parser.y. */
import type { Span } from '../../base/span';
import { combined, inverted } from './numbers';
import type { Scanner } from './scanner';
import type { Token, TokenKind } from './token';
import type { IniPart, IniWorld } from './tree';

/** A syntax error of PHP. */
export class SyntaxStop extends Error {
  readonly at: Span;

  constructor(message: string, at: Span) {
    super(message);
    this.at = at;
  }
}

/** Deeper parentheses than these are an error: PHP's parser gives up at 10,000 (YYMAXDEPTH), and ours must not run out of stack. */
const DEEPEST = 2000;

export class Values {
  readonly #scanner: Scanner;
  readonly #world: IniWorld;
  #token: Token;
  #parts: IniPart[] = [];
  #depth = 0;

  constructor(scanner: Scanner, world: IniWorld) {
    this.#scanner = scanner;
    this.#world = world;
    this.#token = scanner.next();
  }

  get token(): Token {
    return this.#token;
  }

  advance(): void {
    this.#token = this.#scanner.next();
  }

  /** PHP's own message; its line is that of the token. */
  unexpected(expecting?: string): SyntaxStop {
    const { kind, text } = this.#token;
    const found = kind === 'character' ? `'${text}'` : TOKEN_NAMES[kind] ?? `'${kind}'`;
    return new SyntaxStop(`syntax error, unexpected ${found}${expecting === undefined ? '' : `, expecting ${expecting}`}`, this.#token);
  }

  /** `string_or_value`: a word like `on` alone, nothing, or an expression. The token after it is not taken. */
  stringOrValue(): { readonly value: string; readonly parts: readonly IniPart[] } {
    this.#parts = [];
    const token = this.#token;
    switch (token.kind) {
      case 'true': case 'false': case 'null':
        this.advance();
        return { value: token.text, parts: [{ kind: 'word', start: token.start, end: token.end, text: token.text }] };
      case 'line': return { value: '', parts: [] };
      default: return { value: this.#expression(), parts: this.#parts };
    }
  }

  /** `&`, `|` and `^` bind alike, from left to right. */
  #expression(): string {
    let value = this.#unary();
    for (let operator = this.#operator('|&^'); operator !== undefined; operator = this.#operator('|&^')) value = combined(operator, value, this.#unary());
    return value;
  }

  #unary(): string {
    if (++this.#depth > DEEPEST) throw new SyntaxStop('memory exhausted', this.#token);
    try {
      const sign = this.#operator('~!');
      if (sign !== undefined) return inverted(sign, this.#unary());
      if (this.#operator('(') === undefined) return this.list(true);
      const value = this.#expression();
      if (this.#operator(')') === undefined) throw this.unexpected("'^' or '|' or '&' or ')'");
      return value;
    } finally {
      this.#depth--;
    }
  }

  /** The kind of the token now; TypeScript would take it for unchanged behind `advance`. */
  #kind(): TokenKind {
    return this.#token.kind;
  }

  #operator(signs: string): string | undefined {
    const { kind, text, start, end } = this.#token;
    if (kind !== 'character' || !signs.includes(text)) return undefined;
    this.#parts.push({ kind: 'operator', start, end, text });
    this.advance();
    return text;
  }

  /** A run of words, glued together. @param constants whether bare words may be constants: not in the name of a section */
  list(constants: boolean, expecting?: string): string {
    let value = '';
    for (let count = 0; ; count++) {
      const { kind, text } = this.#token;
      if (kind === 'raw' || kind === 'number' || kind === 'string' || kind === 'blank') value += this.#word(kind);
      else if (kind === 'constant') {
        this.#word(kind);
        value += constants ? this.#world.constant(text) ?? text : text;
      } else if (kind === 'open') value += this.#variable();
      else if (kind === '"') value += this.#quoted();
      else if (count === 0) throw this.unexpected(expecting);
      else return value;
    }
  }

  #word(kind: 'raw' | 'number' | 'string' | 'blank' | 'constant'): string {
    const { start, end, text } = this.#token;
    this.#parts.push({ kind, start, end, text });
    this.advance();
    return text;
  }

  #quoted(): string {
    const { start } = this.#token;
    const before = this.#parts.length;
    let value = '';
    this.advance();
    while (this.#token.kind !== '"') {
      if (this.#token.kind === 'quoted') {
        value += this.#token.text;
        this.advance();
      } else if (this.#token.kind === 'open') value += this.#variable();
      else throw this.unexpected("TC_DOLLAR_CURLY or TC_QUOTED_STRING or '\"'");
    }
    // Variables inside stay parts of their own, behind the text they stand in.
    this.#parts.splice(before, 0, { kind: 'quoted', start, end: this.#token.end, text: value });
    this.advance();
    return value;
  }

  #variable(): string {
    const { start } = this.#token;
    this.advance();
    if (this.#kind() !== 'name') throw this.unexpected('TC_VARNAME');
    const name = this.#token.text;
    this.advance();
    let fallback = '';
    if (this.#kind() === 'fallback') {
      this.advance();
      const before = this.#parts.length;
      if (++this.#depth > DEEPEST) throw new SyntaxStop('memory exhausted', this.#token);
      fallback = this.#token.kind === '}' ? '' : this.list(true);
      this.#depth--;
      this.#parts.length = before;
    }
    if (this.#kind() !== '}') throw this.unexpected("'}'");
    this.#parts.push({ kind: 'variable', start, end: this.#token.end, text: name });
    this.advance();
    return this.#world.variable(name) ?? fallback;
  }
}

const TOKEN_NAMES: Partial<Record<TokenKind, string>> = {
  end: 'end of file', line: 'END_OF_LINE', sectionOpen: 'TC_SECTION', label: 'TC_LABEL', arrayLabel: 'TC_OFFSET', true: 'BOOL_TRUE', false: 'BOOL_FALSE',
  null: 'NULL_NULL', raw: 'TC_RAW', constant: 'TC_CONSTANT', number: 'TC_NUMBER', string: 'TC_STRING', blank: 'TC_WHITESPACE', quoted: 'TC_QUOTED_STRING',
  open: 'TC_DOLLAR_CURLY', name: 'TC_VARNAME', fallback: 'TC_FALLBACK',
};
