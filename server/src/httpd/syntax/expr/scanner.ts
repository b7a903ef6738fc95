/**
 * The scanner of expressions with its states. Follows server/util_expr_scan.l: the longest rule wins, of equally long ones
 * the first; what no rule matches inside a string stops the whole program.
 */
import { byteLength } from '../../../base/bytes';
import type { Token, TokenKind } from './token';

/** Size of the buffers for strings and patterns (MAX_STRING_LEN); one byte is left for the end. */
const BUFFER = 8192;

type State = 'initial' | 'string' | 'variable' | 'argument';

export interface Scanner {
  readonly text: string;
  at: number;
  state: State;
  /** States to come back to at the end of a variable. */
  readonly stack: State[];
  delimiter: string;
  /** The whole text is one string (AP_EXPR_FLAG_STRING_RESULT). */
  readonly stringMode: boolean;
  ended: boolean;
}

export function createScanner(text: string, stringMode: boolean): Scanner {
  return { text, at: 0, state: stringMode ? 'string' : 'initial', stack: [], delimiter: '', stringMode, ended: false };
}

/** The next token. After an error or the end there is nothing more to ask for. */
export function nextToken(scanner: Scanner): Token {
  switch (scanner.state) {
    case 'string':
    case 'argument':
      return stringToken(scanner);
    case 'variable':
      return variableToken(scanner);
    default:
      return initialToken(scanner);
  }
}

const KEYWORDS: ReadonlyMap<string, TokenKind> = new Map([
  ['and', 'and'], ['or', 'or'], ['not', 'not'], ['true', 'true'], ['false', 'false'], ['in', 'in'],
  ['lt', 'compare'], ['le', 'compare'], ['gt', 'compare'], ['ge', 'compare'], ['ne', 'compare'], ['eq', 'compare'],
]);
const HYPHENED: ReadonlyMap<string, TokenKind> = new Map([
  ['in', 'in'], ['eq', 'compare'], ['ne', 'compare'], ['ge', 'compare'], ['le', 'compare'], ['gt', 'compare'], ['lt', 'compare'],
]);
const SIGNS: readonly (readonly [string, TokenKind])[] = [
  ['=~', 'match'], ['!~', 'match'], ['==', 'compare'], ['!=', 'compare'], ['<=', 'compare'], ['>=', 'compare'], ['&&', 'and'], ['||', 'or'],
  ['=', 'compare'], ['<', 'compare'], ['>', 'compare'], ['!', 'not'], ['.', 'dot'],
  ['(', '('], [')', ')'], ['{', '{'], ['}', '}'], [',', ','], [':', ':'],
];

function initialToken(scanner: Scanner): Token {
  const { text } = scanner;
  while (/[ \t\n]/.test(text.charAt(scanner.at))) scanner.at++;
  const start = scanner.at;
  if (start >= text.length) return token(scanner, 'end', start);
  const rest = text.slice(start, start + 2);
  if (rest[0] === '"' || rest[0] === "'") {
    scanner.delimiter = rest[0];
    scanner.state = 'string';
    return token(scanner, 'quote-begin', start + 1);
  }
  if (rest === '%{') return beginVariable(scanner);
  if (/^\$[0-9]/.test(rest)) return token(scanner, 'backref', start + 2, rest[1]);
  const word = wordAt(text, start);
  if (rest[0] === '/') return patternToken(scanner, start + 1, '/');
  if (/^m[/#$%^,;:_?|\-!.'"]$/.test(rest) && word.length <= 2) return patternToken(scanner, start + 2, rest[1]!);
  if (word !== '') return token(scanner, KEYWORDS.get(word) ?? 'name', start + word.length, word);
  const digits = /^-?[0-9]+/.exec(text.slice(start, start + BUFFER))?.[0];
  if (digits !== undefined) return token(scanner, 'digits', start + digits.length, digits);
  const operator = /^-([a-zA-Z_][a-zA-Z_0-9]*)/.exec(text.slice(start, start + BUFFER))?.[1];
  if (operator !== undefined) {
    const kind = HYPHENED.get(operator) ?? (operator.length === 1 ? 'unary' : 'binary');
    return token(scanner, kind, start + 1 + operator.length, operator);
  }
  const sign = SIGNS.find(([each]) => text.startsWith(each, start));
  if (sign !== undefined) return token(scanner, sign[1], start + sign[0].length, sign[0]);
  return error(scanner, start + 1, `Parse error near '${text.charAt(start)}'`);
}

function wordAt(text: string, start: number): string {
  let end = start;
  while (end < text.length && /[a-zA-Z0-9_]/.test(text.charAt(end))) end++;
  return end > start && /[a-zA-Z]/.test(text.charAt(start)) ? text.slice(start, end) : '';
}

/** A pattern up to its delimiter, which nothing escapes, and an `i` behind it. */
function patternToken(scanner: Scanner, inner: number, delimiter: string): Token {
  const { text } = scanner;
  const close = text.indexOf(delimiter, inner);
  const value = text.slice(inner, close < 0 ? text.length : close);
  if (byteLength(value) >= BUFFER) return error(scanner, text.length, 'Regexp too long');
  // A pattern that does not end leaves nothing but the end of the text.
  if (close < 0) return token(scanner, 'end', text.length);
  return { ...token(scanner, 'regex', close + (text.charAt(close + 1) === 'i' ? 2 : 1), value), inner };
}

function beginVariable(scanner: Scanner): Token {
  scanner.stack.push(scanner.state);
  scanner.state = 'variable';
  return token(scanner, 'variable-begin', scanner.at + 2);
}

function endVariable(scanner: Scanner): Token {
  scanner.state = scanner.stack.pop() ?? 'initial';
  return token(scanner, 'variable-end', scanner.at + 1);
}

/** Inside `%{`: a name, then `}` or `:` and an argument. */
function variableToken(scanner: Scanner): Token {
  const { text, at } = scanner;
  const character = text.charAt(at);
  if (character === '' || character === '\n') return error(scanner, at, UNTERMINATED);
  const word = wordAt(text, at);
  if (word !== '') return token(scanner, 'name', at + word.length, word);
  if (character === '}') return endVariable(scanner);
  if (character !== ':') return error(scanner, at + 1, `Invalid character in variable name '${character}'`);
  scanner.state = 'argument';
  return token(scanner, ':', at + 1, ':');
}

const UNTERMINATED = 'Unterminated string or variable';
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A string, or the argument in `%{name:argument}`: a stretch of text, or what interrupts it. */
function stringToken(scanner: Scanner): Token {
  const { text } = scanner;
  const start = scanner.at;
  const isArgument = scanner.state === 'argument';
  let value = '';
  const stretch = (): Token => ({ kind: 'string', start, end: scanner.at, value });
  for (;;) {
    const { at } = scanner;
    const character = text.charAt(at);
    if (character === '') return endOfText(scanner, isArgument, stretch);
    if (character === '\n') return error(scanner, at, UNTERMINATED);
    const next = text.charAt(at + 1);
    const isQuote = character === '"' || character === "'";
    if (isQuote && isArgument) return jammed(scanner, at);
    const interrupts = (isQuote && character === scanner.delimiter) || (isArgument && character === '}')
      || (character === '%' && next === '{') || (character === '$' && /[0-9]/.test(next));
    if (interrupts) return at > start ? stretch() : interruption(scanner, character);
    if (character === '\\') {
      const escape = readEscape(scanner, next);
      if (typeof escape !== 'string') return escape;
      value += escape;
    } else {
      value += character;
      scanner.at++;
    }
    // A stretch of less than a third of the buffer cannot fill it, whatever its characters.
    if (value.length * 3 >= BUFFER && byteLength(value) >= BUFFER) return error(scanner, scanner.at, 'String too long');
  }
}

function interruption(scanner: Scanner, character: string): Token {
  const { at, text } = scanner;
  if (character === '%') return beginVariable(scanner);
  if (character === '$') return token(scanner, 'backref', at + 2, text.charAt(at + 1));
  if (character === '}') return endVariable(scanner);
  scanner.state = 'initial';
  return token(scanner, 'quote-end', at + 1);
}

/** A string that is the whole expression ends with the text; any other string must be closed. */
function endOfText(scanner: Scanner, isArgument: boolean, stretch: () => Token): Token {
  if (isArgument || !scanner.stringMode) return error(scanner, scanner.at, UNTERMINATED);
  if (scanner.ended) return token(scanner, 'end', scanner.at);
  scanner.ended = true;
  return stretch();
}

/** `\101`, `\n`, `\x`: the character it stands for. */
function readEscape(scanner: Scanner, next: string): string | Token {
  const { at, text } = scanner;
  if (next === '') return jammed(scanner, at);
  const digits = /^[0-9]+/.exec(text.slice(at + 1, at + 40))?.[0] ?? '';
  if (digits === '') {
    scanner.at += 2;
    return ESCAPES[next] ?? next;
  }
  if (!/^[0-7]{1,3}$/.test(digits)) return error(scanner, at + 1 + digits.length, 'Bad escape sequence', at);
  const code = parseInt(digits, 8);
  if (code > 0xff) return error(scanner, at + 1 + digits.length, 'Escape sequence out of bound', at);
  scanner.at += 1 + digits.length;
  return String.fromCharCode(code);
}

function jammed(scanner: Scanner, at: number): Token {
  return { ...error(scanner, at + 1, 'flex scanner jammed', at), fatal: true };
}

function error(scanner: Scanner, end: number, message: string, start = scanner.at): Token {
  scanner.at = end;
  return { kind: 'error', start, end, value: message };
}

function token(scanner: Scanner, kind: TokenKind, end: number, value = ''): Token {
  const start = scanner.at;
  scanner.at = end;
  return { kind, start, end, value };
}
