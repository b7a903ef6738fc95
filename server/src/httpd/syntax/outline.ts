/**
 * The nesting an editor shows: sections by their raw tags, whatever httpd would make of them. Tolerant: a closing tag
 * closes the nearest section of its name, and what stands open inside ends with it. Decides nothing about the server.
 */
import { byBlock } from './by-block';
import type { LogicalLine } from './logical-line';
import type { Block, SourceFile } from './source-file';
import { skipSpace } from './words';

/** A logical line with the physical line (from 0) where it begins. */
export interface OutlineLine {
  readonly line: LogicalLine;
  readonly block: Block;
  readonly at: number;
}

export interface OutlineSection {
  /** As written, without brackets. */
  readonly name: string;
  readonly open: OutlineLine;
  /** Undefined where no tag closes it. */
  readonly close: OutlineLine | undefined;
  /** Last physical line that belongs to it, the closing tag included. */
  readonly last: number;
  readonly sections: readonly OutlineSection[];
  /** Directives worth a place in an outline, see `LANDMARKS`. */
  readonly landmarks: readonly OutlineLine[];
}

export interface Outline {
  readonly sections: readonly OutlineSection[];
  readonly landmarks: readonly OutlineLine[];
  /** Comment lines in a row, two at least, by physical lines. */
  readonly comments: readonly LineRange[];
  /** `#region` to `#endregion`. */
  readonly regions: readonly LineRange[];
}

export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** Directives that a reader looks for by name. Lower case. */
const LANDMARKS: ReadonlySet<string> = new Set([
  'listen', 'loadmodule', 'include', 'includeoptional', 'define', 'use', 'servername', 'serverroot', 'documentroot',
]);

type MarkKind = 'open' | 'close' | 'landmark' | 'comment' | 'region' | 'endregion';

/** `at` counts physical lines from the block's first. */
interface Mark {
  readonly kind: MarkKind;
  readonly line: LogicalLine;
  readonly at: number;
  readonly name: string;
}

const marksOf = byBlock((block): readonly Mark[] => {
  const found: Mark[] = [];
  let at = 0;
  for (const line of block.lines) {
    const mark = markOf(line, at);
    if (mark !== undefined) found.push(mark);
    at += line.physicalLines;
  }
  return found;
});

function markOf(line: LogicalLine, at: number): Mark | undefined {
  switch (line.kind) {
    case 'open':
      return { kind: 'open', line, at, name: sectionName(line.head.value.slice(1)) };
    case 'close':
      return { kind: 'close', line, at, name: sectionName(line.head.value.slice(2)) };
    case 'comment':
      return { kind: regionKind(line.text), line, at, name: '' };
    case 'directive': {
      const name = line.head.value.toLowerCase();
      return LANDMARKS.has(name) ? { kind: 'landmark', line, at, name } : undefined;
    }
    case 'blank':
      return undefined;
  }
}

function sectionName(word: string): string {
  return word.endsWith('>') ? word.slice(0, -1) : word;
}

function regionKind(text: string): 'comment' | 'region' | 'endregion' {
  const match = /^#\s*(end)?region\b/i.exec(text.slice(skipSpace(text, 0)));
  return match === null ? 'comment' : match[1] === undefined ? 'region' : 'endregion';
}

interface OpenSection {
  readonly name: string;
  readonly open: OutlineLine;
  readonly sections: OutlineSection[];
  readonly landmarks: OutlineLine[];
}

const outlines = new WeakMap<SourceFile, Outline>();

/** The outline of a file; the same object for the same text. */
export function outlineOf(source: SourceFile): Outline {
  let outline = outlines.get(source);
  if (outline === undefined) outlines.set(source, (outline = new Builder().build(source)));
  return outline;
}

class Builder {
  readonly #sections: OutlineSection[] = [];
  readonly #landmarks: OutlineLine[] = [];
  readonly #comments: LineRange[] = [];
  readonly #regions: LineRange[] = [];
  readonly #open: OpenSection[] = [];
  readonly #openRegions: number[] = [];
  #run: { first: number; last: number } | undefined;

  build(source: SourceFile): Outline {
    let first = 0;
    for (const block of source.blocks) {
      for (const mark of marksOf(block)) this.#take(mark, { line: mark.line, block, at: first + mark.at });
      first += block.physicalLines;
    }
    this.#endRun();
    while (this.#open.length > 0) this.#end(undefined, Math.max(0, first - 1));
    return { sections: this.#sections, landmarks: this.#landmarks, comments: this.#comments, regions: this.#regions };
  }

  #take(mark: Mark, line: OutlineLine): void {
    const last = line.at + mark.line.physicalLines - 1;
    if (mark.kind === 'comment') this.#comment(line.at, last);
    else this.#endRun();
    switch (mark.kind) {
      case 'open':
        this.#open.push({ name: mark.name, open: line, sections: [], landmarks: [] });
        break;
      case 'close':
        this.#close(mark.name.toLowerCase(), line, last);
        break;
      case 'landmark':
        (this.#open.at(-1)?.landmarks ?? this.#landmarks).push(line);
        break;
      case 'region':
        this.#openRegions.push(line.at);
        break;
      case 'endregion': {
        const first = this.#openRegions.pop();
        if (first !== undefined) this.#regions.push({ first, last });
        break;
      }
      case 'comment':
        break;
    }
  }

  #close(name: string, line: OutlineLine, last: number): void {
    const depth = this.#open.findLastIndex((section) => section.name.toLowerCase() === name);
    if (depth < 0) return;
    while (this.#open.length > depth + 1) this.#end(undefined, Math.max(0, line.at - 1));
    this.#end(line, last);
  }

  #end(close: OutlineLine | undefined, last: number): void {
    const { name, open, sections, landmarks } = this.#open.pop()!;
    const section = { name, open, close, last: Math.max(last, open.at), sections, landmarks };
    (this.#open.at(-1)?.sections ?? this.#sections).push(section);
  }

  #comment(first: number, last: number): void {
    if (this.#run !== undefined && this.#run.last === first - 1) this.#run.last = last;
    else {
      this.#endRun();
      this.#run = { first, last };
    }
  }

  #endRun(): void {
    if (this.#run !== undefined && this.#run.last > this.#run.first) this.#comments.push(this.#run);
    this.#run = undefined;
  }
}
