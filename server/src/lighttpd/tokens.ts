/** Words of lighttpd.conf, cut as config_tokenizer (configfile.c of 1.4.69 and of 1.4.85) cuts them. */
import type { Span } from '../base/span';

export type TokenKind =
  | 'EOL' | 'LKEY' | 'STRING' | 'INTEGER' | 'ASSIGN' | 'APPEND' | 'FORCE_ASSIGN' | 'PLUS' | 'LPARAN' | 'RPARAN' | 'COMMA' | 'ARRAY_ASSIGN'
  | 'GLOBAL' | 'ELSE' | 'INCLUDE' | 'INCLUDE_SHELL' | 'LCURLY' | 'RCURLY' | 'DOLLAR' | 'SRVVARNAME' | 'LBRACKET' | 'RBRACKET'
  | 'EQ' | 'NE' | 'MATCH' | 'NOMATCH' | 'PREFIX' | 'SUFFIX';

export interface Token extends Span {
  readonly kind: TokenKind;
  /** A string without its quotes and with `\"` read, else the text. */
  readonly value: string;
}

/** Where the reader gives up, in lighttpd's own words. */
export interface TokenError extends Span {
  readonly message: string;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly comments: readonly Span[];
  /** Commas outside parentheses, which are dropped before the grammar sees them. */
  readonly droppedCommas: readonly Span[];
  /** The first error; lighttpd reads nothing after it. */
  readonly error: TokenError | undefined;
  /** How many tokens stand before the error: those after it are only an editor's guess. */
  readonly certain: number;
}

const WORDS: Readonly<Record<string, TokenKind>> = { include: 'INCLUDE', include_shell: 'INCLUDE_SHELL', global: 'GLOBAL', else: 'ELSE' };
const OPERATORS: Readonly<Record<string, TokenKind>> = { '==': 'EQ', '=~': 'MATCH', '=^': 'PREFIX', '=$': 'SUFFIX', '!=': 'NE', '!~': 'NOMATCH' };
const SINGLE: Readonly<Record<string, TokenKind>> = { '{': 'LCURLY', '[': 'LBRACKET', ']': 'RBRACKET' };

/** Releases that know `else if`, and refuse two texts in a row. */
const WITH_ELSE_IF = 74;
/** Releases that refuse two names in a row, and a text behind a name. */
const WITH_NAME_CHECK = 77;
const NEWER_WORDS: Readonly<Record<string, TokenKind>> = { elif: 'ELSE', elsif: 'ELSE', elseif: 'ELSE' };

/** Cuts a whole text as a release of 1.4 does. After an error it goes on with the next line, so that an editor still has something to show. */
export function tokenize(text: string, release: number): Tokens {
  const reader = new Reader(text, release);
  reader.run();
  return reader;
}

class Reader implements Tokens {
  readonly tokens: Token[] = [];
  readonly comments: Span[] = [];
  readonly droppedCommas: Span[] = [];
  error: TokenError | undefined;
  certain = 0;
  readonly #text: string;
  readonly #release: number;
  #at = 0;
  #parens = 0;
  #inCondition = false;

  constructor(text: string, release: number) {
    this.#text = text;
    this.#release = release;
  }

  get #last(): TokenKind | undefined {
    return this.tokens.at(-1)?.kind;
  }

  run(): void {
    const text = this.#text;
    while (this.#at < text.length) {
      // A NUL ends the text without an error code (config_tokenizer returns 0).
      if (text[this.#at] === '\0') break;
      const message = this.#next();
      if (message === undefined) continue;
      if (this.error === undefined) {
        this.error = { start: this.#at, end: Math.min(text.length, this.#at + 1), message };
        this.certain = this.tokens.length;
      }
      this.#skipLine();
    }
    if (this.error === undefined) this.certain = this.tokens.length;
  }

  #skipLine(): void {
    while (this.#at < this.#text.length && this.#text[this.#at] !== '\n') this.#at++;
    this.#parens = 0;
    this.#inCondition = false;
  }

  /** Takes one token or blank; a message when lighttpd gives up. */
  #next(): string | undefined {
    const text = this.#text;
    const at = this.#at;
    const char = text[at]!;
    const second = text[at + 1];
    switch (char) {
      case ' ': case '\t':
        this.#at++;
        return undefined;
      case '\n': case '\r':
        return this.#newlines();
      case '#':
        return this.#comment();
      case '=':
        if (this.#parens > 0) return second === '>' ? this.#push('ARRAY_ASSIGN', 2) : 'use => for assignments in arrays';
        if (!this.#inCondition) return this.#push('ASSIGN', 1);
        return this.#operator('only == =~ =^ =$ are allowed in the condition');
      case '!':
        if (!this.#inCondition) return 'unexpected exclamation-marks: !';
        return this.#operator('only !~ and != are allowed in the condition');
      case ',':
        if (this.#parens > 0) return this.#push('COMMA', 1);
        this.droppedCommas.push({ start: at, end: at + 1 });
        this.#at++;
        return undefined;
      case '"':
        return this.#string();
      case '(':
        this.#parens++;
        return this.#push('LPARAN', 1);
      case ')':
        if (this.#parens === 0) return 'close-parens seen open-parens';
        this.#parens--;
        return this.#push('RPARAN', 1);
      case '$':
        this.#inCondition = true;
        return this.#push('DOLLAR', 1);
      case '+':
        return second === '=' ? this.#push('APPEND', 2) : this.#push('PLUS', 1);
      case ':':
        return second === '=' ? this.#push('FORCE_ASSIGN', 2) : "unexpected character ':'";
      case '}':
        return this.#closingBrace();
      default:
        return char in SINGLE ? this.#push(SINGLE[char]!, 1) : this.#word();
    }
  }

  #push(kind: TokenKind, length: number, value = this.#text.slice(this.#at, this.#at + length)): undefined {
    this.tokens.push({ kind, start: this.#at, end: this.#at + length, value });
    this.#at += length;
    return undefined;
  }

  #operator(message: string): string | undefined {
    const kind = OPERATORS[this.#text.slice(this.#at, this.#at + 2)];
    if (kind === undefined) return message;
    this.#inCondition = false;
    return this.#push(kind, 2);
  }

  // Line ends, blanks and comments in a row are one EOL, and inside parentheses none.
  #newlines(): undefined {
    const start = this.#at;
    for (;;) {
      const char = this.#text[this.#at];
      if (char === '#') this.#comment();
      else if (char !== undefined && '\r\n\t '.includes(char)) this.#at++;
      else break;
    }
    if (this.#parens === 0) this.tokens.push({ kind: 'EOL', start, end: start + 1, value: '\n' });
    return undefined;
  }

  #comment(): undefined {
    const start = this.#at;
    while (this.#at < this.#text.length && !'\r\n\0'.includes(this.#text[this.#at]!)) this.#at++;
    this.comments.push({ start, end: this.#at });
    return undefined;
  }

  #string(): string | undefined {
    const text = this.#text;
    if (this.#last === 'STRING' && this.#release >= WITH_ELSE_IF) return "strings may be combined with '+' or separated with ',' or '=>' in lists";
    if (this.#last === 'LKEY' && this.#release >= WITH_NAME_CHECK) return "missing assignment operator ('=') ?";
    let value = '';
    let end = this.#at + 1;
    for (; end < text.length && text[end] !== '"' && text[end] !== '\0'; end++) {
      if (text[end] === '\\' && text[end + 1] === '"') end++;
      value += text[end];
    }
    if (text[end] !== '"') return 'missing closing quote';
    return this.#push('STRING', end + 1 - this.#at, value);
  }

  // Whatever follows on the line of a `}` begins a new one (simulate_eol).
  #closingBrace(): undefined {
    this.#push('RCURLY', 1);
    while (' \t'.includes(this.#text[this.#at] ?? 'x')) this.#at++;
    const next = this.#text[this.#at];
    if (next === '#') this.#comment();
    else if (next !== undefined && next !== '\r' && next !== '\n') this.tokens.push({ kind: 'EOL', start: this.#at, end: this.#at, value: '' });
    return undefined;
  }

  // A word at the very end of the file is refused: the reader looks for the character behind it.
  #word(): string | undefined {
    const text = this.#text;
    const pattern = this.#inCondition ? /[A-Za-z_]+/y : /^\d/.test(text[this.#at]!) ? /\d+/y : /[A-Za-z0-9._-]+/y;
    pattern.lastIndex = this.#at;
    const word = pattern.exec(text)?.[0];
    const next = text[this.#at + (word?.length ?? 0)];
    const isNumber = !this.#inCondition && /^\d/.test(text[this.#at]!);
    if (word !== undefined && (isNumber || (next !== undefined && next !== '\0'))) {
      if (this.#inCondition || isNumber) return this.#push(this.#inCondition ? 'SRVVARNAME' : 'INTEGER', word.length);
      return this.#name(word);
    }
    if (this.#inCondition) return 'invalid character in condition';
    if (text[this.#at] === '\u00a0') {
      this.#at++;
      return undefined;
    }
    return 'invalid character in variable name';
  }

  #name(word: string): string | undefined {
    if (Object.hasOwn(WORDS, word)) return this.#push(WORDS[word]!, word.length);
    if (this.#release >= WITH_ELSE_IF) {
      if (Object.hasOwn(NEWER_WORDS, word)) return this.#push(NEWER_WORDS[word]!, word.length);
      // An `if` right before a condition is passed over.
      const behind = this.#at + word.length;
      if (word === 'if' && /^[ \t]*\$/.test(this.#text.slice(behind, behind + 200))) {
        this.#at = behind;
        return undefined;
      }
    }
    if (this.#last === 'LKEY' && this.#release >= WITH_NAME_CHECK) return "missing assignment operator ('=') or missing string concat operator ('+') ?";
    return this.#push('LKEY', word.length);
  }
}
