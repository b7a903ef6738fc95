/** What is open while reading. Frames are immutable links, so that a block can be remembered with the frame it began in. */
import type { BodyLine } from './environment';
import type { ConfigNode, Guard, Item, Site } from './node';

/** The start of a file, or of the root: sections cannot cross it. */
export interface FileFrame {
  readonly kind: 'file';
  readonly file: string;
  readonly parent: Frame | undefined;
  readonly node: ConfigNode | undefined;
  readonly guard: Guard | undefined;
}

/** An open section; the lines below it are its children. */
export interface SectionFrame {
  readonly kind: 'section';
  readonly parent: Frame;
  readonly node: ConfigNode;
  readonly guard: Guard | undefined;
  readonly sink: Item[];
}

/** A conditional that is taken: transparent, and closed only by its bare closing tag (ap_build_cont_config). */
export interface TakenFrame {
  readonly kind: 'taken';
  readonly parent: Frame;
  readonly name: string;
  readonly opener: ConfigNode;
  readonly node: ConfigNode | undefined;
  readonly guard: Guard;
}

/** A conditional that is skipped (ap_soak_end_container). `nested`: names of the containers open inside it. */
export interface SkippedFrame {
  readonly kind: 'skipped';
  readonly parent: Frame;
  readonly opener: ConfigNode;
  readonly nested: readonly string[];
  readonly node: ConfigNode | undefined;
  readonly guard: Guard | undefined;
}

/**
 * A body that is not configuration: a macro being defined, or Lua and Perl code up to its end tag.
 * It gathers while it is open, so a block that ends inside it is never remembered.
 */
export interface BodyFrame {
  readonly kind: 'body';
  readonly parent: Frame;
  readonly opener: ConfigNode;
  readonly node: ConfigNode | undefined;
  readonly guard: Guard | undefined;
  readonly lines: BodyLine[];
  /** All lines of Lua code. */
  readonly code?: Site[];
  /** Nested bodies of the same name, and the lines read so far as mod_macro counts them: logical ones, without comments. */
  readonly state: { depth: number; count: number };
  readonly site: Site;
  /** Name and parameters of a macro. */
  readonly macro?: { readonly name: string; readonly parameters: readonly string[] };
}

export type Frame = FileFrame | SectionFrame | TakenFrame | SkippedFrame | BodyFrame;

/** Whether a file is among those that are being read. */
export function isReading(frame: Frame, path: string): boolean {
  for (let each: Frame | undefined = frame; each !== undefined; each = each.parent) if (each.kind === 'file' && each.file === path) return true;
  return false;
}
