/** What a single answer wants to know of the file system beyond the configuration: asked, waited for, and asked again. */
import type { Stat } from '../httpd/config/files';
import type { FileId, FileSystem } from '../workspace/file-system';

export interface Lookups {
  /** Names in a folder of this machine. */
  list(folder: FileId): readonly string[] | Stat;
  stat(path: FileId): Stat;
}

/** Nothing is known and nothing will be asked. */
export const NO_LOOKUPS: Lookups = { list: () => 'denied', stat: () => 'denied' };

/** An answer looks at folders, then at what is in them; more rounds would be a loop. */
const MAX_ROUNDS = 4;

/** More questions than this are not asked for one answer: a folder of sockets and sessions may hold any number of names. */
const MAX_QUESTIONS = 500;

/** Calls `answer` until all it asks is known. Nothing is remembered behind its back: folders change. */
export async function withLookups<T>(fileSystem: FileSystem, answer: (lookups: Lookups) => T): Promise<T> {
  const lists = new Map<FileId, readonly string[] | Stat>();
  const stats = new Map<FileId, Stat>();
  for (let round = 0; ; round++) {
    const open: Promise<unknown>[] = [];
    const ask = <V>(known: Map<FileId, V>, path: FileId, question: () => Promise<V>, none: V): V => {
      const found = known.get(path);
      if (found !== undefined) return found;
      if (round < MAX_ROUNDS && open.length < MAX_QUESTIONS) {
        known.set(path, none);
        open.push(question().then((value) => known.set(path, value), () => known.set(path, none)));
      }
      return none;
    };
    const result = answer({
      list: (folder) => ask<readonly string[] | Stat>(lists, folder, () => fileSystem.list(folder), 'denied'),
      stat: (path) => ask<Stat>(stats, path, () => fileSystem.stat(path), 'denied'),
    });
    if (open.length === 0) return result;
    await Promise.all(open);
  }
}
