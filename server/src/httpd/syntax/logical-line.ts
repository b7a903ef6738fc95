/**
 * Text → logical lines. The only place that knows what `\` before a line end means.
 * Follows ap_varbuf_cfg_getline and ap_cfg_getline_core (httpd, server/util.c).
 */
import type { Position } from '../../base/span';
import { firstWord, isSpaceAt, wordAt, type Word } from './words';

/** Where raw characters were cut out: before joined offset `at`, `cut` raw units are missing. */
export interface Joint {
  readonly at: number;
  readonly cut: number;
}

const NO_JOINTS: readonly Joint[] = [];

export type LineKind = 'blank' | 'comment' | 'directive' | 'open' | 'close';

/**
 * One logical line, immutable and reused by identity. It knows its text, not its position.
 * `raw` is what stands in the file, line ends included: the lines of a file tile its text.
 * `text` is the joined line before trimming and before `${}`; offsets everywhere else are offsets into it.
 */
export class LogicalLine {
  readonly raw: string;
  readonly joints: readonly Joint[];
  /** Number of physical lines it takes, at least 1. */
  readonly physicalLines: number;
  /** Only where the text is not the raw line without its end: most lines cost one slice of the file. */
  readonly #joined: string | undefined;
  #kind: LineKind | undefined;

  /** @param joined the text where it differs from the raw line without its line feed */
  constructor(raw: string, joined: string | undefined, joints: readonly Joint[], physicalLines: number) {
    this.raw = raw;
    this.#joined = joined;
    this.joints = joints;
    this.physicalLines = physicalLines;
  }

  /** The joined line before trimming and before `${}`. */
  get text(): string {
    return this.#joined ?? (this.closed ? this.raw.slice(0, -1) : this.raw);
  }

  /** What the line is by its own characters, before any variable is expanded. */
  get kind(): LineKind {
    return (this.#kind ??= classify(this.#joined ?? this.raw));
  }

  /** The first word as it stands (name of a directive or a tag). Empty for blank lines. */
  get head(): Word {
    return firstWord(this.#joined ?? this.raw);
  }

  /** How far below its first physical line httpd names it: the last one, and one more where a file ends after a continuation. */
  get namedLine(): number {
    return this.physicalLines - 1 + (this.endsInContinuation ? 1 : 0);
  }

  /** Whether the text stopped right after a continuation. */
  get endsInContinuation(): boolean {
    const last = this.joints[this.joints.length - 1];
    if (last === undefined || last.at !== this.text.length) return false;
    return this.joints.reduce((sum, joint) => sum + joint.cut, 0) + this.text.length === this.raw.length;
  }

  /** Whether the raw line ends with a line feed (the last line of a file may not). */
  get closed(): boolean {
    return this.raw.charCodeAt(this.raw.length - 1) === 10;
  }
}

function classify(text: string): LineKind {
  let at = 0;
  while (at < text.length && isSpaceAt(text, at)) at++;
  if (at === text.length) return 'blank';
  const first = text.charCodeAt(at);
  if (first === 35) return 'comment';
  if (first !== 60 && first !== 34 && first !== 39) return 'directive';
  const { value } = wordAt(text, at);
  if (value.charCodeAt(0) !== 60) return 'directive';
  return value.charCodeAt(1) === 47 ? 'close' : 'open';
}

/**
 * Splits a whole text into logical lines. A backslash directly before LF or CRLF is removed together with
 * the line end; the next line follows without any blank, so a surviving backslash continues an empty line again.
 * A NUL hides the rest of its physical line. Never fails.
 */
export function readLines(text: string): LogicalLine[] {
  // Two loops, not a flag in one: V8 moves a pure `includes` into the loop and scans the rest of the text per line.
  return text.includes('\0') ? readSlowly(text) : readFast(text);
}

function readSlowly(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  for (let start = 0; start < text.length; start += lines[lines.length - 1]!.raw.length) lines.push(readJoined(text, start));
  return lines;
}

/** A text without NUL: a line without continuation is two slices. */
function readFast(text: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    if (newline >= 0 && continues(text, start, newline)) {
      const line = readJoined(text, start);
      lines.push(line);
      start += line.raw.length;
      continue;
    }
    const end = newline < 0 ? text.length : newline + 1;
    lines.push(new LogicalLine(text.slice(start, end), undefined, NO_JOINTS, 1));
    start = end;
  }
  return lines;
}

/** Whether the line end at `newline` is preceded by a backslash that lies at or after `start`. */
function continues(text: string, start: number, newline: number): boolean {
  let last = newline - 1;
  if (last >= start && text.charCodeAt(last) === 13) last--;
  return last >= start && text.charCodeAt(last) === 92;
}

function readJoined(text: string, start: number): LogicalLine {
  const joined = new Pieces();
  const joints: Joint[] = [];
  let physicalLines = 0;
  let at = start;
  while (at < text.length) {
    physicalLines++;
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    const body = text.slice(at, newline < 0 ? text.length : newline);
    const nul = body.indexOf('\0');
    joined.add(nul < 0 ? body : body.slice(0, nul));
    at = end;
    if (newline < 0 || nul >= 0) break;
    const last = joined.lastTwo();
    const cut = last.endsWith('\\') ? 1 : last === '\\\r' ? 2 : 0;
    if (cut === 0) break;
    joined.drop(cut);
    joints.push({ at: joined.length, cut: cut + 1 });
  }
  return new LogicalLine(text.slice(start, at), joined.text(), merge(joints), Math.max(1, physicalLines));
}

/** Text that grows and shrinks at its end without being copied: a line may be continued millions of times. */
class Pieces {
  readonly #pieces: string[] = [];
  length = 0;

  add(piece: string): void {
    if (piece === '') return;
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  lastTwo(): string {
    const last = this.#pieces.at(-1) ?? '';
    return last.length > 1 ? last.slice(-2) : (this.#pieces.at(-2) ?? '').slice(-1) + last;
  }

  drop(count: number): void {
    this.length -= count;
    for (let left = count; left > 0;) {
      const last = this.#pieces.pop()!;
      if (last.length > left) this.#pieces.push(last.slice(0, -left));
      left -= last.length;
    }
  }

  text(): string {
    return this.#pieces.join('');
  }
}

/** Two cuts at the same offset are one; a chained cut may also eat into an earlier one. */
function merge(joints: readonly Joint[]): readonly Joint[] {
  if (joints.length === 0) return NO_JOINTS;
  const merged: Joint[] = [];
  for (const joint of joints) {
    let cut = joint.cut;
    while (merged.length > 0 && merged[merged.length - 1]!.at >= joint.at) cut += merged.pop()!.cut;
    merged.push({ at: joint.at, cut });
  }
  return merged;
}

/** Raw offset of a joined offset. At a joint the place after the cut is meant, unless `before` is set. */
function rawOffset(line: LogicalLine, offset: number, before = false): number {
  let raw = offset;
  for (const joint of line.joints) {
    if (joint.at < offset || (joint.at === offset && !before)) raw += joint.cut;
    else break;
  }
  return raw;
}

/** Joined offset of a raw offset; a place inside a cut is the joint itself. */
export function joinedOffset(line: LogicalLine, raw: number): number {
  let cut = 0;
  for (const joint of line.joints) {
    const rawAt = joint.at + cut;
    if (raw <= rawAt) break;
    if (raw < rawAt + joint.cut) return joint.at;
    cut += joint.cut;
  }
  return Math.min(raw - cut, line.text.length);
}

/** Place of a joined offset relative to the line's first character. */
export function positionInLine(line: LogicalLine, offset: number, before = false): Position {
  if (line.joints.length === 0) return { line: 0, column: offset };
  const raw = rawOffset(line, offset, before);
  const lead = line.raw.slice(0, raw);
  const lastBreak = lead.lastIndexOf('\n');
  let breaks = 0;
  for (let at = lead.indexOf('\n'); at >= 0; at = lead.indexOf('\n', at + 1)) breaks++;
  return { line: breaks, column: raw - lastBreak - 1 };
}
