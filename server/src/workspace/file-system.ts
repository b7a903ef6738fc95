/** What the hosts lend the engine to look at files. The only asynchronous thing in it. */
import type { Stat } from '../httpd/config/files';

/** A file on this machine (or in the editor's file system): `/`-separated, joined by appending `/name`. */
export type FileId = string;

export interface FileSystem {
  /** `file` is the canonical id (symlinks resolved), so that an open text stands for every path to it. */
  read(path: FileId): Promise<{ readonly file: FileId; readonly bytes: Uint8Array } | Stat>;
  list(path: FileId): Promise<readonly string[] | Stat>;
  stat(path: FileId): Promise<Stat>;
}
