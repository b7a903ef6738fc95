/** Roots by the settings that hold for them: one workspace for each. */
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkAny, isTextCheck, settle, type RuleFailed } from '../../workspace/check';
import type { FileId } from '../../workspace/file-system';
import type { FoundRoot } from '../../workspace/roots';
import type { Settings } from '../../workspace/settings';
import { decode } from '../../workspace/text';
import { Workspace } from '../../workspace/workspace';
import { nodeFileSystem } from '../node-file-system';
import type { RawOptions } from '../options/options';
import { checkRuleIds } from '../options/rule-ids';
import { applyOptions } from '../options/settings';
import { findSettingsFile, loadSettingsFile } from '../options/settings-file';
import type { Terminal } from '../terminal';
import { reasonOf, UsageError } from '../usage-error';
import { filesOf } from './opened-files';
import { canonicalPath, toFileId, type Display } from './paths';
import type { Checked } from './session';
import { headOf, placeOf, single, targetsOf, type StandardInput } from './targets';

interface Given {
  readonly options: RawOptions;
  readonly terminal: Terminal;
  readonly input: StandardInput | undefined;
  readonly display: Display;
  readonly ruleFailed: RuleFailed;
}

interface Group {
  readonly workspace: Workspace;
  readonly roots: Map<FileId, FoundRoot>;
}

export class Groups {
  readonly #given: Given;
  readonly #groups = new Map<string, Group>();
  /** Canonical paths of the files that alone are reported; undefined: all. */
  only: Set<FileId> | undefined;

  constructor(given: Given) {
    this.#given = given;
  }

  /** Returns whether any of several paths could not be read; a single one is thrown as a `UsageError`. */
  async addPaths(paths: readonly string[]): Promise<boolean> {
    const { options, terminal, input } = this.#given;
    let failed = false;
    for (const path of paths) {
      try {
        const settings = this.#settingsFor(path);
        const folder = folderOf(resolve(terminal.cwd, path));
        const targets = await targetsOf(path, { cwd: terminal.cwd, asRoot: options['as-root'] === true, settings, input });
        for (const target of targets) this.#add(target, settings, folder);
      } catch (error) {
        if (!(error instanceof UsageError) || paths.length === 1) throw error;
        terminal.error(error.message);
        failed = true;
      }
    }
    return failed;
  }

  /** `--root R FILE ...`: the configuration is R's, only the files are reported. One that R does not reach is a fragment. */
  addRoot(rootPath: string, paths: readonly string[]): boolean {
    const { terminal, input } = this.#given;
    const settings = this.#settingsFor(rootPath);
    const host = placeOf(rootPath, terminal.cwd, settings.sysroot);
    this.#add(single(toFileId(host), headOf(host, rootPath), true), settings);
    if (paths.length === 0) return false;
    this.only = new Set();
    let failed = false;
    for (const path of paths) {
      try {
        const text = path === '-' ? input : undefined;
        const file = text?.file ?? toFileId(placeOf(path, terminal.cwd, settings.sysroot));
        const target = single(file, text?.bytes ?? headOf(file, path), false);
        this.only.add(canonicalPath(file));
        this.#add(target.kind === 'httpd' ? { ...target, scope: 'fragment' } : target, settings);
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        terminal.error(error.message);
        failed = true;
      }
    }
    return failed;
  }

  /** Reads and checks all roots; a fragment that one of them reaches is part of it. */
  async check(): Promise<Checked[]> {
    const checked: Checked[] = [];
    for (const { workspace, roots } of this.#groups.values()) {
      const reached = new Set<FileId>();
      const fragments = [...roots.values()].filter((root) => root.scope === 'fragment');
      const others = [...roots.values()].filter((root) => root.scope !== 'fragment');
      for (const root of [...others, ...fragments]) {
        if (root.scope === 'fragment' && reached.has(canonicalPath(root.file))) continue;
        await settle(workspace, root, nodeFileSystem);
        const result = checkAny(workspace, root, this.#given.ruleFailed);
        const isRead = isTextCheck(result) ? result.found : result.config.fold !== undefined;
        if (!isRead) throw new UsageError(`${this.#given.display(root.file)}: cannot be read`);
        for (const file of filesOf(result)) reached.add(canonicalPath(file));
        checked.push({ workspace, kind: root.kind, check: result });
      }
    }
    return checked.filter((each) => !isPartOfAnother(each, checked));
  }

  #add(target: FoundRoot, settings: Settings, folder?: FileId): void {
    const { roots, workspace } = this.#groupOf(settings);
    if (folder !== undefined && !workspace.folders.includes(folder)) workspace.folders = [...workspace.folders, folder];
    if (!roots.has(target.file)) roots.set(target.file, target);
  }

  #groupOf(settings: Settings): Group {
    const key = JSON.stringify(settings);
    let group = this.#groups.get(key);
    if (group === undefined) {
      const { input } = this.#given;
      const workspace = new Workspace();
      workspace.settings = settings;
      // Where a copy stands for the server's folder, a path outside it would not be looked up.
      if (settings.envFile !== undefined) workspace.open(toFileId(settings.envFile), textOf(settings.envFile));
      if (input !== undefined) workspace.open(canonicalPath(input.file), decode(input.bytes).text);
      this.#groups.set(key, (group = { workspace, roots: new Map() }));
    }
    return group;
  }

  #settingsFor(path: string): Settings {
    const { options, terminal, input } = this.#given;
    const named = options.config as string | undefined;
    const from = path === '-' && input !== undefined ? input.file : resolve(terminal.cwd, path);
    const file = named === undefined ? findSettingsFile(from) : resolve(terminal.cwd, named);
    const settings = applyOptions(loadSettingsFile(file), options, terminal.cwd);
    checkRuleIds(settings, file);
    return settings;
  }
}

/** Whether a root of another language is read by one of its kind: a pool that `php-fpm.conf` includes. */
function isPartOfAnother({ workspace, check }: Checked, all: readonly Checked[]): boolean {
  if (!isTextCheck(check)) return false;
  return all.some((other) => other.workspace === workspace && other.check !== check && isTextCheck(other.check) && other.check.kind === check.kind
    && other.check.reading.files.some(({ file }, index) => index > 0 && file === check.root.file));
}

/** The folder that a path names; files that lie in it may belong to one host. */
function folderOf(path: string): FileId | undefined {
  try {
    return statSync(path).isDirectory() ? toFileId(path).replace(/\/$/, '') : undefined;
  } catch {
    // Whoever reads the path says what is wrong with it.
    return undefined;
  }
}

function textOf(file: string): string {
  try {
    return decode(readFileSync(file)).text;
  } catch (error) {
    throw new UsageError(`${file}: ${reasonOf(error)}`);
  }
}
