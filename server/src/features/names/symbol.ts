/** The name under the cursor that other lines may use: what kind it is, how it compares, where its text stands. */
import type { Position } from '../../base/span';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Block } from '../../httpd/syntax/source-file';
import { pieceAt } from '../pieces/pieces';
import type { PieceKind } from '../pieces/piece';
import type { LineRange, View } from '../view';
import { hostAt, sameHosts } from './hosts';
import { macroAround, parameterAt, type MacroText } from './parameters';
import { lineUnder } from '../line-under';

export type NameKind = 'define' | 'macro' | 'parameter' | 'nickname' | 'map' | 'environment' | 'balancer' | 'host';

export interface NameAt {
  readonly kind: NameKind;
  readonly name: string;
  readonly line: LogicalLine;
  readonly block: Block;
  readonly range: LineRange;
  /** The macro whose parameter it is. */
  readonly macro?: MacroText;
}

const KINDS: ReadonlySet<PieceKind> = new Set<NameKind>(['define', 'macro', 'nickname', 'map', 'environment', 'balancer']);

/**
 * Names that httpd looks up with regard to case: maps lie in a hash (mod_rewrite), parameters are text. Tables of apr and the
 * lower-cased names of mod_macro and mod_proxy do not care.
 */
const WITH_CASE: ReadonlySet<NameKind> = new Set<NameKind>(['map', 'parameter']);

/** In longer lines (UTF-16 units) no name is looked for. */
const MAX_LINE = 20_000;

export function nameAt(view: View, position: Position): NameAt | undefined {
  const found = lineUnder(view.source, position);
  if (found === undefined) return undefined;
  const { line, block, offset } = found;
  if (line.raw.length > MAX_LINE) return undefined;
  const macro = macroAround(view.source, position.line);
  const parameter = macro === undefined ? undefined : parameterAt(macro, line, offset);
  if (macro !== undefined && parameter !== undefined) return { kind: 'parameter', name: parameter.name, line, block, range: rangeIn(view, line, block, parameter), macro };
  const piece = pieceAt(line, offset);
  if (piece === undefined || !KINDS.has(piece.kind)) {
    const host = hostAt(line, offset);
    return host === undefined || sameHosts(view, host.name) === undefined ? undefined : { kind: 'host', name: host.name, line, block, range: rangeIn(view, line, block, host) };
  }
  if (piece.name === '') return undefined;
  return { kind: piece.kind as NameKind, name: piece.name, line, block, range: rangeIn(view, line, block, piece) };
}

export function isSameName(kind: NameKind, left: string, right: string): boolean {
  return WITH_CASE.has(kind) ? left === right : left.toLowerCase() === right.toLowerCase();
}

export function rangeIn({ source }: Pick<View, 'source'>, line: LogicalLine, block: Block, { start, end }: { readonly start: number; readonly end: number }): LineRange {
  const from = source.position(line, start, false, block) ?? { line: 0, column: 0 };
  return { start: from, end: source.position(line, end, end > start, block) ?? from };
}
