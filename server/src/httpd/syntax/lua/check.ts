/** Whether Lua can compile a chunk: its grammar (lparser.c), for all versions of Lua at once. Limits of the compiler are not followed. */
import { luaTokens, type LuaFault, type LuaToken } from './tokens';

/** What a function body knows. */
interface Body {
  readonly isVararg: boolean;
  loops: number;
  readonly labels: Set<string>;
  readonly jumps: LuaToken[];
}

/** Deeper nesting is taken as it is. */
const MOST_LEVELS = 150;

const UNARY: ReadonlySet<string> = new Set(['not', '-', '#', '~']);
const BINARY: ReadonlySet<string> = new Set(['+', '-', '*', '/', '//', '%', '^', '..', '==', '~=', '<', '<=', '>', '>=', 'and', 'or', '&', '|', '~', '<<', '>>']);
const BLOCK_ENDS: ReadonlySet<string> = new Set(['eof', 'end', 'else', 'elseif', 'until']);
const CALL_STARTS: ReadonlySet<string> = new Set(['(', '{', 'string']);

/** The first reason why no version of Lua compiles a chunk; undefined where one may. */
export function luaFault(chunk: string): LuaFault | undefined {
  const tokens = luaTokens(chunk);
  return 'message' in tokens ? firstOf(tokens, chunk) : new Parser(tokens).chunk();
}

/** What stands before a token that cannot be read may be wrong already. */
function firstOf(fault: LuaFault, chunk: string): LuaFault {
  const before = luaTokens(chunk.split('\n').slice(0, fault.line).join('\n'));
  const earlier = 'message' in before ? undefined : new Parser(before).chunk();
  return earlier !== undefined && earlier.line < fault.line && !earlier.message.endsWith("'<eof>'") ? earlier : fault;
}

/** Reads tokens by recursive descent. After the first fault every token is the end, so that all calls return. */
class Parser {
  readonly #tokens: readonly LuaToken[];
  #at = 0;
  #level = 0;
  #fault: LuaFault | undefined;
  #gaveUp = false;
  #body: Body = { isVararg: true, loops: 0, labels: new Set(), jumps: [] };

  constructor(tokens: readonly LuaToken[]) {
    this.#tokens = tokens;
  }

  chunk(): LuaFault | undefined {
    this.#block();
    this.#expect('eof');
    this.#closeBody();
    return this.#gaveUp ? undefined : this.#fault;
  }

  get #kind(): string {
    return this.#fault !== undefined || this.#gaveUp ? 'eof' : this.#tokens[this.#at]!.kind;
  }

  #next(): void {
    if (this.#kind !== 'eof') this.#at += 1;
  }

  #fail(message: string, { text, line } = this.#tokens[this.#at]!): void {
    this.#fault ??= { message: `${message} near '${text}'`, line };
  }

  #accept(kind: string): boolean {
    if (this.#kind !== kind) return false;
    this.#next();
    return true;
  }

  #expect(kind: string): void {
    if (this.#kind === kind) this.#next();
    else this.#fail(`'${kind}' expected`);
  }

  #name(): string {
    const { text } = this.#tokens[this.#at]!;
    this.#expect('name');
    return text;
  }

  /** Runs one level deeper, unless that is too deep to tell. */
  #deeper(work: () => void): void {
    if (this.#level >= MOST_LEVELS) {
      this.#gaveUp = true;
      return;
    }
    this.#level += 1;
    work();
    this.#level -= 1;
  }

  #block(): void {
    this.#deeper(() => {
      while (!BLOCK_ENDS.has(this.#kind)) {
        if (this.#accept('return')) {
          if (!BLOCK_ENDS.has(this.#kind) && this.#kind !== ';') this.#expressions();
          this.#accept(';');
          return;
        }
        this.#statement();
      }
    });
  }

  #loop(): void {
    this.#body.loops += 1;
    this.#block();
    this.#body.loops -= 1;
  }

  #statement(): void {
    const token = this.#tokens[this.#at]!;
    switch (this.#kind) {
      case ';': return this.#next();
      case 'if': return this.#if();
      case 'while':
        this.#next();
        this.#expression();
        this.#expect('do');
        this.#loop();
        return this.#expect('end');
      case 'do':
        this.#next();
        this.#block();
        return this.#expect('end');
      case 'for': return this.#for();
      case 'repeat':
        this.#next();
        this.#loop();
        this.#expect('until');
        return this.#expression();
      case 'function':
        this.#next();
        this.#name();
        while (this.#accept('.')) this.#name();
        if (this.#accept(':')) this.#name();
        return this.#functionBody();
      case 'local': return this.#local();
      case '::':
        this.#next();
        this.#body.labels.add(this.#name());
        return this.#expect('::');
      case 'break':
        if (this.#body.loops === 0) this.#fail('break outside a loop', token);
        return this.#next();
      default:
        if (token.text === 'goto' && this.#tokens[this.#at + 1]?.kind === 'name') {
          this.#next();
          this.#body.jumps.push(this.#tokens[this.#at]!);
          return this.#next();
        }
        return this.#expressionStatement();
    }
  }

  #if(): void {
    do {
      this.#next();
      this.#expression();
      this.#expect('then');
      this.#block();
    } while (this.#kind === 'elseif');
    if (this.#accept('else')) this.#block();
    this.#expect('end');
  }

  #for(): void {
    this.#next();
    this.#name();
    if (this.#accept('=')) {
      this.#expression();
      this.#expect(',');
      this.#expression();
      if (this.#accept(',')) this.#expression();
    } else {
      while (this.#accept(',')) this.#name();
      this.#expect('in');
      this.#expressions();
    }
    this.#expect('do');
    this.#loop();
    this.#expect('end');
  }

  #local(): void {
    this.#next();
    if (this.#accept('function')) {
      this.#name();
      this.#functionBody();
      return;
    }
    do {
      this.#name();
      if (this.#accept('<')) {
        this.#name();
        this.#expect('>');
      }
    } while (this.#accept(','));
    if (this.#accept('=')) this.#expressions();
  }

  #functionBody(): void {
    const outer = this.#body;
    this.#expect('(');
    let isVararg = false;
    while (this.#kind !== ')' && this.#kind !== 'eof') {
      if (this.#accept('...')) {
        isVararg = true;
        break;
      }
      this.#name();
      if (this.#kind === ')') break;
      this.#expect(',');
      if (this.#kind === ')') this.#name();
    }
    this.#expect(')');
    this.#body = { isVararg, loops: 0, labels: new Set(), jumps: [] };
    this.#block();
    this.#expect('end');
    this.#closeBody();
    this.#body = outer;
  }

  #closeBody(): void {
    const lost = this.#body.jumps.find((token) => !this.#body.labels.has(token.text));
    if (lost !== undefined) this.#fail('no visible label', lost);
  }

  #expressionStatement(): void {
    let last = this.#suffixed();
    if (this.#kind !== '=' && this.#kind !== ',') {
      if (last !== 'call') this.#fail('syntax error');
      return;
    }
    while (last === 'variable' && this.#accept(',')) last = this.#suffixed();
    if (last !== 'variable') this.#fail('syntax error');
    this.#expect('=');
    this.#expressions();
  }

  #suffixed(): 'call' | 'variable' | 'value' {
    let last: 'call' | 'variable' | 'value' = 'variable';
    if (this.#accept('(')) {
      this.#expression();
      this.#expect(')');
      last = 'value';
    } else if (this.#kind === 'name') this.#next();
    else this.#fail('unexpected symbol');
    for (;;) {
      if (this.#accept('.')) {
        this.#name();
        last = 'variable';
      } else if (this.#accept('[')) {
        this.#expression();
        this.#expect(']');
        last = 'variable';
      } else if (this.#kind === ':' || CALL_STARTS.has(this.#kind)) {
        if (this.#accept(':')) this.#name();
        this.#arguments();
        last = 'call';
      } else return last;
    }
  }

  #arguments(): void {
    if (this.#kind === '{') return this.#table();
    if (this.#accept('string')) return;
    this.#expect('(');
    if (this.#accept(')')) return;
    this.#expressions();
    this.#expect(')');
  }

  #table(): void {
    this.#deeper(() => {
      this.#expect('{');
      while (this.#kind !== '}' && this.#kind !== 'eof') {
        if (this.#accept('[')) {
          this.#expression();
          this.#expect(']');
          this.#expect('=');
        } else if (this.#kind === 'name' && this.#tokens[this.#at + 1]?.kind === '=') {
          this.#next();
          this.#next();
        }
        this.#expression();
        if (!this.#accept(',') && !this.#accept(';')) break;
      }
      this.#expect('}');
    });
  }

  #expressions(): void {
    do this.#expression(); while (this.#accept(','));
  }

  #expression(): void {
    this.#deeper(() => {
      for (;;) {
        while (UNARY.has(this.#kind)) this.#next();
        this.#operand();
        if (!BINARY.has(this.#kind)) return;
        this.#next();
      }
    });
  }

  #operand(): void {
    switch (this.#kind) {
      case 'number': case 'string': case 'nil': case 'true': case 'false': return this.#next();
      case '...':
        if (!this.#body.isVararg) this.#fail("cannot use '...' outside a vararg function");
        return this.#next();
      case '{': return this.#table();
      case 'function':
        this.#next();
        return this.#functionBody();
      default:
        this.#suffixed();
    }
  }
}
