/** Settings and workspace folders: asked for where the client answers, else taken from what it sent. */
import type { FileId, FileSystem } from '../workspace/file-system';
import { DEFAULT_SETTINGS, type Settings } from '../workspace/settings';
import type { Workspace } from '../workspace/workspace';
import type { ClientFeatures } from './client-features';
import type { SendRequest } from './file-access';
import { at, listAt, textAt } from './params';
import { settingsFrom } from './settings';
import { overlay, readSettingsFile } from './settings-file';
import { fileIdOf } from './uri';
import type { Log } from './session';
import type { WantedRoots } from './wanted-roots';

const SECTION = 'httpdConfig';

export interface Configuration {
  /** After `initialized`: registers, and reads the settings for the first time. */
  start(): Promise<void>;
  /** A settings file of a folder changed. */
  refresh(): void;
  /** @param pushed the settings that came with the notification; most clients send none and wait to be asked */
  changed(pushed: unknown): void;
  foldersChanged(params: unknown): void;
}

/** @param applied called when other settings or folders are in force */
export function createConfiguration(
  initializeParams: unknown, workspace: Workspace, wanted: WantedRoots, fileSystem: FileSystem, client: ClientFeatures, send: SendRequest, log: Log,
  applied: () => void,
): Configuration {
  const folders = new Map<string, FileId>(foldersIn(initializeParams));
  let given: unknown = at(initializeParams, 'initializationOptions', 'settings');
  let asked = 0;
  let fromFiles: ReadonlyMap<FileId, Settings> = new Map();
  wanted.setFolders([...folders.values()]);
  apply(() => given);

  function apply(sectionOf: (uri: string | undefined) => unknown): void {
    const [first] = folders;
    workspace.settings = settingsFrom(sectionOf(undefined), first?.[1]);
    workspace.folderSettings.clear();
    for (const [uri, folder] of folders) {
      workspace.folderSettings.set(folder, overlay(fromFiles.get(folder) ?? DEFAULT_SETTINGS, settingsFrom(sectionOf(uri), folder)));
    }
  }

  async function read(): Promise<void> {
    const turn = ++asked;
    const files = new Map<FileId, Settings>();
    for (const folder of folders.values()) files.set(folder, await readSettingsFile(folder, fileSystem, log));
    if (turn !== asked) return;
    fromFiles = files;
    if (!client.configuration) {
      apply(() => given);
      applied();
      return;
    }
    const uris = [undefined, ...folders.keys()];
    const items = uris.map((uri) => (uri === undefined ? { section: SECTION } : { section: SECTION, scopeUri: uri }));
    const answer: unknown = await send('workspace/configuration', { items }).catch(() => undefined);
    // A later question was sent while this one was under way: its answer counts.
    if (turn !== asked) return;
    const sections = Array.isArray(answer) ? (answer as unknown[]) : [];
    apply((uri) => sections[uris.indexOf(uri)] ?? given);
    applied();
  }

  return {
    async start() {
      if (client.configurationRegistration) {
        const registrations = [{ id: 'configuration', method: 'workspace/didChangeConfiguration', registerOptions: { section: SECTION } }];
        await send('client/registerCapability', { registrations }).catch(() => undefined);
      }
      await read();
    },
    refresh: () => void read(),
    changed(pushed) {
      const section = at(pushed, SECTION);
      if (typeof section === 'object' && section !== null) given = section;
      void read();
    },
    foldersChanged(params) {
      for (const folder of listAt(params, 'event', 'removed')) folders.delete(textAt(folder, 'uri') ?? '');
      for (const [uri, folder] of foldersFrom(listAt(params, 'event', 'added'))) folders.set(uri, folder);
      wanted.setFolders([...folders.values()]);
      void read();
    },
  };
}

/** `workspaceFolders`, else the older `rootUri`, else the oldest `rootPath`. */
function foldersIn(params: unknown): [string, FileId][] {
  const folders = foldersFrom(listAt(params, 'workspaceFolders'));
  if (folders.length > 0) return folders;
  const path = textAt(params, 'rootPath');
  const uri = textAt(params, 'rootUri') ?? (path === undefined ? undefined : `file://${path}`);
  return uri === undefined ? [] : foldersFrom([{ uri }]);
}

function foldersFrom(folders: readonly unknown[]): [string, FileId][] {
  return folders.flatMap((folder): [string, FileId][] => {
    const uri = textAt(folder, 'uri');
    const file = uri === undefined ? undefined : fileIdOf(uri);
    return uri === undefined || file === undefined ? [] : [[uri, file]];
  });
}
