/** What a single answer wants to know of the file system beyond the configuration: asked, waited for, and asked again. */
import type { Stat } from '../httpd/config/files';
import type { Request } from '../httpd/effective/request';
import { whatApplies } from '../httpd/effective/what-applies';
import type { FileId, FileSystem } from '../workspace/file-system';
import { settleEffective, type SettledEffective } from '../workspace/settle-effective';
import { MappedFiles, type Root, type Workspace } from '../workspace/workspace';

export interface Lookups {
  /** Names in a folder of this machine. */
  list(folder: FileId): readonly string[] | Stat;
  stat(path: FileId): Stat;
  /** What applies to a request at a server, with the `.htaccess` files on its way; undefined while that is looked up. */
  applies(workspace: Workspace, root: Root, request: Request): SettledEffective | undefined;
}

/** Nothing will be asked: what a request's way leads through counts as far as the workspace has seen it. */
export const NO_LOOKUPS: Lookups = {
  list: () => 'denied', stat: () => 'denied',
  applies: (workspace, root, request) => {
    const { config, plan } = workspace.fold(root);
    return { plan, found: whatApplies(config, new MappedFiles(workspace, plan), request) };
  },
};

/** An answer looks at folders, then at what is in them; more rounds would be a loop. */
const MAX_ROUNDS = 4;

/** More questions than this are not asked for one answer: a folder of sockets and sessions may hold any number of names. */
const MAX_QUESTIONS = 500;

/** Calls `answer` until all it asks is known. Nothing is remembered behind its back: folders change. */
export async function withLookups<T>(fileSystem: FileSystem, answer: (lookups: Lookups) => T): Promise<T> {
  const lists = new Map<FileId, readonly string[] | Stat>();
  const stats = new Map<FileId, Stat>();
  const applied = new Map<string, { readonly settled?: SettledEffective }>();
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
      applies: (workspace, root, request) => ask<{ readonly settled?: SettledEffective }>(applied, JSON.stringify([root, request]), async () => ({ settled: await settleEffective(workspace, root, request, fileSystem) }), {}).settled,
    });
    if (open.length === 0) return result;
    await Promise.all(open);
  }
}
