/**
 * Looks after the folders that the configurations came from, so that files that appear, change or vanish are noticed: by the
 * client where it takes registrations, else with the means of the host.
 */
import { basename, dirname } from '../base/path';
import type { FileId } from '../workspace/file-system';
import { kindOf } from '../workspace/roots';
import type { Workspace } from '../workspace/workspace';
import type { Analysis } from './analysis';
import type { ClientFeatures } from './client-features';
import type { SendRequest } from './file-access';
import type { Disposable, Host } from './host';
import { SETTINGS_FILE } from '../workspace/settings-keys';
import { isLocal, uriOf } from './uri';
import type { WantedRoots } from './wanted-roots';

export interface Watching {
  /** The configurations are others now: watch what they looked at. */
  refresh(): void;
  /** The client says that these paths changed. */
  reported(paths: readonly FileId[]): void;
  onChange(listener: () => void): void;
  /** A settings file changed. */
  onSettings(listener: () => void): void;
  stop(): void;
}

/** More folders than this are not watched; what happens in them is seen when a file is saved or opened. */
const MAX_FOLDERS = 512;
const PAUSE = 250;
const ID = 'watched-files';

export function createWatching(
  analysis: Analysis, workspace: Workspace, wanted: WantedRoots, host: Host, client: ClientFeatures, send: SendRequest,
): Watching {
  let listener = (): void => undefined;
  let settingsListener = (): void => undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let registered = '';
  let stopped = false;
  let looked: readonly ReadonlySet<FileId>[] = [];
  const own = new Map<FileId, Disposable | undefined>();

  function reported(paths: readonly FileId[]): void {
    if (paths.length === 0) return;
    if (paths.some((path) => basename(path) === SETTINGS_FILE)) settingsListener();
    const roots = paths.some((path) => /(?:^|\/)(?:apache2|httpd)\.conf$/.test(path));
    if (roots) wanted.forget();
    else void foundAnew(paths);
    // A new root is a change even where nobody looked for it before.
    if (analysis.invalidate(paths.flatMap((path) => [path, host.canonical(path)])) || roots) listener();
  }

  /** A file that stands alone and that nobody has seen yet. */
  async function foundAnew(paths: readonly FileId[]): Promise<void> {
    for (const path of paths) {
      const kind = kindOf(path, '');
      if (kind === undefined || kind === 'httpd' || await wanted.knows(path)) continue;
      wanted.forget();
      listener();
      return;
    }
  }

  async function update(): Promise<void> {
    const sets = await analysis.watched();
    if (stopped || sets.length === looked.length && sets.every((each, index) => each === looked[index])) return;
    looked = sets;
    const consulted = [...new Set(sets.flatMap((each) => [...each]))];
    // Folders that were listed, and those of files that were asked for; a workspace folder for its settings file.
    const listed = consulted.filter((path) => typeof workspace.lookUp('directory', path) !== 'string');
    const folders = [...new Set([...workspace.folderSettings.keys(), ...listed, ...consulted.map(dirname)])].sort().slice(0, MAX_FOLDERS);
    if (client.watchRegistration) await register(folders);
    else watchAlone(folders);
  }

  async function register(folders: readonly FileId[]): Promise<void> {
    const key = folders.join('\n');
    if (key === registered) return;
    if (registered !== '') await send('client/unregisterCapability', { unregisterations: [{ id: ID, method: METHOD }] }).catch(() => undefined);
    registered = key;
    const watchers = folders.map((folder) => ({ globPattern: patternOf(folder) }));
    const roots = { globPattern: '**/{apache2.conf,httpd.conf,.htaccess,php.ini,.user.ini,lighttpd.conf,php-fpm.conf,CSP.ini,.httpd-lint.json}' };
    await send('client/registerCapability', { registrations: [{ id: ID, method: METHOD, registerOptions: { watchers: [...watchers, roots] } }] }).catch(() => undefined);
  }

  function patternOf(folder: FileId): unknown {
    if (client.relativePatterns) return { baseUri: uriOf(folder), pattern: '*' };
    return `${folder.replace(/[?*[\]{}]/g, '[$&]')}/*`;
  }

  function watchAlone(folders: readonly FileId[]): void {
    const local = folders.filter(isLocal);
    for (const [folder, watcher] of own) {
      if (local.includes(folder)) continue;
      watcher?.dispose();
      own.delete(folder);
    }
    for (const folder of local) if (own.get(folder) === undefined) own.set(folder, host.watch(folder, (path) => reported([path])));
  }

  return {
    reported,
    refresh: () => {
      clearTimeout(timer);
      timer = setTimeout(() => void update().catch(() => undefined), PAUSE);
    },
    onChange: (changed) => {
      listener = changed;
    },
    onSettings: (changed) => {
      settingsListener = changed;
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      for (const watcher of own.values()) watcher?.dispose();
      own.clear();
    },
  };
}

const METHOD = 'workspace/didChangeWatchedFiles';
