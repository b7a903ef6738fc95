/** `.httpd-lint.json`: found upwards from a path, or named. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../workspace/settings';
import { readSettings, SETTINGS_FILE } from '../../workspace/settings-keys';
import { reasonOf, UsageError } from '../usage-error';

/**
 * The settings file that holds for a folder: the first one from the folder upwards.
 * @returns its path, undefined when there is none
 */
export function findSettingsFile(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const file = join(at, SETTINGS_FILE);
    if (exists(file)) return file;
    if (at === dirname(at)) return undefined;
  }
}

/** In a folder that is closed to this user nothing can be found; that the folder cannot be read is said elsewhere. */
function exists(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Reads a settings file; paths in it are relative to its folder. Throws a `UsageError` that names the file and what is wrong. */
export function loadSettingsFile(file: string | undefined): Settings {
  if (file === undefined) return DEFAULT_SETTINGS;
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof SyntaxError ? `not valid JSON: ${error.message}` : reasonOf(error)}`);
  }
  const { settings, wrong } = readSettings(raw);
  if (wrong[0] !== undefined) throw new UsageError(`${file}: ${wrong[0]}`);
  const absolute = (path: string): string => resolve(dirname(file), path);
  return {
    ...settings,
    ...(settings.sysroot === undefined ? {} : { sysroot: absolute(settings.sysroot) }),
    ...(settings.envFile === undefined ? {} : { envFile: absolute(settings.envFile) }),
    roots: settings.roots.map(absolute),
  };
}
