/** The files that `format` lays out. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FileId } from '../../workspace/file-system';
import { kindOf } from '../../workspace/roots';
import { decode } from '../../workspace/text';
import { canonicalPath, toFileId } from '../run/paths';
import { headOf } from '../run/targets';
import { reasonOf, UsageError } from '../usage-error';

/** Folders deeper than this are no configuration. */
const MAX_DEPTH = 20;

/**
 * A file is meant as it stands, whatever its name; of a folder all httpd files are: by name or place, and `.conf` files whose text says
 * so. Links are followed to files only, and each file comes once. Throws a `UsageError` for what is not there or of another language.
 * @returns canonical paths with the path to show
 */
export function filesToFormat(paths: readonly string[], cwd: string): ReadonlyMap<FileId, string> {
  const found = new Map<FileId, string>();
  const add = (host: string, shown: string): void => {
    const file = canonicalPath(toFileId(host));
    if (!found.has(file)) found.set(file, shown);
  };
  const enter = (folder: string, shown: string, depth: number): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const [host, path] = [join(folder, entry.name), shown === '.' ? entry.name : join(shown, entry.name)];
      if (entry.isDirectory()) {
        if (depth < MAX_DEPTH && !entry.name.startsWith('.') && entry.name !== 'node_modules') enter(host, path, depth + 1);
      } else if (isHttpd(host)) add(host, path);
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
    const kind = kindOf(toFileId(host), decode(headOf(host, path)).text);
    if (kind !== undefined && kind !== 'httpd' && kind !== 'htaccess') throw new UsageError(`${path}: ${kind} is not formatted yet`);
    add(host, path);
  }
  return found;
}

function isHttpd(host: string): boolean {
  if (statSync(host, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    const head = decode(headOf(host, host)).text;
    const kind = kindOf(toFileId(host), head);
    const isNamed = kindOf(toFileId(host), '') === kind;
    return (kind === 'httpd' || kind === 'htaccess') && (isNamed || host.endsWith('.conf'));
  } catch {
    return false;
  }
}
