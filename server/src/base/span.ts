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
