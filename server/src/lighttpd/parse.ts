/** Reads a lighttpd.conf as lighttpd's parser does, the silent dropping of misplaced tokens included. Never throws. */
import type { Span } from '../base/span';
import { END, GRAMMAR } from './grammar';
import { NEWEST_LIGHTTPD } from './keys';
import { lalrStates, type State } from './lalr';
import { actionOf, type Opening, type Part } from './reduce';
import { tokenize, type Token } from './tokens';
import type { Branch, Conditional, Dropped, LighttpdTree, Statement, SyntaxError } from './tree';

let states: readonly State[] | undefined;
const actions = GRAMMAR.map(({ left, right }) => actionOf(`${left} = ${right.join(' ')}`.trim()));

interface Entry extends Span {
  readonly state: number;
  readonly symbol: string;
  readonly part: Part;
}

/**
 * Reads one file as a release of 1.4 does. What other files say is asked by whoever evaluates the tree.
 *
 * The driver is lempar.c without an error symbol: a token that fits nowhere is dropped (yy_destructor, and no
 * `%syntax_error` in configparser.y that would say so); only the end of the input may fail.
 */
export function parse(text: string, release = NEWEST_LIGHTTPD): LighttpdTree {
  const read = tokenize(text, release);
  const driver = new Driver();
  for (const token of read.tokens) driver.feed(token);
  const finished = driver.finish(text.length);
  const { error } = read;
  const tokenError: SyntaxError | undefined = error === undefined ? undefined : { ...error, kind: 'token' };
  const limit = error?.start ?? Infinity;
  return {
    text, comments: read.comments, tokens: read.tokens,
    statements: finished ? driver.statements : driver.salvage(),
    dropped: driver.dropped.filter(({ end }) => end <= limit),
    error: tokenError ?? (finished ? undefined : { ...driver.unfinished(text), kind: 'unfinished' }),
  };
}

/** Entries of the parser's stack, the first one included (YYSTACKDEPTH of lempar.c). */
const STACK_DEPTH = 100;

type Draft = Omit<Dropped, 'tokens' | 'end'> & { readonly tokens: Token[]; end: number };

class Driver {
  readonly dropped: Draft[] = [];
  /** Statements from before the stack overflowed. */
  readonly #saved: Statement[] = [];
  readonly #stack: Entry[] = [{ state: 0, symbol: '', part: undefined, start: 0, end: 0 }];
  /** Whether the last token was dropped, so that the next one joins it. */
  #dropping = false;
  #lastReal: Span = { start: 0, end: 0 };
  #last: Token | undefined;

  get #top(): Entry {
    return this.#stack[this.#stack.length - 1]!;
  }

  get #state(): State {
    return (states ??= lalrStates(GRAMMAR))[this.#top.state]!;
  }

  feed(token: Token): void {
    this.#last = token;
    if (token.kind !== 'EOL') this.#lastReal = token;
    if (this.#settle(token.kind, token)) {
      this.#dropping = false;
      if (!this.#hasRoom(token)) return;
      this.#stack.push({ start: token.start, end: token.end, state: this.#state.goto.get(token.kind)!, symbol: token.kind, part: token });
      this.#reduceAlways(token);
    } else {
      this.#drop(token);
    }
  }

  // An overflow empties the stack (yyStackOverflow, with no code of configparser.y in it) and says nothing.
  #hasRoom({ start, end }: Span): boolean {
    if (this.#stack.length < STACK_DEPTH) return true;
    this.#saved.push(...this.#salvaged());
    this.#stack.length = 1;
    this.dropped.push({ start, end, tokens: [], expected: new Set(), isOverflow: true });
    return false;
  }

  // What is reduced whatever comes is reduced at once, as with lemon's shift-reduce actions: nothing but spans would tell.
  #reduceAlways(next: Span): void {
    while (this.#state.goto.size === 0 && this.#state.fallback !== undefined && this.#state.reduce.size > 0 && new Set(this.#state.reduce.values()).size === 1) {
      this.#reduce(this.#state.fallback, next);
    }
  }

  /** Reduces until the token can be shifted; false where it cannot be. */
  #settle(kind: string, at: Span): boolean {
    for (;;) {
      const { goto, reduce, fallback } = this.#state;
      if (goto.has(kind)) return true;
      const rule = reduce.get(kind) ?? fallback;
      if (rule === undefined) return false;
      this.#reduce(rule, at);
    }
  }

  #reduce(rule: number, next: Span): void {
    const { left, right } = GRAMMAR[rule]!;
    if (right.length === 0 && !this.#hasRoom(next)) return;
    const parts = right.length === 0 ? [] : this.#stack.splice(-right.length);
    const start = parts[0]?.start ?? next.start;
    const end = lastContent(parts)?.end ?? start;
    const part = actions[rule]!(parts.map((entry) => entry.part), { start, end });
    this.#stack.push({ start, end, state: this.#state.goto.get(left)!, symbol: left, part });
  }

  #drop(token: Token): void {
    const expected = new Set(this.#state.goto.keys());
    const last = this.dropped.at(-1);
    if (this.#dropping && last !== undefined) {
      last.tokens.push(token);
      last.end = token.end;
    } else this.dropped.push({ start: token.start, end: token.end, tokens: [token], expected });
    this.#dropping = true;
  }

  /** Takes the line end that lighttpd adds and the end of the input; false where something is open. */
  finish(end: number): boolean {
    const last: Token = { kind: 'EOL', start: end, end, value: '' };
    if (this.#settle('EOL', last)) this.#stack.push({ start: end, end, state: this.#state.goto.get('EOL')!, symbol: 'EOL', part: last });
    for (;;) {
      const { reduce, fallback } = this.#state;
      if (this.#stack.length === 2 && this.#top.symbol === 'metalines') return true;
      const rule = reduce.get(END) ?? fallback;
      if (rule === undefined) return false;
      this.#reduce(rule, last);
    }
  }

  get statements(): readonly Statement[] {
    return [...this.#saved, ...this.#stack[1]!.part as readonly Statement[]];
  }

  /** The statements of a file that ends too early, with its open blocks as far as they go. */
  salvage(): readonly Statement[] {
    return [...this.#saved, ...this.#salvaged()];
  }

  #salvaged(): Statement[] {
    const top: Statement[] = [];
    let into = top;
    for (const { symbol, part, start, end } of this.#stack) {
      if (symbol === 'metalines') into.push(...part as readonly Statement[]);
      else if (symbol === 'condlines') into.push(part as Conditional);
      else if (symbol === 'globalstart') {
        const statements: Statement[] = [];
        into.push({ kind: 'global', start, end: this.#lastReal.end, statements, close: undefined });
        into = statements;
      } else if (symbol === 'context' || symbol === 'context_else') {
        const statements: Statement[] = [];
        const branch: Branch = { start, end: this.#lastReal.end, condition: (part as Opening).condition, statements, open: { start: end, end }, close: undefined };
        into.push({ kind: 'conditional', start, end: this.#lastReal.end, branches: [branch] });
        into = statements;
      }
    }
    return top;
  }

  /** Where the innermost open thing begins: a brace, a parenthesis, else the last word. */
  unfinished(text: string): Span & { readonly message: string } {
    const last = this.#last;
    const message = `parser failed somehow near here: ${last === undefined || last.kind === 'EOL' ? '(EOL)' : last.kind === 'COMMA' ? '(COMMA)' : last.value}`;
    const open = this.#stack.findLast(({ symbol }) => symbol === 'LCURLY' || symbol === 'LPARAN' || symbol === 'ELSE');
    const at = open ?? this.#lastReal;
    return { start: Math.min(at.start, text.length), end: Math.min(at.end, text.length), message };
  }
}

// A `}` may bring a line end with it that no author wrote; blocks end at what was written.
function lastContent(parts: readonly Entry[]): Entry | undefined {
  return parts.findLast(({ symbol, start, end }) => symbol !== 'EOL' && symbol !== 'eols' && end > start) ?? parts[0];
}
