/** Every place of a name. */
import type { Position } from '../../base/span';
import { resolvePath } from '../../base/path';
import { expand } from '../../httpd/config/expand';
import { pieceAt } from '../pieces/pieces';
import type { FileRange, View } from '../view';
import { occurrencesOf, placeOf, type Occurrence } from './occurrences';
import { sameHosts } from './hosts';
import { parameterUses } from './parameters';
import { isSameName, nameAt, rangeIn, type NameAt } from './symbol';
import { lineUnder } from '../line-under';

export interface Reference {
  readonly place: FileRange;
  /** The name is introduced here. */
  readonly defines: boolean;
}

/** All places of the name under the cursor in the files of the configurations that read this file; its introduction included. */
export function referencesAt(view: View, position: Position): readonly Reference[] {
  const name = nameAt(view, position);
  return name === undefined ? pathReferences(view, position) : referencesOf(view, name);
}

export function referencesOf(view: View, name: NameAt): readonly Reference[] {
  const { macro } = name;
  if (macro !== undefined) {
    return macro.lines.flatMap(({ line, block }) => parameterUses(macro, line).filter((use) => use.name === name.name)
      .map((use) => ({ place: { file: view.file, ...rangeIn(view, line, block, use) }, defines: line === macro.section.open.line })));
  }
  if (name.kind === 'host') return (sameHosts(view, name.name) ?? []).map((each) => ({ place: { file: each.file, ...rangeIn(each, each.line, each.block, each) }, defines: each.role === 'name' }));
  return sameNames(view, name).map((each) => ({ place: placeOf(each), defines: each.piece.defines === true }));
}

/** `<IfDefine>` compares with regard to case, `${}` does not: a test belongs to the name if some line introduces exactly that spelling. */
export function sameNames(view: View, { kind, name }: NameAt): readonly Occurrence[] {
  const found = [...occurrencesOf(view, new Set([kind]), name.toLowerCase())].filter(({ piece }) => isSameName(kind, piece.name, name));
  if (kind !== 'define') return found;
  const spellings = new Set(found.filter(({ piece }) => piece.defines === true).map(({ piece }) => piece.name));
  return found.filter(({ piece }) => piece.exact !== true || spellings.size === 0 || spellings.has(piece.name));
}

/** Other arguments that lead to the same file or folder. */
function pathReferences(view: View, position: Position): readonly Reference[] {
  const found = lineUnder(view.source, position);
  const piece = found === undefined ? undefined : pieceAt(found.line, found.offset);
  if (piece === undefined || (piece.kind !== 'path' && piece.kind !== 'include') || piece.role === 'url-path') return [];
  const path = pathOf(view, piece.name);
  if (path === undefined) return [];
  const kinds = new Set(['path', 'include'] as const);
  return [...occurrencesOf(view, kinds)].filter((each) => each.piece.role !== 'url-path' && pathOf(view, each.piece.name) === path).map((each) => ({ place: placeOf(each), defines: false }));
}

function pathOf({ checks }: View, text: string): string | undefined {
  const config = checks[0]?.config;
  if (config === undefined) return undefined;
  const { text: path, undefinedNames } = expand(text, (name) => config.environment.variables.get(name.toLowerCase())?.value ?? config.world.environment.get(name));
  return undefinedNames.length > 0 ? undefined : resolvePath(config.environment.serverRoot, path);
}
