/** `.httpd-lint.json` of a workspace folder: what the command line reads holds in the editor, too, and the editor's own settings go before it. */
import type { FileId, FileSystem } from '../workspace/file-system';
import { DEFAULT_SETTINGS, type Settings } from '../workspace/settings';
import { readSettings, SETTINGS_FILE } from '../workspace/settings-keys';
import { decode } from '../workspace/text';
import type { Log } from './session';
import { withPaths } from './settings';

/** The settings of the folder's file; the defaults where there is none. What is wrong in it is logged and passed over. */
export async function readSettingsFile(folder: FileId, fileSystem: FileSystem, log: Log): Promise<Settings> {
  const file = `${folder}/${SETTINGS_FILE}`;
  const answer = await fileSystem.read(file);
  if (typeof answer === 'string') return DEFAULT_SETTINGS;
  let raw: unknown;
  try {
    raw = JSON.parse(decode(answer.bytes).text.replace(/^\ufeff/, ''));
  } catch (error) {
    log(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`, 2);
    return DEFAULT_SETTINGS;
  }
  const { settings, wrong } = readSettings(raw);
  for (const each of wrong) log(`${file}: ${each}`, 2);
  return withPaths(settings, folder);
}

/** Single values of `over` win, lists and maps add to each other; roots that the editor names are the only ones. */
export function overlay(under: Settings, over: Settings): Settings {
  const both = (key: 'defines' | 'staticModules' | 'assume'): readonly string[] => [...new Set([...under[key], ...over[key]])];
  return {
    ...under, ...over,
    defines: both('defines'), staticModules: both('staticModules'), assume: both('assume'),
    environment: { ...under.environment, ...over.environment },
    rules: { ...under.rules, ...over.rules },
    topics: { ...under.topics, ...over.topics },
    roots: over.roots.length > 0 ? over.roots : under.roots,
  };
}
