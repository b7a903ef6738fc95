/** `.httpd-lint.json` of a workspace folder: what the command line reads holds in the editor, too, and the editor's own settings go before it. */
import type { FileId, FileSystem } from '../workspace/file-system';
import type { Settings } from '../workspace/settings';
import { decode } from '../workspace/text';
import type { Log } from './session';

export const SETTINGS_FILE = '.httpd-lint.json';

/** The parsed file; undefined where there is none, or where it is no JSON, which is logged. */
export async function readSettingsFile(folder: FileId, fileSystem: FileSystem, log: Log): Promise<unknown> {
  const file = `${folder}/${SETTINGS_FILE}`;
  const answer = await fileSystem.read(file);
  if (typeof answer === 'string') return undefined;
  try {
    return JSON.parse(decode(answer.bytes).text.replace(/^\ufeff/, ''));
  } catch (error) {
    log(`${file} is not valid JSON: ${error instanceof Error ? error.message : String(error)}`, 2);
    return undefined;
  }
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
