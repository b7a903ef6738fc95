// Whether and where the running server is looked at: only where the user says so, and never in a workspace that is not trusted.
import { Uri, workspace } from 'vscode';
import { section } from '../../names';
import type { StatusState } from './messages';

export interface StatusSource {
  readonly state: StatusState;
  /** An `http://` address, or the URI of a saved file. The server refuses addresses of other machines. */
  readonly source?: string;
}

/** Reads the setting as it is now. A path that is not absolute begins at the first workspace folder. */
export function statusSource(): StatusSource {
  const value = workspace.getConfiguration(section).get<string>('serverStatus', '').trim();
  if (value === '') return { state: 'off' };
  if (!workspace.isTrusted) return { state: 'untrusted' };
  if (/^[A-Za-z][A-Za-z0-9+.-]+:\/\//.test(value)) return { state: 'on', source: value };
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const isAbsolute = /^(?:\/|[A-Za-z]:[\\/])/.test(value);
  if (isAbsolute) return { state: 'on', source: (folder === undefined || folder.scheme === 'file' ? Uri.file(value) : folder.with({ path: value })).toString() };
  return folder === undefined ? { state: 'off' } : { state: 'on', source: Uri.joinPath(folder, value).toString() };
}
