/** Words inside arguments that httpd gives a meaning: their spelling, what follows them, and our sentence about each. */

export interface Term {
  /** As it is written: `R`, `%h`, `REQUEST_URI`. */
  readonly name: string;
  /** Our own prose; its only markup is `code` in backticks. */
  readonly text: string;
  /** Other spellings that mean the same. */
  readonly aliases?: readonly string[];
  /** What has to follow the name, as a snippet: `=${1:302}`. Written without its marks where snippets are not taken. */
  readonly tail?: string;
  /** Identifier of the module that brings it, where that is not the module of the directive. */
  readonly module?: string;
  /** The first release that has it. */
  readonly since?: string;
  /** Still accepted, and of no use any more. */
  readonly obsolete?: boolean;
}

export type Terms = readonly Term[];

type Row = readonly [name: string, text: string, more?: Omit<Term, 'name' | 'text'>];

/** Makes a table of short rows. */
export function terms(...rows: readonly Row[]): Terms {
  return rows.map(([name, text, more]) => ({ name, text, ...more }));
}

const indexes = new WeakMap<Terms, ReadonlyMap<string, Term>>();

/** The entry of that name or alias in any case; undefined where the table has none. */
export function termNamed(table: Terms, name: string): Term | undefined {
  let index = indexes.get(table);
  if (index === undefined) {
    const entries = table.flatMap((term) => [term.name, ...(term.aliases ?? [])].map((each) => [each.toLowerCase(), term] as const));
    indexes.set(table, (index = new Map(entries.reverse())));
  }
  return index.get(name.toLowerCase());
}
