/** Real configurations that lie beside the repository, or nowhere: read, never copied. Each repository's files are a tree of their own. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stat } from '../../server/src/httpd/config/files';
import type { FileSystem } from '../../server/src/workspace/file-system';

const FOLDER = join(__dirname, '../../../shared/corpus');

export const hasCorpus = existsSync(join(FOLDER, 'index.tsv'));

/** Paths are those of the repositories, below a folder that is named after owner and name. */
export interface Corpus {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly fileSystem: FileSystem;
}

/** @param kinds kinds of the index that are wanted */
export function readCorpus(kinds: readonly string[]): Corpus {
  const rows = readFileSync(join(FOLDER, 'index.tsv'), 'utf8').split('\n').slice(1).filter((row) => row !== '').map((row) => row.split('\t'));
  const files = new Map<string, Uint8Array>();
  for (const [file = '', repository = '', path = '', , kind = ''] of rows) {
    if (kinds.includes(kind)) files.set(`/corpus/${repository.replace('/', '+')}/${path}`, readFileSync(join(FOLDER, file)));
  }
  return { files, fileSystem: treeOf(files) };
}

/** A machine that has these files and nothing else, so that no finding hangs on the machine of the test. */
export function treeOf(files: ReadonlyMap<string, Uint8Array>): FileSystem {
  const folders = new Map<string, Set<string>>();
  for (const path of files.keys()) {
    for (let cut = path.lastIndexOf('/'), below = path; cut >= 0; below = below.slice(0, cut), cut = below.lastIndexOf('/')) {
      const folder = below.slice(0, cut);
      const names = folders.get(folder) ?? new Set();
      folders.set(folder, names.add(below.slice(cut + 1)));
    }
  }
  const kind = (path: string): Stat => (files.has(path) ? 'file' : folders.has(path) ? 'directory' : 'absent');
  return {
    read: async (path) => {
      const bytes = files.get(path);
      return bytes === undefined ? kind(path) : { file: path, bytes };
    },
    list: async (path) => (folders.has(path) ? [...folders.get(path)!] : kind(path)),
    stat: async (path) => kind(path),
  };
}
