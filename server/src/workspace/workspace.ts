/** The one mutable thing: texts, what is known of the file system, and the roots with what they remember. */
import { resolvePath, dirname } from '../base/path';
import { sameList } from '../base/same-list';
import { TextFile } from '../base/text-file';
import { ConfigMemo, foldConfig, type Config } from '../httpd/config/config';
import { loadsPhp } from '../httpd/config/pre-config';
import type { Files, Stat, Want } from '../httpd/config/files';
import { SourceFile, type TextChange } from '../httpd/syntax/source-file';
import { FindingMemo } from '../rules/run';
import type { FileId, FileSystem } from './file-system';
import { headBlocks, planRoot, type LinkedMpm, type RootPlan, type Scope } from './root-plan';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import type { Around } from '../stack/around';
import { hostPlaceOf, type HostPlace } from './host-place';
import type { Kind } from './roots';
import { aroundFrom, findSurroundings, type Surroundings } from './surroundings';
import { decode, type Encoding } from './text';

/** A file that was read: by its canonical id, so that every path to it shows the open text. */
class KnownFile {
  readonly canonical: FileId;
  readonly text: TextFile;
  readonly encoding: Encoding;
  #source: SourceFile | undefined;

  constructor(canonical: FileId, text: string, encoding: Encoding) {
    this.canonical = canonical;
    this.text = new TextFile(text);
    this.encoding = encoding;
  }

  /** As lines of httpd: made when somebody reads it so. */
  get source(): SourceFile {
    return (this.#source ??= SourceFile.read(this.text.text));
  }
}

export interface Root {
  readonly file: FileId;
  readonly scope: Scope;
  /** Set for roots of other languages than httpd's. */
  readonly kind?: Kind;
}

/** What is known of a root's host: what lies there, and the files of it that could be read. */
interface HostState {
  readonly place: HostPlace;
  readonly key: string;
  outside: number;
  surroundings: Surroundings;
}

interface RootState {
  readonly root: Root;
  plan: RootPlan | undefined;
  planKey: string;
  /** What the plan was made of, by identity. */
  planRestsOn: readonly unknown[];
  linkedMpm: LinkedMpm;
  memo: ConfigMemo;
  findings: FindingMemo;
  config: Config | undefined;
  /** The last fold, good until something changes. */
  last?: { readonly revision: number; readonly settings: Settings; readonly result: { readonly config: Config; readonly plan: RootPlan; readonly findings: FindingMemo } };
}

/** Texts of other languages stand for what an editor has open, too; one for each state of the file. */
const textsOfSources = new WeakMap<SourceFile, TextFile>();

function textOf(source: SourceFile): TextFile {
  let text = textsOfSources.get(source);
  if (text === undefined) textsOfSources.set(source, (text = new TextFile(source.text)));
  return text;
}

/** Files larger than this are not read as configuration. In bytes; httpd itself has no limit but memory. */
const MAX_FILE = 256 * 1024 * 1024;

export class Workspace {
  settings: Settings = DEFAULT_SETTINGS;
  /** Settings of the roots in some folders; `settings` holds for all others. */
  readonly folderSettings = new Map<FileId, Settings>();
  /** What the editor or the command line was given to look at. */
  folders: readonly FileId[] = [];
  readonly #open = new Map<FileId, SourceFile>();
  readonly #files = new Map<FileId, KnownFile | Stat>();
  readonly #lists = new Map<FileId, readonly string[] | Stat>();
  readonly #stats = new Map<FileId, Stat>();
  readonly #roots = new Map<string, RootState>();
  /** Changes with everything a fold can see but the settings. */
  #revision = 0;
  readonly #hosts = new Map<string, HostState>();
  #known = 0;
  /** Counts what happened outside: an answer that was asked for before is not taken any more. */
  #events = 0;

  /** What holds for a root: the settings of the innermost folder that has some. */
  settingsOf(root: Root): Settings {
    let best: FileId | undefined;
    for (const folder of this.folderSettings.keys()) {
      if (root.file.startsWith(`${folder}/`) && folder.length >= (best?.length ?? 0)) best = folder;
    }
    return best === undefined ? this.settings : this.folderSettings.get(best)!;
  }

  /** An editor's text stands for the file from now on. */
  open(file: FileId, text: string | SourceFile): void {
    this.#revision++;
    this.#open.set(file, typeof text === 'string' ? SourceFile.read(text) : text);
  }

  change(file: FileId, change: TextChange | string): void {
    const before = this.#open.get(file);
    this.#revision++;
    this.#open.set(file, typeof change === 'string' || before === undefined
      ? SourceFile.read(typeof change === 'string' ? change : change.text)
      : before.edit(change));
  }

  close(file: FileId): void {
    this.#revision++;
    this.#open.delete(file);
  }

  isOpen(file: FileId): boolean {
    return this.#open.has(file);
  }

  get openFiles(): IterableIterator<FileId> {
    return this.#open.keys();
  }

  /** Something happened to a path outside: what was known of it and of its folder is asked again. */
  invalidate(path: FileId): void {
    this.#revision++;
    this.#events++;
    this.#known++;
    this.#files.delete(path);
    this.#stats.delete(path);
    this.#lists.delete(path);
    this.#lists.delete(dirname(path));
    for (const [known, file] of this.#files) {
      if (typeof file !== 'string' && file.canonical === path) this.#files.delete(known);
    }
  }

  /** The text as it stands: the editor's, else the file's, as far as it was read. */
  source(path: FileId): SourceFile | undefined {
    const known = this.#files.get(path);
    const canonical = known === undefined || typeof known === 'string' ? path : known.canonical;
    return this.#open.get(canonical) ?? this.#open.get(path) ?? (known === undefined || typeof known === 'string' ? undefined : known.source);
  }

  /** The same as a text of another language. */
  text(path: FileId): TextFile | undefined {
    const known = this.#files.get(path);
    const canonical = known === undefined || typeof known === 'string' ? path : known.canonical;
    const open = this.#open.get(canonical) ?? this.#open.get(path);
    if (open !== undefined) return textOf(open);
    return known === undefined || typeof known === 'string' ? undefined : known.text;
  }

  /** The host of a root, and what is known to stand around it. Paths of the wants are paths of this machine. */
  host(root: Root): { readonly place: HostPlace; readonly around: Around; readonly surroundings: Surroundings } {
    const state = this.#state(root);
    const onMachine = root.kind === undefined || root.kind === 'httpd' || root.kind === 'htaccess' ? this.#plan(state).place === 'machine' : root.file.startsWith('/etc/');
    const settings = this.settingsOf(root);
    const key = JSON.stringify([onMachine, settings.sysroot, settings.hostFiles, this.folders]);
    let host = this.#hosts.get(keyOf(root));
    if (host?.key !== key) {
      const place = hostPlaceOf(root.file, onMachine, settings, this.folders);
      host = { place, key, outside: this.#known, surroundings: findSurroundings(this, place) };
      this.#hosts.set(keyOf(root), host);
    } else if (host.outside !== this.#known) {
      host.outside = this.#known;
      host.surroundings = findSurroundings(this, host.place);
    }
    return { place: host.place, surroundings: host.surroundings, around: aroundFrom(this, host.place, host.surroundings) };
  }

  /** Changes when something more is known of the outside. */
  get known(): number {
    return this.#known;
  }

  encoding(path: FileId): Encoding {
    const known = this.#files.get(path);
    return known === undefined || typeof known === 'string' ? 'utf-8' : known.encoding;
  }

  /** The id under which a file is known, whatever link led to it. */
  canonical(path: FileId): FileId {
    const known = this.#files.get(path);
    return known === undefined || typeof known === 'string' ? path : known.canonical;
  }

  /** Reads a configuration as far as everything is known; `wants` says what is not. Synchronous. */
  fold(root: Root): { readonly config: Config; readonly plan: RootPlan; readonly findings: FindingMemo } {
    const state = this.#state(root);
    const { last } = state;
    if (last !== undefined && last.revision === this.#revision && last.settings === this.settingsOf(root)) return last.result;
    for (let round = 0; ; round++) {
      const plan = this.#plan(state);
      const config = foldConfig(plan.path, plan.world, new MappedFiles(this, plan), state.memo);
      // A text that loads its own MPM shows that none is linked in. Two rounds: a guard may ask for the very MPM it loads.
      const linked = linkedMpmOf(config, state.linkedMpm);
      if (linked !== state.linkedMpm && round < 2) {
        state.linkedMpm = linked;
        continue;
      }
      const wants = [...config.wants, ...this.#planWants(state)];
      state.config = { ...config, wants, assumes: [...plan.assumes, ...config.assumes] };
      const result = { config: state.config, plan, findings: state.findings };
      state.last = { revision: this.#revision, settings: this.settingsOf(root), result };
      return result;
    }
  }

  /** The last configuration of a root, if it was folded. */
  configOf(root: Root): Config | undefined {
    return this.#roots.get(keyOf(root))?.config;
  }

  forget(root: Root): void {
    this.#roots.delete(keyOf(root));
    this.#hosts.delete(keyOf(root));
  }

  /** Answers wants from a file system. Returns whether anything new came to be known. */
  async answer(wants: readonly Want[], { mapping }: Pick<RootPlan, 'mapping'>, fileSystem: FileSystem): Promise<boolean> {
    let learned = false;
    const events = this.#events;
    const isCurrent = (): boolean => {
      this.#revision++;
      this.#known++;
      return events === this.#events;
    };
    await Promise.all(wants.map(async (want) => {
      const host = want.isHere === true ? want.path : mapping.toHost(want.path);
      if (host === undefined || this.#knows(want.kind, host)) return;
      learned = true;
      if (want.kind === 'stat') {
        const stat = await fileSystem.stat(host);
        if (isCurrent()) this.#stats.set(host, stat);
      } else if (want.kind === 'directory') {
        const list = await fileSystem.list(host);
        if (isCurrent()) this.#lists.set(host, list);
      } else {
        const file = await this.#readFile(host, fileSystem);
        if (isCurrent()) this.#files.set(host, file);
      }
    }));
    return learned;
  }

  async #readFile(host: FileId, fileSystem: FileSystem): Promise<KnownFile | Stat> {
    const answer = await fileSystem.read(host);
    if (typeof answer === 'string') return answer;
    if (answer.bytes.length > MAX_FILE) return 'denied';
    const { text, encoding } = decode(answer.bytes);
    return new KnownFile(answer.file, text, encoding);
  }

  #knows(kind: Want['kind'], host: FileId): boolean {
    return (kind === 'stat' ? this.#stats : kind === 'directory' ? this.#lists : this.#files).has(host);
  }

  /** What is known of a host path; `unasked` where it must be looked up. */
  lookUp(kind: 'file', host: FileId): SourceFile | Stat;
  lookUp(kind: 'directory', host: FileId): readonly string[] | Stat;
  lookUp(kind: 'stat', host: FileId): Stat;
  lookUp(kind: 'text', host: FileId): TextFile | Stat;
  lookUp(kind: Want['kind'] | 'text', host: FileId): SourceFile | TextFile | readonly string[] | Stat {
    if (kind === 'directory') return this.#lists.get(host) ?? 'unasked';
    const known = this.#files.get(host);
    if (kind === 'stat') return known !== undefined && typeof known !== 'string' ? 'file' : this.#stats.get(host) ?? 'unasked';
    return (kind === 'text' ? this.text(host) : this.source(host)) ?? (typeof known === 'string' ? known : 'unasked');
  }

  #state(root: Root): RootState {
    const key = keyOf(root);
    let state = this.#roots.get(key);
    if (state === undefined) {
      state = { root, plan: undefined, planKey: '', planRestsOn: [], linkedMpm: 'profile', memo: new ConfigMemo(), findings: new FindingMemo(), config: undefined };
      this.#roots.set(key, state);
    }
    return state;
  }

  /** The plan stays the same object until what it rests on changes: memos hang on its world. */
  #plan(state: RootState): RootPlan {
    const { file, scope } = state.root;
    const source = this.source(file);
    const settings = this.settingsOf(state.root);
    const envFile = this.#envFile(state.root);
    const envSource = envFile === undefined ? undefined : this.source(envFile);
    const restsOn = [settings, envSource, state.linkedMpm, source === undefined, ...(source === undefined ? [] : headBlocks(source))];
    if (state.plan !== undefined && sameList(state.planRestsOn, restsOn)) return state.plan;
    state.planRestsOn = restsOn;
    const envvars = envSource?.text;
    const plan = planRoot(file, scope, source, settings, envvars, state.linkedMpm);
    const key = JSON.stringify([plan.world, [...plan.world.environment], plan.path, plan.place, source === undefined]);
    if (state.plan !== undefined && state.planKey === key) return state.plan;
    state.plan = plan;
    state.planKey = key;
    state.memo = new ConfigMemo();
    state.findings = new FindingMemo();
    return plan;
  }

  #envFile(root: Root): FileId | undefined {
    const { envFile } = this.settingsOf(root);
    if (envFile !== undefined) return resolvePath(dirname(root.file), envFile);
    return root.file.endsWith('/apache2.conf') ? `${dirname(root.file)}/envvars` : undefined;
  }

  #planWants(state: RootState): Want[] {
    const envFile = this.#envFile(state.root);
    if (envFile === undefined || this.#files.has(envFile) || state.root.scope !== 'server') return [];
    return [{ kind: 'file', path: envFile, isHere: true }];
  }
}

/**
 * The MPM that a text shows to be linked in, when it was read with a guess. PHP that would refuse the guess shows a build
 * with prefork, if the text loads no MPM.
 */
function linkedMpmOf(config: Config, guess: LinkedMpm): LinkedMpm {
  if (guess === 'none') return config.mpm.identifiers.length === 0 ? 'profile' : 'none';
  if (loadsOwnMpm(config)) return 'none';
  if (config.world.assumedMpm === undefined) return 'profile';
  return loadsPhp(config.environment) ? 'prefork' : 'profile';
}

/** Whether the text loads an MPM although one was taken to be linked in. */
function loadsOwnMpm({ mpm, problems, world }: Config): boolean {
  if (mpm.identifiers.length > 1) return true;
  return problems.some(({ rule, data }) => rule === 'modules/built-in' && data?.['identifier'] === world.assumedMpm);
}

function keyOf(root: Root): string {
  return `${root.kind ?? 'httpd'} ${root.scope} ${root.file}`;
}

/** The workspace as one root's server sees it. */
export class MappedFiles implements Files {
  readonly #workspace: Workspace;
  readonly #plan: RootPlan;

  constructor(workspace: Workspace, plan: RootPlan) {
    this.#workspace = workspace;
    this.#plan = plan;
  }

  get revision(): number {
    return this.#workspace.known;
  }

  read(path: string): SourceFile | Stat {
    const host = this.#plan.mapping.toHost(path);
    return host === undefined ? 'denied' : this.#workspace.lookUp('file', host);
  }

  list(path: string): readonly string[] | Stat {
    const host = this.#plan.mapping.toHost(path);
    return host === undefined ? 'denied' : this.#workspace.lookUp('directory', host);
  }

  stat(path: string): Stat {
    const host = this.#plan.mapping.toHost(path);
    if (host === undefined) return this.#plan.mapping.leadsToMount(path) ? 'directory' : 'denied';
    return this.#workspace.lookUp('stat', host);
  }

  certain(path: string): boolean {
    return this.#plan.mapping.isSame(path);
  }
}
