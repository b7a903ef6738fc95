/** Makes the tree of an expression. Follows the grammar of server/util_expr_parse.y. */
import type { Span } from '../../../base/span';
import { createScanner, nextToken, type Scanner } from './scanner';
import type { Token, TokenKind } from './token';
import type { ExprNode, ExprProblem } from './tree';

export interface Parser {
  readonly scanner: Scanner;
  token: Token;
  /** The end of the token before. */
  last: number;
  /** The first fault of form: httpd stops there. */
  problem: ExprProblem | undefined;
  tokens: number;
}

/**
 * An expression is read as far as this; nothing is said of a longer one. The parser calls itself for each parenthesis, as the
 * grammar of httpd does on a stack of its own.
 */
const MAX_TOKENS = 1500;

/** The tree, and the first fault of form. `stringMode`: the whole text is a string with variables in it. */
export function parseExpression(text: string, stringMode: boolean): { readonly tree: ExprNode; readonly problem: ExprProblem | undefined } {
  const scanner = createScanner(text, stringMode);
  const parser: Parser = { scanner, token: nextToken(scanner), last: 0, problem: undefined, tokens: 0 };
  const tree = stringMode ? stringParts(parser, 0) : disjunction(parser);
  if (parser.token.kind !== 'end') unexpected(parser, 'the end');
  return { tree, problem: parser.tokens > MAX_TOKENS ? undefined : parser.problem };
}

function disjunction(parser: Parser): ExprNode {
  const left = conjunction(parser);
  if (parser.token.kind !== 'or') return left;
  advance(parser);
  const right = disjunction(parser);
  return { kind: 'or', start: left.start, end: right.end, left, right };
}

function conjunction(parser: Parser): ExprNode {
  const left = negation(parser);
  if (parser.token.kind !== 'and') return left;
  advance(parser);
  const right = conjunction(parser);
  return { kind: 'and', start: left.start, end: right.end, left, right };
}

function negation(parser: Parser): ExprNode {
  const { token } = parser;
  switch (token.kind) {
    case 'not': {
      advance(parser);
      const operand = negation(parser);
      return { kind: 'not', start: token.start, end: operand.end, operand };
    }
    case 'true':
    case 'false':
      advance(parser);
      return { kind: 'constant', start: token.start, end: token.end, value: token.kind === 'true' };
    case '(': {
      advance(parser);
      const inner = disjunction(parser);
      expect(parser, ')');
      return inner;
    }
    case 'unary': {
      advance(parser);
      const operand = word(parser);
      return { kind: 'unary', start: token.start, end: operand.end, operator: token.value, operatorSpan: spanOf(token), operand };
    }
    default:
      return comparison(parser);
  }
}

const OPERATORS: ReadonlySet<TokenKind> = new Set(['compare', 'match', 'in', 'binary']);

function comparison(parser: Parser): ExprNode {
  const left = word(parser);
  const { token } = parser;
  if (!OPERATORS.has(token.kind)) {
    if (left.kind !== 'missing') unexpected(parser, 'an operator');
    return left;
  }
  advance(parser);
  const right = token.kind === 'match' ? pattern(parser) : token.kind === 'in' ? wordList(parser) : word(parser);
  const operator = parser.scanner.text.slice(token.start, token.end);
  return { kind: 'binary', start: left.start, end: right.end, operator, operatorSpan: spanOf(token), left, right };
}

function pattern(parser: Parser): ExprNode {
  const { token } = parser;
  if (token.kind !== 'regex') return missing(parser, 'a pattern such as /.../');
  advance(parser);
  const start = token.inner ?? token.start;
  return { kind: 'regex', start: token.start, end: token.end, pattern: token.value, patternSpan: { start, end: start + token.value.length } };
}

function wordList(parser: Parser): ExprNode {
  const { token } = parser;
  if (token.kind === 'name') return call(parser, true);
  if (token.kind !== '{') return missing(parser, 'a list { ... }');
  const words: ExprNode[] = [];
  do {
    advance(parser);
    words.push(word(parser));
  } while (parser.token.kind === ',');
  expect(parser, '}');
  return { kind: 'words', start: token.start, end: parser.last, words };
}

function word(parser: Parser): ExprNode {
  const first = oneWord(parser);
  if (parser.token.kind !== 'dot') return first;
  const parts = [first];
  while (parser.token.kind === 'dot') {
    advance(parser);
    parts.push(oneWord(parser));
  }
  return { kind: 'concat', start: first.start, end: parser.last, parts };
}

function oneWord(parser: Parser): ExprNode {
  const { token } = parser;
  switch (token.kind) {
    case 'digits':
      advance(parser);
      return { kind: 'literal', start: token.start, end: token.end, value: token.value, quoted: false };
    case 'backref':
    case 'variable-begin':
      return stringPart(parser);
    case 'name':
      return call(parser, false);
    case 'quote-begin': {
      advance(parser);
      const inner: ExprNode = parser.token.kind === 'quote-end'
        ? { kind: 'literal', start: token.start, end: token.end, value: '', quoted: true }
        : stringParts(parser, token.start);
      expect(parser, 'quote-end');
      return { ...inner, start: token.start, end: parser.last };
    }
    default:
      return missing(parser, 'a word');
  }
}

/** Text, variables and references up to what ends the string. */
function stringParts(parser: Parser, start: number): ExprNode {
  const parts = [stringPart(parser)];
  while (isPart(parser.token.kind)) parts.push(stringPart(parser));
  return parts.length === 1 ? parts[0]! : { kind: 'concat', start, end: parser.last, parts };
}

function isPart(kind: TokenKind): boolean {
  return kind === 'string' || kind === 'backref' || kind === 'variable-begin';
}

function stringPart(parser: Parser): ExprNode {
  const { token } = parser;
  switch (token.kind) {
    case 'string':
      advance(parser);
      return { kind: 'literal', start: token.start, end: token.end, value: token.value, quoted: true };
    case 'backref':
      advance(parser);
      return { kind: 'backref', start: token.start, end: token.end, group: Number(token.value) };
    case 'variable-begin':
      return variable(parser);
    default:
      return missing(parser, 'text');
  }
}

function variable(parser: Parser): ExprNode {
  const { start } = parser.token;
  advance(parser);
  const name = parser.token;
  if (name.kind !== 'name') return missing(parser, 'the name of a variable');
  advance(parser);
  const nameSpan = spanOf(name);
  if (parser.token.kind !== ':') {
    expect(parser, 'variable-end');
    return { kind: 'variable', start, end: parser.last, name: name.value, nameSpan };
  }
  advance(parser);
  const argument = stringParts(parser, parser.token.start);
  expect(parser, 'variable-end');
  return { kind: 'call', start, end: parser.last, name: name.value, nameSpan, braced: true, list: false, argument };
}

function call(parser: Parser, list: boolean): ExprNode {
  const { token } = parser;
  advance(parser);
  // A name without an argument is no function but text that lacks its quotes: that is what has to be shown.
  if (parser.token.kind !== '(') unexpected(parser, '(', token);
  else advance(parser);
  const argument = word(parser);
  expect(parser, ')');
  return { kind: 'call', start: token.start, end: parser.last, name: token.value, nameSpan: spanOf(token), braced: false, list, argument };
}

function missing(parser: Parser, wanted: string): ExprNode {
  unexpected(parser, wanted);
  return { kind: 'missing', start: parser.last, end: parser.last };
}

const SIGNS: Partial<Record<TokenKind, string>> = { 'variable-end': '}', 'quote-end': 'a closing quote' };

function expect(parser: Parser, kind: TokenKind): void {
  if (parser.token.kind === kind) advance(parser);
  else unexpected(parser, SIGNS[kind] ?? kind);
}

/** Notes the first fault; the tree goes on with what there is, so that what was typed so far keeps its meaning. */
function unexpected(parser: Parser, wanted: string, shown = parser.token): void {
  if (parser.problem !== undefined) return;
  const { token } = parser;
  const { kind, value } = token;
  const { start, end } = kind === 'error' ? token : shown;
  if (kind === 'error') {
    parser.problem = { start, end, message: value, ...(token.fatal === true ? { fatal: true } : {}) };
    return;
  }
  const found = kind === 'end' ? 'the end' : parser.scanner.text.slice(token.start, token.end);
  parser.problem = { start, end, message: `syntax error, unexpected ${found}, expecting ${wanted}` };
}

function advance(parser: Parser): void {
  const { kind, end } = parser.token;
  parser.last = end;
  if (kind === 'end' || kind === 'error') return;
  parser.tokens++;
  parser.token = parser.tokens > MAX_TOKENS ? { kind: 'end', start: end, end, value: '' } : nextToken(parser.scanner);
}

function spanOf({ start, end }: Token): Span {
  return { start, end };
}
