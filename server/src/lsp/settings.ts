/** The editor's settings as the engine's. What has the wrong shape is passed over: a settings editor shows it already. */
import { isAbsolute, resolvePath } from '../base/path';
import type { FileId } from '../workspace/file-system';
import type { Settings } from '../workspace/settings';
import { readSettings } from '../workspace/settings-keys';

/**
 * @param section the value of `httpdConfig`, nested or with dotted keys; anything else gives the defaults
 * @param folder the workspace folder that relative paths are relative to
 */
export function settingsFrom(section: unknown, folder: FileId | undefined): Settings {
  return withPaths(readSettings(section).settings, folder);
}

/** The same settings with paths that start from the folder. */
export function withPaths(settings: Settings, folder: FileId | undefined): Settings {
  return {
    ...settings,
    ...(settings.sysroot === undefined ? {} : { sysroot: absolute(settings.sysroot, folder) }),
    ...(settings.envFile === undefined ? {} : { envFile: absolute(settings.envFile, folder) }),
    roots: settings.roots.map((root) => absolute(root, folder)),
  };
}

function absolute(path: string, folder: FileId | undefined): FileId {
  const clean = path.length > 1 ? path.replace(/[\\/]$/, '') : path;
  if (isAbsolute(clean) || folder === undefined || /^[A-Za-z][\w+.-]+:/.test(clean)) return clean;
  const scheme = /^([A-Za-z][\w+.-]+:(?:\/\/[^/]*)?)(.*)$/.exec(folder);
  return scheme === null ? resolvePath(folder, clean) : scheme[1]! + resolvePath(scheme[2]!, clean);
}
