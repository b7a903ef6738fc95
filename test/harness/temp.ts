import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Tree } from './predict';

const owned: string[] = [];

process.on('exit', () => {
  for (const directory of owned) rmSync(directory, { recursive: true, force: true });
});

/**
 * Makes an empty directory that disappears when this process ends.
 * In: `label`, a short word for people who look at the temp folder. Out: its absolute path.
 * The name is kept short because httpd cuts messages at 8192 bytes and names a path per include level.
 * It is readable by everyone because httpd's children do not run as the user of the test.
 */
export function temporaryDirectory(label: string): string {
  const directory = mkdtempSync(join(tmpdir(), `${label}-`));
  chmodSync(directory, 0o755);
  owned.push(directory);
  return directory;
}

/**
 * Removes whatever lies in a directory made by `temporaryDirectory` (or below one) and leaves it empty.
 * Throws when the directory is not ours, so that a slip in a path can never delete anything else.
 */
export function emptyDirectory(directory: string): void {
  assertOwned(directory);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
}

/** Writes every file, directory and link of a tree to disk. Throws when a path leaves our temp directories. */
export function writeTree(tree: Tree): void {
  for (const directory of tree.directories ?? []) {
    assertOwned(directory);
    mkdirSync(directory, { recursive: true });
  }
  for (const [path, content] of Object.entries(tree.files)) {
    assertOwned(path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  for (const [path, target] of Object.entries(tree.links ?? {})) {
    assertOwned(path);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  }
}

/**
 * Makes a directory of ours hold exactly a tree. In: what it held before, if `placeTree` put it there: where the same names are meant, only what
 * differs is written.
 */
export function placeTree(directory: string, tree: Tree, before: Tree | undefined): void {
  if (before === undefined || namesOf(before) !== namesOf(tree) || readdirSync(directory).length !== topNames(directory, tree)) {
    emptyDirectory(directory);
    writeTree(tree);
    return;
  }
  for (const [path, content] of Object.entries(tree.files)) {
    const old = before.files[path];
    if (old !== undefined && (old === content || Buffer.from(old).equals(Buffer.from(content)))) continue;
    assertOwned(path);
    writeFileSync(path, content);
  }
}

function namesOf(tree: Tree): string {
  return JSON.stringify([Object.keys(tree.files).sort(), tree.directories, tree.links]);
}

/** How many entries a directory should have: a server may have made some of its own. */
function topNames(directory: string, tree: Tree): number {
  const paths = [...Object.keys(tree.files), ...(tree.directories ?? []), ...Object.keys(tree.links ?? {})];
  return new Set(paths.filter((path) => path.startsWith(`${directory}/`)).map((path) => path.slice(directory.length + 1).split('/', 1)[0])).size;
}

function assertOwned(path: string): void {
  const inside = owned.some((directory) => path === directory || path.startsWith(`${directory}/`));
  if (!inside || path.includes('/../')) throw new Error(`${path} is not below a temp directory of this process`);
}
