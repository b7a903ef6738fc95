/** `${}` over a whole line, before any word is cut. Follows ap_resolve_env (httpd, server/core.c). */

/** A stretch of the result and where it came from in the text that was expanded. */
export interface Piece {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export interface Expansion {
  readonly text: string;
  /** Only the replaced stretches; text between them is moved, not changed. */
  readonly pieces: readonly Piece[];
  /** Names that were not defined, with their place in the original text. */
  readonly undefinedNames: readonly { readonly name: string; readonly start: number; readonly end: number }[];
}

/** A line that grows beyond this is cut: such text is an attack, not a configuration. In UTF-16 units. */
const MAX_EXPANDED = 1 << 20;
/** More undefined names than this are not reported for one line. */
const MAX_UNDEFINED = 100;

/**
 * Expands every `${name}` once; the result is not scanned again. An unknown name stays as it is
 * (and is reported unless it contains `:`, which belongs to RewriteMap). A missing `}` is literal.
 */
export function expand(text: string, lookup: (name: string) => string | undefined): Expansion {
  const pieces: Piece[] = [];
  const undefinedNames: { name: string; start: number; end: number }[] = [];
  let result = '';
  let at = 0;
  while (result.length < MAX_EXPANDED) {
    const open = text.indexOf('${', at);
    const close = open < 0 ? -1 : text.indexOf('}', open + 2);
    if (close < 0) break;
    const name = text.slice(open + 2, close);
    const value = lookup(name);
    result += text.slice(at, open);
    at = close + 1;
    if (value === undefined) {
      if (!name.includes(':') && undefinedNames.length < MAX_UNDEFINED) undefinedNames.push({ name, start: open, end: at });
      result += text.slice(open, at);
    } else {
      pieces.push({ from: result.length, to: result.length + value.length, start: open, end: at });
      result += value;
    }
  }
  return { text: result + text.slice(at), pieces, undefinedNames };
}

/** Original offsets of a stretch of the expanded text: a replaced piece stands for its whole `${}`. */
export function originalSpan(pieces: readonly Piece[], start: number, end: number): { start: number; end: number } {
  return { start: originalOffset(pieces, start, false), end: originalOffset(pieces, end, true) };
}

function originalOffset(pieces: readonly Piece[], offset: number, asEnd: boolean): number {
  let shift = 0;
  for (const piece of pieces) {
    if (offset < piece.from || (asEnd && offset === piece.from)) break;
    if (offset < piece.to || (asEnd && offset === piece.to)) return asEnd ? piece.end : piece.start;
    shift = piece.end - piece.to;
  }
  return offset + shift;
}
