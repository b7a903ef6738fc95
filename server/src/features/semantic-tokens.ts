/** Colours that no grammar can know: what each stretch of a line means. */
import { directive } from '../httpd/catalog/catalog';
import { byBlock } from '../httpd/syntax/by-block';
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

const NUMBERS = Object.fromEntries(Object.entries(TYPES).map(([kind, type]) => [kind, TOKEN_TYPES.indexOf(type)])) as Readonly<Record<PieceKind, number>>;

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
  // Lines of the same text look the same; kept for one answer only, lest texts that are gone stay in memory.
  painted = new Map();
  for (const block of source.blocks) {
    if (at > last) return;
    if (at + block.physicalLines > first) {
      const numbers = tokensOfBlock(block);
      for (let index = 0; index < numbers.length; index += FIELDS) {
        const line = at + numbers[index]!;
        if (line >= first && line <= last) yield { line, column: numbers[index + 1]!, length: numbers[index + 2]!, type: TOKEN_TYPES[numbers[index + 3]!]!, modifiers: numbers[index + 4]! };
      }
    }
    at += block.physicalLines;
  }
}

const FIELDS = 5;

let painted = new Map<string, readonly number[]>();

/** Line from the block's first, column, length, type, modifiers of each token: as numbers, for files with very many. */
const tokensOfBlock = byBlock((block) => {
  const numbers: number[] = [];
  let at = 0;
  for (const line of block.lines) {
    let own = painted.get(line.raw);
    if (own === undefined) {
      paint(line, piecesOf(line), own = []);
      painted.set(line.raw, own);
    }
    for (let index = 0; index < own.length; index++) numbers.push(index % FIELDS === 0 ? own[index]! + at : own[index]!);
    at += line.physicalLines;
  }
  return Int32Array.from(numbers);
});

/** Which piece each character belongs to; used again for each line. */
let owner = new Int32Array(256);

/** What lies inside is painted over what is around it; what is broken over physical lines becomes one token for each. */
function paint(line: LogicalLine, pieces: readonly Piece[], into: number[]): void {
  if (pieces.length === 0) return;
  const end = pieces.reduce((most, piece) => Math.max(most, piece.end), 0);
  if (owner.length < end) owner = new Int32Array(end * 2);
  owner.fill(-1, 0, end);
  pieces.forEach((piece, index) => owner.fill(index, piece.start, piece.end));
  const isOld = directive(keyAt(line).key)?.obsolete !== undefined;
  const cuts = line.joints.length === 0 ? undefined : new Set(line.joints.map((joint) => joint.at));
  for (let start = 0; start < end;) {
    const index = owner[start]!;
    let stop = start + 1;
    while (stop < end && owner[stop] === index && cuts?.has(stop) !== true) stop++;
    const piece = pieces[index];
    if (piece !== undefined) {
      const { line: physical, column } = positionInLine(line, start);
      const deprecated = isOld && (piece.kind === 'directive' || piece.kind === 'section');
      into.push(physical, column, stop - start, NUMBERS[piece.kind], (piece.defines === true ? 1 : 0) | (deprecated ? 2 : 0));
    }
    start = stop;
  }
}
