/** A stretch of UTF-16 units inside one logical line's joined text; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a physical text: zero-based line, zero-based column in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Negative where `left` comes first, 0 where both are the same. */
export function comparePositions(left: Position, right: Position): number {
  return left.line - right.line || left.column - right.column;
}

export function isBefore(left: Position, right: Position): boolean {
  return comparePositions(left, right) < 0;
}
