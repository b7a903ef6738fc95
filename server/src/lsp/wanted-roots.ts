/** Which roots the open documents call for: those of the settings, those found in the folders, those above a document. */
import type { FileId, FileSystem } from '../workspace/file-system';
import { folderOfMain } from '../php/ini/order';
import { findRoots, rootOf, rootsAbove, type FoundRoot } from '../workspace/roots';
import { isFileKind } from '../workspace/around-kinds';
import type { Workspace } from '../workspace/workspace';
import { isRoot, readAs, type OpenDocument } from './documents';

/** More roots than this are not read for one window. */
const MAX_ROOTS = 100;
/** More files that stand alone than this are not read in the background. */
const MAX_OTHERS = 2000;

export class WantedRoots {
  readonly #fileSystem: FileSystem;
  readonly #workspace: Workspace;
  #folders: readonly FileId[] = [];
  readonly #scanned = new Map<FileId, Promise<readonly FoundRoot[]>>();
  #near: ReadonlySet<FileId> = new Set();
  readonly #above = new Map<FileId, Promise<boolean>>();

  constructor(workspace: Workspace, fileSystem: FileSystem) {
    this.#workspace = workspace;
    this.#fileSystem = fileSystem;
  }

  setFolders(folders: readonly FileId[]): void {
    this.#folders = folders;
    this.#workspace.folders = folders;
    for (const folder of this.#scanned.keys()) if (!folders.includes(folder)) this.#scanned.delete(folder);
  }

  /** Something was created or deleted: what was found before is looked for again. */
  forget(): void {
    this.#scanned.clear();
    this.#above.clear();
  }

  /** Server roots in the order in which they count; the same file is named once. */
  async find(documents: readonly OpenDocument[], stop: () => boolean = () => false): Promise<readonly FoundRoot[]> {
    const roots = new Map<FileId, FoundRoot>();
    const add = (file: FileId): void => {
      if (!roots.has(file) && roots.size < MAX_ROOTS) roots.set(file, { file, kind: 'httpd', scope: 'server' });
    };
    const { settings, folderSettings } = this.#workspace;
    for (const { roots: named } of [...folderSettings.values(), settings]) named.forEach(add);
    for (const document of documents) {
      if (readAs(document) !== 'httpd') continue;
      if (isRoot(document)) add(document.path);
      for (const file of rootsAbove(document.path)) if (await this.#exists(file)) add(file);
    }
    this.#near = new Set(roots.keys());
    for (const folder of this.#folders) {
      for (const root of await this.#scan(folder, stop)) if (root.scope === 'server' && root.kind === 'httpd') add(root.file);
    }
    return [...roots.values()];
  }

  /** Whether a root was asked for by the settings or by an open document, and not only found in a folder. */
  isNear(file: FileId): boolean {
    return this.#near.has(file);
  }

  /** What the folders hold besides servers: `.htaccess` files and roots of other languages. */
  async others(): Promise<readonly FoundRoot[]> {
    const found = await Promise.all(this.#folders.map((folder) => this.#scan(folder, () => false)));
    return [...new Map(found.flat().filter(({ kind, scope }) => kind !== 'httpd' || scope !== 'server').map((root) => [root.file, root])).values()].slice(0, MAX_OTHERS);
  }

  /** The root that a document is where no server root reaches it; of a file that PHP scans it is the php.ini. */
  async alone(document: OpenDocument): Promise<FoundRoot> {
    const own = ownRoot(document);
    const main = own.kind === 'php-ini' ? folderOfMain(document.path) : undefined;
    return main !== undefined && await this.#exists(`${main}/php.ini`) ? { ...own, file: `${main}/php.ini` } : own;
  }

  /** Whether a path is one of the roots that were found. */
  async knows(path: FileId): Promise<boolean> {
    const found = await Promise.all([...this.#scanned.values()]);
    return found.flat().some(({ file }) => file === path);
  }

  #scan(folder: FileId, stop: () => boolean): Promise<readonly FoundRoot[]> {
    let found = this.#scanned.get(folder);
    if (found === undefined) this.#scanned.set(folder, (found = findRoots(folder, this.#fileSystem, stop).catch(() => [])));
    return found;
  }

  #exists(file: FileId): Promise<boolean> {
    let known = this.#above.get(file);
    if (known === undefined) this.#above.set(file, (known = this.#fileSystem.stat(file).then((stat) => stat === 'file')));
    return known;
  }
}

/** A document as a root of its own. */
function ownRoot(document: OpenDocument): FoundRoot {
  const root = rootOf(document.path, readAs(document) ?? 'httpd', '');
  if (isFileKind(root.kind)) return root;
  return root.scope === 'server' ? { ...root, scope: 'fragment' } : root;
}
