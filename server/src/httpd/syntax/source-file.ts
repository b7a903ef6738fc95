/**
 * A file as a sequence of logical lines, kept in blocks so that an edit costs what it touched.
 * A block is a run of lines that ends outside of sections, by their raw tags; it is only a unit of remembering and
 * decides nothing: the fold reads lines, whatever block they stand in.
 */
import type { Position } from '../../base/span';
import { joinedOffset, LogicalLine, positionInLine, readLines } from './logical-line';

/** Lines that are remembered together. Immutable. */
export class Block {
  readonly lines: readonly LogicalLine[];
  readonly physicalLines: number;
  readonly length: number;
  #indexes: Map<LogicalLine, number> | undefined;

  constructor(lines: readonly LogicalLine[]) {
    this.lines = lines;
    let physicalLines = 0;
    let length = 0;
    for (const line of lines) {
      physicalLines += line.physicalLines;
      length += line.raw.length;
    }
    this.physicalLines = physicalLines;
    this.length = length;
  }

  /** Physical line, counted from the block's first, where the line begins; undefined if it is not in the block. */
  firstLineOf(line: LogicalLine): number | undefined {
    if (this.#indexes === undefined) {
      this.#indexes = new Map();
      let at = 0;
      for (const each of this.lines) {
        this.#indexes.set(each, at);
        at += each.physicalLines;
      }
    }
    return this.#indexes.get(line);
  }
}

/** A change of text: zero-based positions in UTF-16 units, as editors send it. */
export interface TextChange {
  readonly start: Position;
  readonly end: Position;
  readonly text: string;
}

export class SourceFile {
  readonly blocks: readonly Block[];
  /** First physical line of each block. */
  #starts: readonly number[] | undefined;
  #owners: Map<LogicalLine, number> | undefined;
  #blockIndexes: Map<Block, number> | undefined;

  private constructor(blocks: readonly Block[]) {
    this.blocks = blocks;
  }

  static read(text: string): SourceFile {
    return new SourceFile(intoBlocks(readLines(text)));
  }

  /** The whole text, as it was read. */
  get text(): string {
    return this.blocks.map((block) => block.lines.map((line) => line.raw).join('')).join('');
  }

  *lines(): Generator<LogicalLine> {
    for (const block of this.blocks) yield* block.lines;
  }

  /** Whether the first line starts with a byte order mark (an unknown directive to httpd, except on Windows). */
  get startsWithBom(): boolean {
    return this.blocks[0]?.lines[0]?.raw.charCodeAt(0) === 0xfeff;
  }

  /** Zero-based physical line where the logical line begins, 0 in an empty file; `block` makes it cheap where it is known. */
  lineNumber(line: LogicalLine, block?: Block): number | undefined {
    if (this.blocks.length === 0) return 0;
    const index = block === undefined ? this.#ownerOf(line) : this.#indexOf(block) ?? this.#ownerOf(line);
    if (index === undefined) return undefined;
    const within = this.blocks[index]!.firstLineOf(line);
    return within === undefined ? undefined : this.#lineStarts()[index]! + within;
  }

  /** Position of an offset inside a logical line; undefined if the line is not in this file. `block` makes it cheap. */
  position(line: LogicalLine, offset: number, before = false, block?: Block): Position | undefined {
    const first = this.lineNumber(line, block);
    if (first === undefined) return undefined;
    const within = positionInLine(line, offset, before);
    return { line: first + within.line, column: within.column };
  }

  /** The logical line at a position with the joined offset in it; the last line for positions beyond the end. */
  lineAt(position: Position): { readonly line: LogicalLine; readonly block: Block; readonly offset: number } | undefined {
    const found = this.#locate(position.line);
    if (found === undefined) return undefined;
    const { block, index, first } = found;
    const line = block.lines[index]!;
    let raw = 0;
    for (let n = first; n < position.line && raw < line.raw.length; n++) {
      const newline = line.raw.indexOf('\n', raw);
      raw = newline < 0 ? line.raw.length : newline + 1;
    }
    return { line, block, offset: joinedOffset(line, raw + position.column) };
  }

  /** The file after a change. Lines outside the change are the same objects, and so are untouched blocks. */
  edit(change: TextChange): SourceFile {
    if (this.blocks.length === 0) return SourceFile.read(change.text);
    const from = this.#locate(change.start.line);
    const to = this.#locate(change.end.line);
    if (from === undefined || to === undefined) return SourceFile.read(applyWhole(this.text, change));
    let lastBlock = to.blockIndex;
    const head = this.blocks[from.blockIndex]!.lines.slice(0, from.index);
    const touched: LogicalLine[] = [];
    for (let b = from.blockIndex; b <= to.blockIndex; b++) {
      const { lines } = this.blocks[b]!;
      const begin = b === from.blockIndex ? from.index : 0;
      const stop = b === to.blockIndex ? to.index + 1 : lines.length;
      for (let i = begin; i < stop; i++) touched.push(lines[i]!);
    }
    const old = touched.map((line) => line.raw).join('');
    const startOffset = offsetIn(old, change.start.line - from.first, change.start.column);
    const endOffset = offsetIn(old, change.end.line - from.first, change.end.column);
    let text = old.slice(0, startOffset) + change.text + old.slice(Math.max(startOffset, endOffset));
    const rest: LogicalLine[] = this.blocks[lastBlock]!.lines.slice(to.index + 1);
    // A line that lost its end, or that now continues, swallows what follows until a line ends on its own.
    let fresh = readLines(text);
    while (!settled(text, fresh) && (rest.length > 0 || lastBlock + 1 < this.blocks.length)) {
      if (rest.length === 0) rest.push(...this.blocks[++lastBlock]!.lines);
      text += rest.shift()!.raw;
      fresh = readLines(text);
    }
    const lines = [...head, ...reuse(touched, fresh), ...rest];
    // A section that lost its end takes the following blocks in, as a fresh read would.
    let blocks = intoBlocks(lines);
    while (lastBlock + 1 < this.blocks.length && isOpen(lines)) {
      const step = Math.max(1, lastBlock - from.blockIndex);
      for (let n = 0; n < step && lastBlock + 1 < this.blocks.length; n++) lines.push(...this.blocks[++lastBlock]!.lines);
      blocks = intoBlocks(lines);
    }
    return new SourceFile([...this.blocks.slice(0, from.blockIndex), ...blocks, ...this.blocks.slice(lastBlock + 1)]);
  }

  #lineStarts(): readonly number[] {
    if (this.#starts === undefined) {
      const starts: number[] = [];
      let at = 0;
      for (const block of this.blocks) {
        starts.push(at);
        at += block.physicalLines;
      }
      this.#starts = starts;
    }
    return this.#starts;
  }

  #locate(physicalLine: number): { blockIndex: number; block: Block; index: number; first: number } | undefined {
    if (this.blocks.length === 0) return undefined;
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= physicalLine) low = middle;
      else high = middle - 1;
    }
    const block = this.blocks[low]!;
    let first = starts[low]!;
    let index = 0;
    while (index < block.lines.length - 1 && first + block.lines[index]!.physicalLines <= physicalLine) {
      first += block.lines[index]!.physicalLines;
      index++;
    }
    return { blockIndex: low, block, index, first };
  }

  #indexOf(block: Block): number | undefined {
    this.#blockIndexes ??= new Map(this.blocks.map((each, index) => [each, index]));
    return this.#blockIndexes.get(block);
  }

  #ownerOf(line: LogicalLine): number | undefined {
    if (this.#owners === undefined) {
      this.#owners = new Map();
      this.blocks.forEach((block, index) => block.lines.forEach((each) => this.#owners!.set(each, index)));
    }
    return this.#owners.get(line);
  }
}

/** Whether the fresh lines end where a fresh read of the whole file would end a line, too. */
function settled(text: string, fresh: readonly LogicalLine[]): boolean {
  if (text === '') return true;
  const last = fresh[fresh.length - 1];
  if (last === undefined || !last.closed) return false;
  return !last.endsInContinuation;
}

/** Lines of the old text whose raw text came out unchanged, kept by identity from both ends. */
function reuse(old: readonly LogicalLine[], fresh: LogicalLine[]): LogicalLine[] {
  let head = 0;
  while (head < old.length && head < fresh.length && old[head]!.raw === fresh[head]!.raw) {
    fresh[head] = old[head]!;
    head++;
  }
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old[old.length - 1 - tail]!.raw === fresh[fresh.length - 1 - tail]!.raw
  ) {
    fresh[fresh.length - 1 - tail] = old[old.length - 1 - tail]!;
    tail++;
  }
  return fresh;
}

function offsetIn(text: string, line: number, column: number): number {
  let at = 0;
  for (let n = 0; n < line; n++) {
    const newline = text.indexOf('\n', at);
    if (newline < 0) return text.length;
    at = newline + 1;
  }
  const newline = text.indexOf('\n', at);
  return Math.min(at + column, newline < 0 ? text.length : newline);
}

function applyWhole(text: string, change: TextChange): string {
  const start = offsetIn(text, change.start.line, change.start.column);
  const end = offsetIn(text, change.end.line, change.end.column);
  return text.slice(0, start) + change.text + text.slice(end);
}

/** Fewer lines make an edit cheaper where it is, and dearer everywhere else: each block is looked at with each edit. */
const RUN_LENGTH = 64;
const CONDITIONAL = /^<(?:ifmodule|ifdefine|ifversion|iffile|ifdirective|ifsection)$/;

/** Name of the section a tag opens, lower case, without `>`; conditionals count as plain lines. */
function opens(line: LogicalLine): string | undefined {
  if (line.kind !== 'open') return undefined;
  let name = line.head.value.toLowerCase();
  if (name.endsWith('>')) name = name.slice(0, -1);
  return CONDITIONAL.test(name) ? undefined : name.slice(1);
}

function closes(line: LogicalLine): string | undefined {
  if (line.kind !== 'close') return undefined;
  const name = line.head.value.toLowerCase();
  return name.slice(2, name.endsWith('>') ? -1 : undefined);
}

function intoBlocks(lines: readonly LogicalLine[]): Block[] {
  const blocks: Block[] = [];
  let current: LogicalLine[] = [];
  const open: string[] = [];
  const cut = (): void => {
    if (current.length > 0) blocks.push(new Block(current));
    current = [];
  };
  for (const line of lines) {
    current.push(line);
    enter(open, line);
    if (open.length === 0 && current.length >= RUN_LENGTH) cut();
  }
  cut();
  return blocks;
}

/** Whether a section that the lines open is still open at their end. */
function isOpen(lines: readonly LogicalLine[]): boolean {
  const open: string[] = [];
  for (const line of lines) enter(open, line);
  return open.length > 0;
}

/** Sections that are open behind a line, by the names of their tags. */
function enter(open: string[], line: LogicalLine): void {
  const opened = opens(line);
  if (opened !== undefined) open.push(opened);
  const closed = closes(line);
  if (closed === undefined) return;
  const matching = open.lastIndexOf(closed);
  if (matching >= 0) open.length = matching;
}
