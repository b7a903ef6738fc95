/** What a single answer wants to know of the file system beyond the configuration: asked, waited for, and asked again. */
import type { Stat } from '../httpd/config/files';
import type { Request } from '../httpd/effective/request';
import { whatApplies } from '../httpd/effective/what-applies';
import type { FileId, FileSystem } from '../workspace/file-system';
import { settleEffective, type SettledEffective } from '../workspace/settle-effective';
import { decode } from '../workspace/text';
import { MappedFiles, type Root, type Workspace } from '../workspace/workspace';

export interface Lookups {
  /** Names in a folder of this machine. */
  list(folder: FileId): readonly string[] | Stat;
  stat(path: FileId): Stat;
  /** The text of a file as it lies there; undefined where there is none, or more than anybody would look through. */
  read(path: FileId): string | undefined;
  /** What applies to a request at a server, with the `.htaccess` files on its way; undefined while that is looked up. */
  applies(workspace: Workspace, root: Root, request: Request): SettledEffective | undefined;
}

/** Nothing will be asked: what a request's way leads through counts as far as the workspace has seen it. */
export const NO_LOOKUPS: Lookups = {
  list: () => 'denied', stat: () => 'denied', read: () => undefined,
  applies: (workspace, root, request) => {
    const { config, plan } = workspace.fold(root);
    return { plan, found: whatApplies(config, new MappedFiles(workspace, plan), request) };
  },
};

/** Bytes of a file that a single answer looks through. */
const MAX_BYTES = 1024 * 1024;

function textOf(answer: Awaited<ReturnType<FileSystem['read']>>): { readonly text?: string } {
  return typeof answer === 'string' || answer.bytes.length > MAX_BYTES ? {} : { text: decode(answer.bytes).text };
}

/** An answer looks at folders, then at what is in them; more rounds would be a loop. */
const MAX_ROUNDS = 4;

/** More questions than this are not asked for one answer: a folder of sockets and sessions may hold any number of names. */
const MAX_QUESTIONS = 500;

/** Calls `answer` until all it asks is known. Nothing is remembered behind its back: folders change. */
export async function withLookups<T>(fileSystem: FileSystem, answer: (lookups: Lookups) => T): Promise<T> {
  const lists = new Map<FileId, readonly string[] | Stat>();
  const stats = new Map<FileId, Stat>();
  const texts = new Map<FileId, { readonly text?: string }>();
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
      read: (path) => ask<{ readonly text?: string }>(texts, path, async () => textOf(await fileSystem.read(path)), {}).text,
      applies: (workspace, root, request) => ask<{ readonly settled?: SettledEffective }>(applied, JSON.stringify([root, request]), async () => ({ settled: await settleEffective(workspace, root, request, fileSystem) }), {}).settled,
    });
    if (open.length === 0) return result;
    await Promise.all(open);
  }
}
