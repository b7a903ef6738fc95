/** Words and signs of Lua, of all versions that mod_lua can be built with (5.1 to 5.4 and LuaJIT): what one of them takes is taken. */

export interface LuaToken {
  /** Keywords and signs are their own kind. */
  readonly kind: string;
  readonly text: string;
  /** From 0, in the chunk. */
  readonly line: number;
}

export interface LuaFault {
  readonly message: string;
  readonly line: number;
}

const KEYWORDS: ReadonlySet<string> = new Set([
  'and', 'break', 'do', 'else', 'elseif', 'end', 'false', 'for', 'function', 'if', 'in', 'local', 'nil', 'not', 'or', 'repeat', 'return', 'then', 'true', 'until', 'while',
]);

const SIGNS = /\.\.\.|\.\.|==|~=|<=|>=|<<|>>|\/\/|::|[-+*/%^#&~|<>=(){}[\];:,.]/y;
const NUMBER = /(?:\d|\.\d)(?:[eEpP][-+]|[\w.])*/y;
const GOOD_NUMBER = /^(?:0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)(?:p[-+]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:u?ll|i)?$/i;
const NAME = /[A-Za-z_]\w*/y;
const LONG = /\[(=*)\[/y;

/** All tokens of a chunk, the last of kind `eof`; or the first that no version of Lua can read. */
export function luaTokens(chunk: string): readonly LuaToken[] | LuaFault {
  const tokens: LuaToken[] = [];
  let at = 0;
  let line = 0;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(chunk);
  };
  const take = (kind: string, text: string): void => {
    tokens.push({ kind, text, line });
    at += text.length;
    line += text.split('\n').length - 1;
  };
  /** The length of `[[...]]` from here; undefined where none begins, -1 where none ends. */
  const longLength = (): number | undefined => {
    const open = match(LONG);
    if (open === null) return undefined;
    const close = chunk.indexOf(`]${open[1]!}]`, at + open[0].length);
    return close < 0 ? -1 : close + open[1]!.length + 2 - at;
  };
  for (;;) {
    const sign = chunk.charAt(at);
    if (sign === '') return [...tokens, { kind: 'eof', text: '<eof>', line }];
    if (/\s/.test(sign)) {
      if (sign === '\n') line += 1;
      at += 1;
    } else if (chunk.startsWith('--', at)) {
      at += 2;
      const length = longLength();
      if (length === -1) return { message: 'unfinished long comment', line };
      const end = chunk.indexOf('\n', at);
      const comment = chunk.slice(at, length === undefined ? (end < 0 ? chunk.length : end) : at + length);
      at += comment.length;
      line += comment.split('\n').length - 1;
    } else if (sign === '"' || sign === "'") {
      const text = shortString(chunk, at);
      if (text === undefined) return { message: 'unfinished string', line };
      take('string', text);
    } else {
      const length = sign === '[' ? longLength() : undefined;
      if (length === -1) return { message: 'unfinished long string', line };
      const [number, name, operator] = [match(NUMBER)?.[0], match(NAME)?.[0], match(SIGNS)?.[0]];
      if (length !== undefined) take('string', chunk.slice(at, at + length));
      else if (number !== undefined) {
        if (!GOOD_NUMBER.test(number)) return { message: `malformed number near '${number}'`, line };
        take('number', number);
      } else if (name !== undefined) take(KEYWORDS.has(name) ? name : 'name', name);
      else if (operator !== undefined) take(operator, operator);
      else return { message: `unexpected symbol near '${sign}'`, line };
    }
  }
}

/** A string in quotes with its quotes; a backslash takes the next character, even a line's end, and `\z` all blanks that follow. */
function shortString(chunk: string, from: number): string | undefined {
  const quote = chunk.charAt(from);
  for (let at = from + 1; at < chunk.length; at++) {
    const sign = chunk.charAt(at);
    if (sign === quote) return chunk.slice(from, at + 1);
    if (sign === '\n') return undefined;
    if (sign !== '\\') continue;
    at += 1;
    if (chunk.charAt(at) === '\r' && chunk.charAt(at + 1) === '\n') at += 1;
    while (chunk.charAt(at) === 'z' && /\s/.test(chunk.charAt(at + 1))) at = at + /^\s+/.exec(chunk.slice(at + 1))![0].length;
  }
  return undefined;
}
