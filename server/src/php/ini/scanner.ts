/** Cuts an ini text into tokens as PHP does (Zend/zend_ini_scanner.l, the mode INI_SCANNER_NORMAL that php.ini is read in). */
import { fallbackEnd, sectionEnd, valueEnd, valueOverruns } from './longest';
import { quotedEnd, unescaped } from './quoted';
import type { State, Token, TokenKind } from './token';

const BLANKS = /[ \t]*/y;
const LINE_END = /[ \t]*(?:\r\n|\r|\n)/y;
const COMMENT = /[ \t]*;[^\r\n]*(?:\r\n|\r|\n)/y;
const OPEN_COMMENT = /[ \t]*;[^\r\n]*$/y;
const EQUALS = /[ \t]*=[ \t]*/y;
const LABEL_82 = /[^=\n\r\t;&|^$~(){}!"[]+/y;
const LABEL_83 = /[^=\n\r\t;&|^$~(){}!"[\]\0]+/y;
const ARRAY_82 = /[^=\n\r\t;&|^$~(){}!"[]+\[[ \t]*/y;
const ARRAY_83 = /[^=\n\r\t;&|^$~(){}!"[\]\0]+\[[ \t]*/y;
const TRUE = /(?:true|on|yes)[ \t]*/iy;
const FALSE = /(?:false|off|none|no)[ \t]*/iy;
const NULL = /null[ \t]*/iy;
const CONSTANT = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const NUMBER = /(?:[0-9]*\.[0-9]+|[0-9]+\.[0-9]*|-?[0-9]+)/y;
const RAW = /'[^']+'/y;
const OPERATOR = /[&|^~()!][ \t]*/y;
const QUOTE = /[ \t]*"/y;
const CLOSING_QUOTE = /"[ \t]*/y;
const SECTION_CLOSE = /\][ \t]*(?:\r\n|\r|\n)?/y;
const ARRAY_CLOSE = /[ \t]*\]/y;
const SIGN = /[:,.\[\]"'()&|^+\-/*=%$!~<>?@{}]/y;

/** What one rule of the scanner matched; the longest wins, of equals the first. */
interface Match {
  readonly end: number;
  readonly kind: TokenKind | 'skip' | 'operator' | 'stop';
}

export class Scanner {
  readonly #text: string;
  /** Major and minor as one number: 8.3 is 803. */
  readonly #version: number;
  #at = 0;
  #state: State = 'initial';
  readonly #stack: State[] = [];

  constructor(text: string, version: number) {
    this.#text = text;
    this.#version = version;
    if (text.startsWith('\uFEFF')) this.#at = 1;
  }

  /** The next token; `end` for ever once the text, or what PHP reads of it, is over. */
  next(): Token {
    for (;;) {
      const start = this.#at;
      if (start >= this.#text.length) {
        if (this.#state !== 'value') return this.#token('end', start, start, '');
        this.#state = 'initial';
        return this.#token('line', start, start, '');
      }
      if (this.#state === 'quotes') return this.#inQuotes(start);
      if (this.#overrun(start)) return this.#token('end', start, start, '');
      const match = this.#longest(this.#matches(start));
      if (match.kind === 'skip') {
        this.#at = match.end;
        continue;
      }
      return this.#take(match, start);
    }
  }

  /** End of what was taken so far. */
  get position(): number {
    return this.#at;
  }

  #take({ kind, end }: Match, start: number): Token {
    const text = this.#text.slice(start, end);
    this.#at = end;
    switch (kind) {
      case 'stop':
        this.#at = start;
        return this.#token('end', start, start, '');
      case 'line': {
        // An equals sign ends a value and is read again as the next token.
        if (this.#state === 'value' && text === '=') this.#at = start;
        if (this.#state === 'value') this.#state = 'initial';
        const comment = /^[ \t]*;/.test(text) ? { comment: start + text.indexOf(';') } : {};
        return { ...this.#token('line', start, this.#at, ''), ...comment };
      }
      case 'sectionOpen': return this.#enter('section', this.#token(kind, start, end, ''));
      case 'arrayLabel': return this.#enter('offset', this.#token(kind, start, end, trimmed(text).replace(/[[ \t]+$/, '')));
      case '=': return this.#enter('value', this.#token(kind, start, end, ''));
      case ']': return this.#enter('initial', this.#token(kind, start, end, ''));
      case 'open': return this.#push('variable', this.#token(kind, start, end, ''));
      case '"': return this.#push('quotes', this.#token(kind, start, end, ''));
      case 'fallback':
        this.#state = 'fallback';
        return this.#token(kind, start, end, '');
      case '}': return this.#enter(this.#stack.pop() ?? 'initial', this.#token(kind, start, end, ''));
      case 'name': return this.#variableName(start, end);
      case 'true': return this.#token(kind, start, end, '1');
      case 'false': case 'null': return this.#token(kind, start, end, '');
      case 'label': return this.#token(kind, start, end, trimmed(text));
      case 'raw': return this.#token(kind, start, end, text.slice(1, -1));
      case 'operator': return this.#token('character', start, end, text[0]!);
      default: return this.#token(kind as TokenKind, start, end, text);
    }
  }

  #matches(at: number): Match[] {
    const version83 = this.#version >= 803;
    switch (this.#state) {
      case 'initial': return [
        this.#literal('[', at, 'sectionOpen'), this.#rule(version83 ? ARRAY_83 : ARRAY_82, at, 'arrayLabel'),
        this.#rule(TRUE, at, 'true'), this.#rule(FALSE, at, 'false'), this.#rule(NULL, at, 'null'),
        this.#rule(version83 ? LABEL_83 : LABEL_82, at, 'label'), this.#rule(EQUALS, at, '='), this.#rule(SIGN, at, 'character'),
        this.#rule(BLANKS, at, 'skip'), this.#rule(LINE_END, at, 'line'), this.#rule(COMMENT, at, 'line'), { end: at + 1, kind: 'stop' },
      ];
      case 'value': return [
        this.#rule(RAW, at, 'raw'), this.#literal('${', at, 'open'), this.#rule(TRUE, at, 'true'), this.#rule(FALSE, at, 'false'),
        this.#rule(NULL, at, 'null'), this.#rule(LINE_END, at, 'line'), this.#rule(CONSTANT, at, 'constant'), this.#rule(NUMBER, at, 'number'),
        this.#rule(OPERATOR, at, 'operator'), this.#literal('=', at, 'line'), { end: valueEnd(this.#text, at), kind: 'string' },
        this.#rule(QUOTE, at, '"'), this.#rule(BLANKS, at, 'blank'), this.#rule(COMMENT, at, 'line'), { end: at + 1, kind: 'line' },
      ];
      case 'section': case 'offset': case 'fallback': return this.#bracketMatches(at, this.#state);
      case 'variable': return [
        ...(version83 ? [this.#literal(':-', at, 'fallback')] : []),
        this.#rule(version83 ? LABEL_83 : LABEL_82, at, 'name', version83 ? 1 : undefined), this.#literal('}', at, '}'), { end: at + 1, kind: 'stop' },
      ];
      default: return [];
    }
  }

  #bracketMatches(at: number, state: 'section' | 'offset' | 'fallback'): Match[] {
    const run = state === 'fallback' ? fallbackEnd(this.#text, at) : sectionEnd(this.#text, at);
    const close = state === 'fallback' ? this.#literal('}', at, '}') : this.#rule(state === 'section' ? SECTION_CLOSE : ARRAY_CLOSE, at, ']');
    return [
      ...(state === 'fallback' ? [] : [this.#rule(RAW, at, 'raw')]), close, this.#literal('${', at, 'open'), this.#rule(CONSTANT, at, 'constant'),
      this.#rule(NUMBER, at, 'number'), { end: run, kind: 'string' }, this.#rule(QUOTE, at, '"'), this.#rule(BLANKS, at, 'blank'), { end: at + 1, kind: 'stop' },
    ];
  }

  #rule(pattern: RegExp, at: number, kind: Match['kind'], most?: number): Match {
    pattern.lastIndex = at;
    const end = pattern.test(this.#text) ? pattern.lastIndex : at;
    return { end: most === undefined ? end : Math.min(end, at + most), kind };
  }

  #literal(word: string, at: number, kind: Match['kind']): Match {
    return { end: this.#text.startsWith(word, at) ? at + word.length : at, kind };
  }

  #longest(matches: readonly Match[]): Match {
    return matches.reduce((best, match) => (match.end > best.end ? match : best));
  }

  #inQuotes(start: number): Token {
    const close = this.#rule(CLOSING_QUOTE, start, '"');
    if (close.end > start) {
      this.#at = close.end;
      return this.#enter(this.#stack.pop() ?? 'initial', this.#token('"', start, close.end, ''));
    }
    if (this.#text.startsWith('${', start)) {
      this.#at = start + 2;
      return this.#push('variable', this.#token('open', start, start + 2, ''));
    }
    this.#at = quotedEnd(this.#text, start, this.#version);
    return this.#token('quoted', start, this.#at, unescaped(this.#text.slice(start, this.#at)));
  }

  // From 8.3 on a name ends before `:-`; a name of one character directly before it is taken for the `:-` itself.
  #variableName(start: number, end: number): Token {
    if (this.#version < 803) return this.#token('name', start, end, trimmed(this.#text.slice(start, end)));
    if (this.#text.startsWith(':-', end)) {
      this.#at = end + 1;
      this.#state = 'fallback';
      return this.#token('fallback', start, this.#at, '');
    }
    let at = end;
    while (at < this.#text.length && !'=\n\r\t;&|^$~(){}!"[]'.includes(this.#text[at]!) && !this.#text.startsWith(':-', at)) at++;
    this.#at = at;
    return this.#token('name', start, at, trimmed(this.#text.slice(start, at)));
  }

  /**
   * Whether the match would touch the end of the file. PHP pads its buffer with NUL and re2c's YYFILL says that nothing follows:
   * a class that takes NUL runs over the end, and the scanner returns 0, the end of the file, without a message.
   */
  #overrun(at: number): boolean {
    const text = this.#text;
    const atEnd = (end: number): boolean => end > at && end === text.length;
    const old = this.#version < 803;
    switch (this.#state) {
      case 'initial': return old && atEnd(this.#rule(LABEL_82, at, 'label').end) || atEnd(this.#rule(OPEN_COMMENT, at, 'line').end);
      case 'value': return this.#openRaw(at) || valueOverruns(text, at) || atEnd(this.#rule(OPEN_COMMENT, at, 'line').end);
      case 'section': case 'offset': return this.#openRaw(at) || atEnd(sectionEnd(text, at));
      case 'fallback': return atEnd(fallbackEnd(text, at));
      case 'variable': return old && atEnd(this.#rule(LABEL_82, at, 'name').end);
      default: return false;
    }
  }

  #openRaw(at: number): boolean {
    if (this.#text[at] !== "'") return false;
    return at + 1 >= this.#text.length || this.#text[at + 1] !== "'" && !this.#text.includes("'", at + 1);
  }

  #enter(state: State, token: Token): Token {
    this.#state = state;
    return token;
  }

  #push(state: State, token: Token): Token {
    this.#stack.push(this.#state);
    this.#state = state;
    return token;
  }

  #token(kind: TokenKind, start: number, end: number, text: string): Token {
    return { kind, start, end, text };
  }
}

function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '');
}
