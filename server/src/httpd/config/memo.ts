/** Remembers what a block came to, so that an edit costs the blocks it touched. */
import type { Block } from '../syntax/source-file';
import type { LogicalLine } from '../syntax/logical-line';
import type { Change, Environment } from './environment';
import type { Files, Stat } from './files';
import type { FileFrame, Frame } from './frames';
import type { FileFold, Item } from './node';
import type { Problem } from './problem';

/** A question that reading a block asked, and the answer it was given. */
export type Read =
  | { readonly kind: 'variable'; readonly name: string; readonly answer: string | undefined }
  | { readonly kind: 'defined'; readonly name: string; readonly answer: boolean }
  | { readonly kind: 'module'; readonly name: string; readonly answer: boolean }
  | { readonly kind: 'modules'; readonly answer: ReadonlyMap<string, unknown> }
  | { readonly kind: 'macro'; readonly name: string; readonly answer: unknown }
  | { readonly kind: 'serverRoot'; readonly answer: string }
  | { readonly kind: 'stat'; readonly path: string; readonly answer: Stat };

/** What reading one block came to. `events`: problems and opened files in the order httpd meets them. */
export interface BlockRead {
  readonly block: Block;
  readonly file: string;
  readonly frameIn: Frame;
  readonly frameOut: Frame;
  readonly items: readonly Item[];
  readonly events: readonly (Problem | { readonly included: FileFold })[];
  /** Files opened by the block itself or inside its sections; usually none. */
  readonly included: readonly FileFold[];
  /** Lines that this world does not read. */
  readonly inactive: readonly LogicalLine[];
  readonly changes: readonly Change[];
  readonly reads: readonly Read[];
}

interface Entry {
  environment: Environment;
  readonly result: BlockRead;
}

const KEPT = 4;

/** One per root and world. A block that included files, or that left a section open, is never remembered. */
export class FoldMemo {
  readonly #entries = new WeakMap<Block, Entry[]>();
  readonly #fileFrames = new WeakMap<Frame, Map<string, FileFrame>>();
  readonly #roots = new Map<string, FileFrame>();

  /** The frame of a root file, the same object at every fold. */
  rootFrame(file: string): FileFrame {
    let frame = this.#roots.get(file);
    if (frame === undefined) {
      frame = { kind: 'file', file, parent: undefined, node: undefined, guard: undefined };
      this.#roots.set(file, frame);
    }
    return frame;
  }

  /** The frame of a file that is included where `parent` is open, the same object as long as `parent` is. */
  fileFrame(parent: Frame, file: string): FileFrame {
    let frames = this.#fileFrames.get(parent);
    if (frames === undefined) this.#fileFrames.set(parent, (frames = new Map()));
    let frame = frames.get(file);
    if (frame === undefined) {
      frame = { kind: 'file', file, parent, node: parent.node, guard: parent.guard };
      frames.set(file, frame);
    }
    return frame;
  }

  find(block: Block, file: string, frame: Frame, environment: Environment, files: Files): BlockRead | undefined {
    const entries = this.#entries.get(block);
    if (entries === undefined) return undefined;
    for (const entry of entries) {
      const { result } = entry;
      if (result.frameIn !== frame || result.file !== file) continue;
      if (result.reads.length > 0 && !isStillTrue(result, entry.environment === environment, environment, files)) continue;
      entry.environment = environment;
      return result;
    }
    return undefined;
  }

  keep(block: Block, environment: Environment, result: BlockRead): void {
    const entries = this.#entries.get(block) ?? [];
    entries.unshift({ environment, result });
    entries.length = Math.min(entries.length, KEPT);
    this.#entries.set(block, entries);
  }
}

/** In the same environment only what the file system said can have changed. */
function isStillTrue(result: BlockRead, sameEnvironment: boolean, environment: Environment, files: Files): boolean {
  return result.reads.every((read) => (sameEnvironment && read.kind !== 'stat') || stillTrue(read, environment, files));
}

function stillTrue(read: Read, environment: Environment, files: Files): boolean {
  switch (read.kind) {
    case 'variable':
      return environment.variables.get(read.name.toLowerCase())?.value === read.answer;
    case 'defined':
      return environment.defined.has(read.name) === read.answer;
    case 'module':
      return environment.modules.has(read.name) === read.answer;
    case 'modules':
      return environment.modules === read.answer;
    case 'macro':
      return environment.macros.get(read.name) === read.answer;
    case 'serverRoot':
      return environment.serverRoot === read.answer;
    case 'stat':
      return files.stat(read.path) === read.answer;
  }
}
