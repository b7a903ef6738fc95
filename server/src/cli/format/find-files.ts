/** The files that `format` lays out. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileId } from '../../workspace/file-system';
import { kindOf, type Kind } from '../../workspace/roots';
import { decode } from '../../workspace/text';
import { canonicalPath, toFileId } from '../run/paths';
import { headOf } from '../run/targets';
import { reasonOf, UsageError } from '../usage-error';

/** Folders deeper than this are no configuration. */
const MAX_DEPTH = 20;

/** A file with the path to show and the language it is laid out in: httpd's where none can be told. */
export interface FileToFormat {
  readonly shown: string;
  readonly kind: Kind;
}

/**
 * A file is meant as it stands, whatever its name; of a folder all files of our languages are: by name or place, and `.conf` and `.ini`
 * files whose text says so. Links are followed to files only, and each file comes once. Throws a `UsageError` for what is not there.
 * @returns by canonical path
 */
export function filesToFormat(paths: readonly string[], cwd: string): ReadonlyMap<FileId, FileToFormat> {
  const found = new Map<FileId, FileToFormat>();
  const add = (host: string, shown: string, kind: Kind): void => {
    const file = canonicalPath(toFileId(host));
    if (!found.has(file)) found.set(file, { shown, kind });
  };
  const enter = (folder: string, shown: string, depth: number): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const [host, path] = [join(folder, entry.name), shown === '.' ? entry.name : join(shown, entry.name)];
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !entry.name.startsWith('.') && entry.name !== 'node_modules') enter(host, path, depth + 1);
        continue;
      }
      const kind = kindIn(host);
      if (kind !== undefined) add(host, path, kind);
    }
  };
  for (const path of paths) {
    const host = resolve(cwd, path);
    try {
      if (statSync(host).isDirectory()) {
        enter(host, path, 0);
        continue;
      }
    } catch (error) {
      throw new UsageError(`${path}: ${reasonOf(error)}`);
    }
    add(host, path, kindOf(toFileId(host), decode(headOf(host, path)).text) ?? 'httpd');
  }
  return found;
}

/** The language of a file that was found in a folder; undefined for one that is none of ours, or cannot be read. */
function kindIn(host: string): Kind | undefined {
  if (statSync(host, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  try {
    const head = decode(headOf(host, host)).text;
    const kind = kindOf(toFileId(host), head);
    const isNamed = kindOf(toFileId(host), '') === kind;
    return isNamed || /\.(?:conf|ini)$/.test(host) ? kind : undefined;
  } catch {
    return undefined;
  }
}
