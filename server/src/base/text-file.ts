/** A text that is read as a whole, by absolute offsets: every language but httpd's own. */
import type { Position, Span } from './span';

/** Immutable. Offsets and columns count UTF-16 units; lines and columns start at 0. */
export class TextFile {
  readonly text: string;
  #starts: readonly number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Offsets at which the lines begin. A line ends after its `\n`. */
  get lineStarts(): readonly number[] {
    return (this.#starts ??= lineStartsOf(this.text));
  }

  /** The line and column of an offset; one beyond the text is its end. */
  position(offset: number): Position {
    const { lineStarts } = this;
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (lineStarts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: at - lineStarts[low]! };
  }

  /** The offset of a position; columns beyond the end of a line are its end. */
  offset({ line, column }: Position): number {
    const start = this.lineStarts[line];
    if (start === undefined) return this.text.length;
    return Math.min(start + column, this.lineSpan(line).end);
  }

  /** A line without its line end. */
  lineSpan(line: number): Span {
    const start = this.lineStarts[line] ?? this.text.length;
    let end = this.lineStarts[line + 1] ?? this.text.length;
    if (this.text.charCodeAt(end - 1) === 10 && end > start) end--;
    if (this.text.charCodeAt(end - 1) === 13 && end > start) end--;
    return { start, end };
  }

  /** The line that holds an offset, with its line end: what is removed when the line goes. */
  wholeLine(offset: number): Span {
    const { line } = this.position(offset);
    return { start: this.lineStarts[line]!, end: this.lineStarts[line + 1] ?? this.text.length };
  }
}

/** Offsets at which the lines of a text begin. A line ends after its `\n`. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** A stretch of a text. `file` is the file on this machine; the place is good as long as `source` is what stands there. */
export interface TextPlace extends Span {
  readonly file: string;
  readonly source: TextFile;
}

/** The stretch of an opened file. */
export function placeIn({ file, source }: { readonly file: string; readonly source: TextFile }, { start, end }: Span): TextPlace {
  return { file, source, start, end };
}

/** What `make` gave for a text, made once. */
export function rememberedByText<T>(make: (source: TextFile) => T): (source: TextFile) => T {
  const known = new WeakMap<TextFile, { readonly value: T }>();
  return (source) => {
    let entry = known.get(source);
    if (entry === undefined) known.set(source, (entry = { value: make(source) }));
    return entry.value;
  };
}
