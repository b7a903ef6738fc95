import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

function assertOwned(path: string): void {
  const inside = owned.some((directory) => path === directory || path.startsWith(`${directory}/`));
  if (!inside || path.includes('/../')) throw new Error(`${path} is not below a temp directory of this process`);
}
