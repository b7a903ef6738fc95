/** What the place the server runs in lends it: Node its files, a browser nothing. */
import type { LoopbackTarget } from '../host/server-status';
import type { FileId, FileSystem } from '../workspace/file-system';

export interface Host {
  /** Files of this machine; none in a browser. */
  readonly files: FileSystem | undefined;
  /** The id that all paths to a file share; the path itself where it leads to nothing. */
  canonical(file: FileId): FileId;
  /** Calls back with every path below a folder (not deeper) that changes; undefined where nothing can be watched. */
  watch(folder: FileId, changed: (path: FileId) => void): Disposable | undefined;
  /** Calls back when the process that started the server is gone. */
  watchParent(processId: number, gone: () => void): void;
  /** One GET of an address of this machine; undefined where no connection can be made. */
  readonly readLoopback: ((target: LoopbackTarget) => Promise<{ readonly text: string } | { readonly problem: string }>) | undefined;
  exit(code: number): void;
}

export interface Disposable {
  dispose(): void;
}
