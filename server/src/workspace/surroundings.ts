/** Finds the files around a server: a walk over folders that asks for what it has not seen, like everything that is read. */
import type { Want } from '../httpd/config/files';
import type { Around, AroundKind } from '../stack/around';
import { aroundKindOf } from './around-kinds';
import type { FileId } from './file-system';
import type { HostPlace } from './host-place';
import { mayBeFolder } from './roots';
import type { Workspace } from './workspace';

export interface Surroundings {
  readonly found: readonly { readonly file: FileId; readonly kind: AroundKind }[];
  /** Paths on this machine that were looked at, found or not. */
  readonly consulted: readonly FileId[];
  readonly wants: readonly Want[];
}

/** Bounds of the walk: a copy of a server's files is smaller, and somebody may open a whole disk. */
const MAX_DEPTH = 7;
const MAX_FOLDERS = 1500;
const MAX_FILES = 1500;
/** Code of applications in UTF-16 units; a larger file is no code that somebody wrote. */
const MAX_CODE = 400_000;

/** What lies there as far as it is known. Paths of wants are paths of this machine. */
export function findSurroundings(workspace: Workspace, place: HostPlace): Surroundings {
  const found: { file: FileId; kind: AroundKind }[] = [];
  const wants: Want[] = [];
  const consulted: FileId[] = [];
  let level: readonly FileId[] = place.scan;
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0 && consulted.length < MAX_FOLDERS; depth++) {
    const next: FileId[] = [];
    for (const path of level) {
      const kind = aroundKindOf(path);
      if (kind !== undefined) {
        if (found.length < MAX_FILES) found.push({ file: path, kind });
        continue;
      }
      const names = workspace.lookUp('directory', path);
      consulted.push(path);
      if (names === 'unasked') wants.push({ kind: 'directory', path });
      if (typeof names === 'string') continue;
      for (const name of [...names].sort()) if (aroundKindOf(`${path}/${name}`) !== undefined || mayBeFolder(name)) next.push(`${path}/${name}`);
    }
    level = next.slice(0, MAX_FOLDERS);
  }
  for (const { file } of found) if (workspace.lookUp('text', file) === 'unasked') wants.push({ kind: 'file', path: file });
  return { found: found.sort((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0)), consulted: [...consulted, ...found.map(({ file }) => file)], wants };
}

/** The files that could be read, with their texts as they stand now. */
export function aroundFrom(workspace: Workspace, place: HostPlace, { found }: Surroundings): Around {
  const files = found.flatMap(({ file, kind }) => {
    const source = workspace.text(file);
    if (source === undefined || (kind.endsWith('-code') && source.text.length > MAX_CODE)) return [];
    return [{ file, path: place.mapping.toServer(file), kind, source }];
  });
  return { files, complete: place.complete };
}
