/** Where names stand in the files of a configuration, whatever of it is read. */
import { byBlock } from '../../httpd/syntax/by-block';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Block, SourceFile } from '../../httpd/syntax/source-file';
import type { FileId } from '../../workspace/file-system';
import { piecesOf } from '../pieces/pieces';
import type { Piece, PieceKind } from '../pieces/piece';
import type { FileRange, View } from '../view';
import { openedFolds } from '../view';

export interface Occurrence {
  readonly file: FileId;
  readonly source: SourceFile;
  readonly line: LogicalLine;
  readonly block: Block;
  readonly piece: Piece;
}

/** The files of all configurations that read the view's file, its own first; each once, with the text as it stands. */
export function sourcesOf(view: View): ReadonlyMap<FileId, SourceFile> {
  const sources = new Map<FileId, SourceFile>([[view.file, view.source]]);
  for (const { config, plan } of view.checks) {
    for (const { file } of openedFolds(config.fold)) {
      const host = plan.mapping.toHost(file);
      if (host === undefined) continue;
      const canonical = view.workspace.canonical(host);
      const source = sources.has(canonical) ? undefined : view.workspace.source(host);
      if (source !== undefined) sources.set(canonical, source);
    }
  }
  return sources;
}

/**
 * Pieces of some kinds in all files.
 * @param containing lower-cased text that a line must contain to be looked at
 */
export function* occurrencesOf(view: View, kinds: ReadonlySet<PieceKind>, containing = ''): Generator<Occurrence> {
  for (const [file, source] of sourcesOf(view)) yield* occurrencesIn(file, source, kinds, containing);
}

export function* occurrencesIn(file: FileId, source: SourceFile, kinds: ReadonlySet<PieceKind>, containing = ''): Generator<Occurrence> {
  const areNames = [...kinds].every((kind) => NAMES.has(kind));
  const areDefines = kinds.size === 1 && kinds.has('define');
  for (const block of source.blocks) {
    if (areDefines) {
      for (const { line, piece } of definesIn(block)) yield { file, source, line, block, piece };
      continue;
    }
    if (areNames) {
      for (const { line, piece } of namesIn(block)) if (kinds.has(piece.kind)) yield { file, source, line, block, piece };
      continue;
    }
    for (const line of block.lines) {
      if (containing !== '' && !line.raw.toLowerCase().includes(containing) && line.joints.length === 0) continue;
      for (const piece of piecesOf(line)) if (kinds.has(piece.kind)) yield { file, source, line, block, piece };
    }
  }
}

/** Kinds of names that lines share with each other. */
const NAMES: ReadonlySet<PieceKind> = new Set<PieceKind>(['define', 'macro', 'nickname', 'map', 'environment', 'balancer', 'host']);

interface NameInBlock {
  readonly line: LogicalLine;
  readonly piece: Piece;
}

/** Few lines of a large file have any: the others are not cut into pieces for it. */
const definesIn = byBlock((block): readonly NameInBlock[] => block.lines.flatMap((line) => (
  line.joints.length > 0 || line.raw.includes('${') || /define/i.test(line.raw) ? piecesOf(line).filter(({ kind }) => kind === 'define').map((piece) => ({ line, piece })) : []
)));

const namesIn = byBlock((block): readonly NameInBlock[] => block.lines.flatMap((line) => (
  piecesOf(line).filter(({ kind }) => NAMES.has(kind)).map((piece) => ({ line, piece }))
)));

/** Names of a kind as they are introduced, each once, in the order of the text. */
export function definedNames(view: View, kind: PieceKind): readonly string[] {
  const names = new Map<string, string>();
  for (const { piece } of occurrencesOf(view, new Set([kind]))) {
    if (piece.defines === true && !names.has(piece.name.toLowerCase())) names.set(piece.name.toLowerCase(), piece.name);
  }
  return [...names.values()];
}

export function placeOf({ file, source, line, block, piece }: Occurrence): FileRange {
  const start = source.position(line, piece.start, false, block) ?? { line: 0, column: 0 };
  return { file, start, end: source.position(line, piece.end, piece.end > piece.start, block) ?? start };
}
