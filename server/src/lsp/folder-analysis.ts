/**
 * Configurations in the workspace folders that no open document belongs to: read in the background, one after another, so that
 * documents never wait for them.
 */
import { isFileKind } from '../workspace/around-kinds';
import { checkAny, settle, type AnyCheck } from '../workspace/check';
import type { FileId, FileSystem } from '../workspace/file-system';
import type { FoundRoot } from '../workspace/roots';
import type { Root, Workspace } from '../workspace/workspace';
import { consultedIn } from './consulted';
import { openedIn, type Analysis, type Follower, type Snapshot } from './analysis';
import type { Documents } from './documents';
import type { ProgressMaker } from './progress';
import type { WantedRoots } from './wanted-roots';

interface Entry {
  readonly root: Root;
  dirty: boolean;
  check: AnyCheck | undefined;
  opened: ReadonlySet<FileId>;
  consulted: ReadonlySet<FileId>;
}

/** Milliseconds without a change before the background goes on. */
const PAUSE = 300;

export class FolderAnalysis implements Follower {
  readonly #analysis: Analysis;
  readonly #workspace: Workspace;
  readonly #documents: Documents;
  readonly #wanted: WantedRoots;
  readonly #fileSystem: FileSystem;
  readonly #progress: ProgressMaker;
  readonly #isWanted: (root: Root) => boolean;
  readonly #log: (message: string) => void;
  readonly #entries = new Map<string, Entry>();
  #checks: readonly AnyCheck[] = [];
  #listener = (): void => undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** @param isWanted whether a root that no open document belongs to is to be checked at all */
  constructor(
    analysis: Analysis, workspace: Workspace, documents: Documents, wanted: WantedRoots, fileSystem: FileSystem, progress: ProgressMaker, isWanted: (root: Root) => boolean,
    log: (message: string) => void,
  ) {
    this.#analysis = analysis;
    this.#workspace = workspace;
    this.#documents = documents;
    this.#wanted = wanted;
    this.#fileSystem = fileSystem;
    this.#progress = progress;
    this.#isWanted = isWanted;
    this.#log = log;
    analysis.follow(this);
  }

  /** The checks as far as they are known; the same array until one of them is another. */
  get checks(): readonly AnyCheck[] {
    return this.#checks;
  }

  onChange(listener: () => void): void {
    this.#listener = listener;
  }

  /** Goes on soon. What was read stays until it is read anew. */
  refresh(): void {
    const turn = ++this.#turn;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(turn).catch((error: unknown) => this.#log(`reading the folders failed: ${String(error)}`)), PAUSE);
  }

  stop(): void {
    this.#turn++;
    clearTimeout(this.#timer);
  }

  consulted(): readonly ReadonlySet<FileId>[] {
    return [...this.#entries.values()].map(({ consulted }) => consulted);
  }

  changed(file: FileId): void {
    for (const entry of this.#entries.values()) if (entry.consulted.has(file)) entry.dirty = true;
  }

  invalidated(isTouched: (consulted: FileId) => boolean): boolean {
    let touched = false;
    for (const entry of this.#entries.values()) {
      if (![...entry.consulted].some(isTouched)) continue;
      entry.dirty = true;
      touched = true;
    }
    return touched;
  }

  reset(): void {
    for (const entry of this.#entries.values()) this.#workspace.forget(entry.root);
    this.#entries.clear();
  }

  async #run(turn: number): Promise<void> {
    const snapshot = await this.#analysis.settled();
    const roots = this.#alone(snapshot, await this.#wanted.others());
    const task = this.#progress.start('Reading configurations in the workspace');
    const checks: AnyCheck[] = snapshot.rest.filter(({ root }) => this.#isWanted(root));
    const keys = new Set<string>();
    try {
      for (const [index, root] of roots.entries()) {
        if (turn !== this.#turn || task.cancelled) break;
        task.report(index, roots.length);
        const key = `${root.kind} ${root.scope} ${root.file}`;
        keys.add(key);
        const check = await this.#read(key, root);
        if (check !== undefined) checks.push(check);
      }
    } finally {
      task.end();
    }
    // A newer turn begins again where this one came to; what it read is kept.
    if (turn !== this.#turn) return;
    if (!task.cancelled) this.#drop(keys);
    this.#publish(checks);
  }

  /** Roots that nobody else reads: no open document, no part of another configuration. */
  #alone({ active, rest }: Snapshot, found: readonly FoundRoot[]): readonly FoundRoot[] {
    const read = new Set<FileId>(this.#documents.all().flatMap(({ file, path }) => [file, path]));
    for (const check of [...active, ...rest]) for (const file of openedIn(this.#workspace, check)) read.add(file);
    return found.filter((root) => this.#isWanted(root)).filter(({ file }) => !read.has(file) && !read.has(this.#workspace.canonical(file)));
  }

  async #read(key: string, root: FoundRoot): Promise<AnyCheck | undefined> {
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = { root: isFileKind(root.kind) ? root : { file: root.file, scope: root.scope }, dirty: true, check: undefined, opened: new Set(), consulted: new Set([root.file]) };
      this.#entries.set(key, entry);
    }
    if (!entry.dirty) return entry.check;
    entry.dirty = false;
    await settle(this.#workspace, entry.root, this.#fileSystem);
    entry.check = checkAny(this.#workspace, entry.root, (rule, error) => this.#log(`rule ${rule} failed: ${String(error)}`));
    entry.opened = openedIn(this.#workspace, entry.check);
    entry.consulted = consultedIn(this.#workspace, entry.check);
    // Between two configurations the editor's own questions come first.
    await new Promise((resolve) => setTimeout(resolve, 0));
    return entry.check;
  }

  #drop(keys: ReadonlySet<string>): void {
    for (const [key, entry] of this.#entries) {
      if (keys.has(key)) continue;
      this.#workspace.forget(entry.root);
      this.#entries.delete(key);
    }
  }

  #publish(checks: readonly AnyCheck[]): void {
    if (checks.length === this.#checks.length && checks.every((check, index) => check === this.#checks[index])) return;
    this.#checks = checks;
    this.#listener();
  }
}
