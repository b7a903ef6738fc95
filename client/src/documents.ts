// Which documents are configuration files, as opposed to views of one.
import { workspace } from 'vscode';

/**
 * Schemes of files on disk, and of the file systems that the workspace is made of (a remote repository, a mount of the web
 * build). Not every scheme: the left side of a Git comparison would be read as a second configuration.
 */
export function fileSchemes(): Set<string> {
  return new Set(['file', ...(workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)]);
}
