/**
 * Which configurations read which documents, settled: roots are folded again only when something they looked at has changed.
 * Runs are serialised; a change during a run makes it go round again, so the newest text wins.
 */
import { openedFolds } from '../features/view';
import { isFileKind } from '../workspace/around-kinds';
import { checkAny, isTextCheck, settle, type AnyCheck, type Check, type TextCheck } from '../workspace/check';
import type { FileId, FileSystem } from '../workspace/file-system';
import type { FoundRoot } from '../workspace/roots';
import type { Root, Workspace } from '../workspace/workspace';
import { consultedIn } from './consulted';
import { readAs, type Documents } from './documents';
import type { ProgressMaker } from './progress';
import type { WantedRoots } from './wanted-roots';

export interface Snapshot {
  /** Checks of all roots that an open document belongs to. */
  readonly active: readonly AnyCheck[];
  /** Checks of servers in the folders that no open document belongs to. */
  readonly rest: readonly AnyCheck[];
  /** Paths on this machine that were looked at for them, found or not. */
  readonly consulted: readonly ReadonlySet<FileId>[];
  /** The configurations that read a file; a fragment's own. */
  of(file: FileId): readonly Check[];
  /** The roots of another language that read a file; its own where no other does. */
  textsOf(file: FileId): readonly TextCheck[];
}

/** Somebody else who reads configurations with the same workspace. */
export interface Follower {
  /** The text of a file changed. */
  changed(file: FileId): void;
  /** Something happened to paths outside. Returns whether it had looked at any. */
  invalidated(isTouched: (consulted: FileId) => boolean): boolean;
  reset(): void;
  consulted(): readonly ReadonlySet<FileId>[];
}

interface Entry {
  readonly root: Root;
  dirty: boolean;
  check: AnyCheck | undefined;
  /** Canonical files that the configuration is made of. */
  opened: ReadonlySet<FileId>;
  /** Canonical files of its host that may have findings of it. */
  around: ReadonlySet<FileId>;
  /** Paths that were asked for, by the name they were asked for and canonical. */
  consulted: ReadonlySet<FileId>;
}

export class Analysis {
  readonly #workspace: Workspace;
  readonly #documents: Documents;
  readonly #wanted: WantedRoots;
  readonly #fileSystem: FileSystem;
  readonly #log: (message: string) => void;
  #entries = new Map<string, Entry>();
  #revision = 0;
  /** Counts the resets: what a round read before one is thrown away. */
  #generation = 0;
  #settledRevision = -1;
  readonly #followers: Follower[] = [];
  readonly #progress: ProgressMaker;
  /** Roots that the user did not want to wait for. */
  readonly #skipped = new Set<FileId>();
  #snapshot: Snapshot = { active: [], rest: [], consulted: [], of: () => [], textsOf: () => [] };
  #running: Promise<Snapshot> | undefined;
  readonly #ready: Promise<void>;

  /** @param ready nothing is looked at before: the settings may still be on their way */
  constructor(
    workspace: Workspace, documents: Documents, wanted: WantedRoots, fileSystem: FileSystem, ready: Promise<void>, progress: ProgressMaker,
    log: (message: string) => void,
  ) {
    this.#progress = progress;
    this.#workspace = workspace;
    this.#documents = documents;
    this.#wanted = wanted;
    this.#fileSystem = fileSystem;
    this.#ready = ready;
    this.#log = log;
  }

  get revision(): number {
    return this.#revision;
  }

  follow(follower: Follower): void {
    this.#followers.push(follower);
  }

  /** Paths that anybody looked at: the same sets as long as nobody looked at more. */
  async watched(): Promise<readonly ReadonlySet<FileId>[]> {
    const { consulted } = await this.settled();
    return [...consulted, ...this.#followers.flatMap((follower) => follower.consulted())];
  }

  /** The text of a file changed, or it was opened or closed. */
  changed(file: FileId): void {
    this.#revision++;
    for (const entry of this.#entries.values()) if (entry.consulted.has(file)) entry.dirty = true;
    for (const follower of this.#followers) follower.changed(file);
  }

  /** Something happened to paths outside the editor. Returns whether anybody had looked at them. */
  invalidate(paths: readonly FileId[]): boolean {
    let touched = false;
    for (const path of paths) {
      const below = `${path}/`;
      const folder = path.slice(0, path.lastIndexOf('/'));
      this.#workspace.invalidate(path);
      for (const entry of this.#entries.values()) {
        for (const each of entry.consulted) {
          if (each.startsWith(below)) this.#workspace.invalidate(each);
          else if (each !== path && each !== folder) continue;
          entry.dirty = true;
          touched = true;
        }
      }
    }
    if (touched) this.#revision++;
    const isTouched = (each: FileId): boolean => paths.some((path) => each === path || each.startsWith(`${path}/`) || each === path.slice(0, path.lastIndexOf('/')));
    return this.#followers.filter((follower) => follower.invalidated(isTouched)).length > 0 || touched;
  }

  /** Settings or folders changed: nothing that was read before counts. */
  reset(): void {
    this.#revision++;
    this.#generation++;
    for (const entry of this.#entries.values()) this.#workspace.forget(entry.root);
    this.#entries.clear();
    this.#skipped.clear();
    for (const follower of this.#followers) follower.reset();
  }

  /** Everything settled for the texts as they are now, or newer. Rejects never; bugs of ours are logged. */
  settled(): Promise<Snapshot> {
    if (this.#settledRevision === this.#revision && this.#running === undefined) return Promise.resolve(this.#snapshot);
    return (this.#running ??= this.#run());
  }

  async #run(): Promise<Snapshot> {
    await this.#ready;
    while (this.#settledRevision !== this.#revision) {
      const revision = this.#revision;
      try {
        this.#snapshot = await this.#round();
      } catch (error) {
        this.#log(`analysis failed: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
      }
      this.#settledRevision = revision;
    }
    // At once, so that nobody who comes now is given the answer of a run that has ended.
    this.#running = undefined;
    return this.#snapshot;
  }

  async #round(): Promise<Snapshot> {
    const documents = this.#documents.all();
    const generation = this.#generation;
    const entries = new Map<string, Entry>();
    const task = this.#progress.start('Reading Apache configurations');
    const servers: Entry[] = [];
    try {
      const roots = (await this.#wanted.find(documents, () => task.cancelled)).filter(({ file }) => !this.#skipped.has(file));
      for (const [index, root] of roots.entries()) {
        task.report(index, roots.length);
        if (task.cancelled && !this.#wanted.isNear(root.file)) this.#skipped.add(root.file);
        else servers.push(await this.#update(root, entries));
      }
    } finally {
      task.end();
    }
    const reached = servers.filter((entry) => !servers.some((other) => includes(other, entry, servers)));
    const alone: Entry[] = [];
    for (const document of documents) {
      const kind = readAs(document);
      if (kind === undefined || (kind === 'httpd' && reached.some((entry) => entry.opened.has(document.file)))) continue;
      const entry = await this.#update(await this.#wanted.alone(document), entries);
      if (!alone.includes(entry)) alone.push(entry);
    }
    // The entries of this round were read with other settings, and no change that came since has marked them.
    if (generation !== this.#generation) return this.#snapshot;
    for (const [key, entry] of this.#entries) if (!entries.has(key)) this.#workspace.forget(entry.root);
    this.#entries = entries;
    return snapshotOf(reached, alone, new Set(documents.map((document) => document.file)));
  }

  async #update(root: FoundRoot, entries: Map<string, Entry>): Promise<Entry> {
    const key = `${root.kind} ${root.scope} ${root.file}`;
    const entry = entries.get(key) ?? this.#entries.get(key) ?? {
      root: isFileKind(root.kind) ? root : { file: root.file, scope: root.scope }, dirty: true, check: undefined, opened: new Set(), around: new Set(), consulted: new Set([root.file]),
    };
    entries.set(key, entry);
    // Found by `changed` while the round still waits for files.
    if (!this.#entries.has(key)) this.#entries.set(key, entry);
    if (!entry.dirty) return entry;
    entry.dirty = false;
    await settle(this.#workspace, entry.root, this.#fileSystem);
    const result = checkAny(this.#workspace, entry.root, (rule, error) => this.#log(`rule ${rule} failed: ${error instanceof Error ? error.stack ?? error.message : String(error)}`));
    entry.check = result;
    entry.opened = openedIn(this.#workspace, result);
    entry.around = isTextCheck(result) ? new Set() : new Set(result.around.map((path) => this.#workspace.canonical(path)));
    entry.consulted = consultedIn(this.#workspace, result);
    return entry;
  }
}

/** Whether a root is only a part of another one: Debian's old httpd.conf below apache2.conf. Of two that include each other the first stays. */
function includes(outer: Entry, inner: Entry, order: readonly Entry[]): boolean {
  const [file] = inner.opened;
  if (outer === inner || file === undefined || !outer.opened.has(file)) return false;
  const [own] = outer.opened;
  return own === undefined || !inner.opened.has(own) || order.indexOf(outer) < order.indexOf(inner);
}

/** The root's own file comes first. */
export function openedIn(workspace: Workspace, check: AnyCheck): ReadonlySet<FileId> {
  const files = new Set<FileId>();
  if (isTextCheck(check)) return new Set(check.reading.files.map(({ file }) => workspace.canonical(file)));
  const { config, plan } = check;
  for (const { file } of openedFolds(config.fold)) {
    const host = plan.mapping.toHost(file);
    if (host !== undefined) files.add(workspace.canonical(host));
  }
  return files;
}

function snapshotOf(servers: readonly Entry[], alone: readonly Entry[], open: ReadonlySet<FileId>): Snapshot {
  const active = servers.filter((entry) => [...open].some((file) => entry.opened.has(file) || entry.around.has(file)));
  const entries = [...active, ...alone];
  const checks = (list: readonly Entry[]): AnyCheck[] => list.flatMap((entry) => entry.check ?? []);
  const readers = (file: FileId): AnyCheck[] => checks(entries.filter((entry) => entry.opened.has(file)));
  return {
    active: checks(entries),
    rest: checks(servers.filter((entry) => !active.includes(entry))),
    consulted: entries.map(({ consulted }) => consulted),
    of: (file) => readers(file).flatMap((check) => (isTextCheck(check) ? [] : check)),
    textsOf: (file) => readers(file).flatMap((check) => (isTextCheck(check) ? check : [])),
  };
}
