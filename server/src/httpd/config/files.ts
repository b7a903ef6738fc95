/** What is known of the outside. The engine never reads: it asks, and is called again when the answer is there. */
import type { Stat } from '../../base/stat';
import type { SourceFile } from '../syntax/source-file';

export type { Stat };

/** Paths are server paths: absolute, `/`-separated, as httpd names them. */
export interface Files {
  /** Changes when an answer does. */
  readonly revision: number;
  read(path: string): SourceFile | Stat;
  /** Entry names without `.` and `..`, in no particular order. */
  list(directory: string): readonly string[] | Stat;
  stat(path: string): Stat;
  /** Whether `absent` is the truth. In a copy of a server's folder something may simply not have been copied. */
  certain(path: string): boolean;
}

export interface Want {
  readonly kind: 'file' | 'directory' | 'stat';
  readonly path: string;
  /** The path is one of the machine that reads, not of the server. */
  readonly isHere?: true;
}
