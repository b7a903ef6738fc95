/** What a reader of a language other than httpd's gets and gives. Readers never look anything up: they ask, and are called again. */
import type { Stat } from './stat';
import type { TextFile, TextPlace } from './text-file';

/** A file that was opened. */
export interface OpenedText {
  /** The file on this machine: what a `TextPlace` names. */
  readonly file: string;
  /** Where the server has it. */
  readonly path: string;
  readonly source: TextFile;
}

/** Paths are server paths, `/`-separated and absolute. What is `unasked` is looked up, and the reader is called again. */
export interface TextFiles {
  read(path: string): OpenedText | Stat;
  /** Entry names without `.` and `..`, in no particular order. */
  list(directory: string): readonly string[] | Stat;
  stat(path: string): Stat;
  /** Whether `absent` is the truth. In a copy of a host's folder something may simply not have been copied. */
  readonly complete?: boolean;
}

/** What the real program's reader stops at. */
export interface Rejection {
  readonly at: TextPlace;
  /** The rule that shows it. */
  readonly rule: string;
  /** The message of the program, or ours in its place. */
  readonly message: string;
}

export interface Reading {
  /** The root first, then what it reads, in that order, one entry for each opening. */
  readonly files: readonly OpenedText[];
  /** Undefined: the program accepts it. */
  readonly rejection?: Rejection;
  /** What had to be assumed for the verdict. */
  readonly assumes: readonly string[];
}
