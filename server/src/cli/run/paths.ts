/** Paths as they were typed, as files of this machine, and as they are shown again. */
import { realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { FileId } from '../../workspace/file-system';

/** The engine's form of a path of this machine: absolute, `/`-separated. */
export function toFileId(path: string): FileId {
  const absolute = resolve(path);
  return sep === '\\' ? absolute.replaceAll('\\', '/') : absolute;
}

/** The path of a file without links; the path itself where there is none. */
export function canonicalPath(file: FileId): FileId {
  try {
    return toFileId(realpathSync(file));
  } catch {
    return file;
  }
}

export type Display = (file: FileId) => string;

/**
 * Shows files as they were given: a named one with the very words of the command line, one beside or below it in the same style,
 * everything else below the current folder relative to it when relative paths were used at all, and in full otherwise.
 * @param given paths as typed
 */
export function displayer(cwd: string, given: readonly string[]): Display {
  const exact = new Map(given.map((path) => [toFileId(resolve(cwd, path)), path]));
  const isRelative = given.some((path) => !/^(?:[\\/]|[A-Za-z]:)/.test(path));
  const folders = given.flatMap((path) => [path, dirname(path)]).map((path) => ({ path, file: toFileId(resolve(cwd, path)) }));
  folders.sort((left, right) => right.file.length - left.file.length);
  const show = (file: FileId): string => {
    const named = exact.get(file);
    if (named !== undefined) return named;
    const folder = folders.find((each) => file.startsWith(each.file === '/' ? '/' : `${each.file}/`));
    if (folder !== undefined) return below(folder.path, file.slice(folder.file.length).replace(/^\//, ''));
    const fromHere = relative(cwd, file);
    return isRelative && !fromHere.startsWith('..') ? fromHere : file;
  };
  const shown = new Map<FileId, string>();
  return (file) => {
    let text = shown.get(file);
    if (text === undefined) shown.set(file, (text = show(file)));
    return text;
  };
}

/** `join` without its tidying of what the user typed: `./conf` stays `./conf`, and the current folder needs no `./`. */
function below(folder: string, rest: string): string {
  if (folder === '.') return rest;
  return folder.startsWith('./') ? `./${join(folder, rest)}` : join(folder, rest);
}
