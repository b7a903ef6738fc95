/** What the readers of small files have in common: a name and a value with their places. */
import type { Span } from '../base/span';

/** One `name = value` of a file. Spans are offsets into the file's text, without surrounding blanks. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly nameAt: Span;
  readonly valueAt: Span;
  /** All of its line or lines, without the last line end. */
  readonly at: Span;
}

/** What the program that reads the file does not take, and what it does then. */
export interface Rejected {
  readonly at: Span;
  readonly message: string;
}

/** The last setting with one of the names wins. */
export function lastOf<T extends Setting>(settings: readonly T[], ...names: readonly string[]): T | undefined {
  return settings.findLast((setting) => names.includes(setting.name));
}
