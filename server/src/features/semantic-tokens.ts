/** Colours that no grammar can know: what each stretch of a line means. */
import { directive } from '../httpd/catalog/catalog';
import type { LogicalLine } from '../httpd/syntax/logical-line';
import { positionInLine } from '../httpd/syntax/logical-line';
import type { SourceFile } from '../httpd/syntax/source-file';
import { keyAt } from './line-key';
import { piecesOf } from './pieces/pieces';
import type { Piece, PieceKind } from './pieces/piece';

/** Names of the protocol. */
export const TOKEN_TYPES = ['keyword', 'class', 'variable', 'parameter', 'property', 'function', 'macro', 'operator', 'regexp', 'string', 'number', 'enumMember', 'namespace', 'type'] as const;
export const TOKEN_MODIFIERS = ['declaration', 'deprecated'] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

const TYPES: Readonly<Record<PieceKind, TokenType>> = {
  directive: 'keyword', section: 'class', define: 'variable', macro: 'macro', parameter: 'parameter', nickname: 'type', map: 'function', environment: 'variable', balancer: 'type', host: 'string',
  format: 'macro', variable: 'variable', function: 'function', operator: 'operator', flag: 'enumMember', backreference: 'parameter', regex: 'regexp', header: 'property', 'media-type': 'type', status: 'number',
  method: 'enumMember', module: 'namespace', path: 'string', include: 'string', url: 'string', value: 'enumMember', provider: 'function', handler: 'function', filter: 'function', protocol: 'enumMember', cipher: 'enumMember',
  'log-level': 'enumMember', key: 'property', number: 'number', string: 'string',
};

/** A stretch of one physical line. */
export interface Token {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly type: TokenType;
  /** Bits, by the order of `TOKEN_MODIFIERS`. */
  readonly modifiers: number;
}

/** In the order of the text, none over another. Physical lines `first` to `last`, both included. */
export function* tokensOf(source: SourceFile, first = 0, last = Infinity): Generator<Token> {
  let at = 0;
  for (const block of source.blocks) {
    if (at > last) return;
    if (at + block.physicalLines <= first) {
      at += block.physicalLines;
      continue;
    }
    for (const line of block.lines) {
      if (at <= last && at + line.physicalLines > first) for (const token of tokensOfLine(line)) yield { ...token, line: token.line + at };
      at += line.physicalLines;
    }
  }
}

const known = new WeakMap<LogicalLine, readonly Token[]>();
const NOTHING: readonly Token[] = [];

function tokensOfLine(line: LogicalLine): readonly Token[] {
  const pieces = piecesOf(line);
  if (pieces.length === 0) return NOTHING;
  let tokens = known.get(line);
  if (tokens === undefined) known.set(line, (tokens = paint(line, pieces)));
  return tokens;
}

/** What lies inside is painted over what is around it; what is broken over physical lines becomes one token for each. */
function paint(line: LogicalLine, pieces: readonly Piece[]): readonly Token[] {
  const owner = new Int32Array(line.text.length).fill(-1);
  pieces.forEach(({ start, end }, index) => owner.fill(index, start, end));
  const isOld = directive(keyAt(line).key)?.obsolete !== undefined;
  const cuts = new Set(line.joints.map(({ at }) => at));
  const tokens: Token[] = [];
  for (let start = 0; start < owner.length;) {
    const index = owner[start]!;
    let end = start + 1;
    while (end < owner.length && owner[end] === index && !cuts.has(end)) end++;
    const piece = pieces[index];
    if (piece !== undefined) {
      const { line: physical, column } = positionInLine(line, start);
      const deprecated = isOld && (piece.kind === 'directive' || piece.kind === 'section');
      tokens.push({ line: physical, column, length: end - start, type: TYPES[piece.kind], modifiers: (piece.defines === true ? 1 : 0) | (deprecated ? 2 : 0) });
    }
    start = end;
  }
  return tokens;
}
