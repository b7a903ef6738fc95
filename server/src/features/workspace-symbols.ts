/** Names of all configurations: hosts, sections, variables, macros, formats, maps, balancers. */
import type { FileId } from '../workspace/file-system';
import { occurrencesIn, placeOf } from './names/occurrences';
import type { PieceKind } from './pieces/piece';
import { symbolsOf, type OutlineSymbol, type SymbolKind } from './symbols';
import { sourcesOf } from './names/occurrences';
import type { FileRange, View } from './view';

export interface WorkspaceSymbol {
  readonly name: string;
  readonly kind: SymbolKind;
  readonly container: string;
  readonly place: FileRange;
}

/** More than this are not sent: nobody reads them. */
const MAX_SYMBOLS = 500;

const KINDS: Readonly<Partial<Record<PieceKind, readonly [kind: SymbolKind, what: string]>>> = {
  define: ['constant', 'Define'], macro: ['macro', 'Macro'], nickname: ['property', 'LogFormat'], map: ['call', 'RewriteMap'], host: ['host', 'host'], balancer: ['section', 'balancer'],
};
const PIECES: ReadonlySet<PieceKind> = new Set(Object.keys(KINDS) as PieceKind[]);

/** @param views one for each configuration or file; files that several read are taken once */
export function workspaceSymbols(views: readonly View[], query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const found: WorkspaceSymbol[] = [];
  const seen = new Set<FileId>();
  for (const view of views) {
    for (const [file, source] of sourcesOf(view)) {
      if (seen.has(file)) continue;
      seen.add(file);
      for (const occurrence of occurrencesIn(file, source, PIECES)) {
        const [kind, what] = KINDS[occurrence.piece.kind]!;
        if (occurrence.piece.defines === true && matches(occurrence.piece.name, wanted)) found.push({ name: occurrence.piece.name, kind, container: what, place: placeOf(occurrence) });
        if (found.length >= MAX_SYMBOLS) return found;
      }
      for (const symbol of flat(symbolsOf(source))) if (matches(`${symbol.name} ${symbol.detail}`, wanted)) found.push({ name: shownName(symbol), kind: symbol.kind, container: file.split('/').at(-1)!, place: { file, ...symbol.selection } });
    }
  }
  return found.slice(0, MAX_SYMBOLS);
}

/** Sections with something to be found by; the names in them come from elsewhere. */
function* flat(symbols: readonly OutlineSymbol[]): Generator<OutlineSymbol> {
  for (const symbol of symbols) {
    if ((symbol.kind === 'host' || symbol.kind === 'place' || symbol.kind === 'port') && symbol.name.includes(' ')) yield symbol;
    yield* flat(symbol.children);
  }
}

function shownName({ name, detail }: OutlineSymbol): string {
  return detail === '' ? name : `${name} (${detail})`;
}

/** The letters of the query in their order, as editors match. */
function matches(name: string, query: string): boolean {
  let at = 0;
  for (const letter of name.toLowerCase()) if (letter === query[at]) at++;
  return at >= query.length;
}
