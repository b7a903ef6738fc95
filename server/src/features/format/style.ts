/** How a text is laid out: what the formatter may choose. Nothing here changes what httpd reads. */

export interface FormatStyle {
  /** One step of indentation: a TAB, or blanks. */
  readonly indent: string;
  /** Columns of a TAB, for lines that are shifted as they stand. */
  readonly tabWidth: number;
  /** The gap between a directive's name and its arguments: as it is, one blank, or a column for each run of lines. */
  readonly argumentGap: 'keep' | 'single' | 'align';
  /** Blanks around the equals sign of ini files: as most lines of the file have it, one, or none. */
  readonly equals: 'auto' | 'spaces' | 'none';
  /** Names as the manual writes them, or as they are. */
  readonly directiveCase: 'keep' | 'documented';
  /** Blank lines in a row that may stay. */
  readonly maxBlankLines: number;
  readonly trimTrailing: boolean;
  /** Whether the last line ends; undefined: as it is. */
  readonly finalNewline: boolean | undefined;
  /** Line ends; undefined: those of the file. */
  readonly endOfLine: '\n' | '\r\n' | undefined;
}

export const DEFAULT_STYLE: FormatStyle = {
  indent: '    ', tabWidth: 4, argumentGap: 'keep', equals: 'auto', directiveCase: 'keep', maxBlankLines: 2, trimTrailing: true,
  finalNewline: true, endOfLine: undefined,
};

/** Columns that white space takes up from column 0, with TABs at multiples of `tabWidth`. */
export function columnsOf(space: string, tabWidth: number): number {
  let columns = 0;
  for (const each of space) columns = each === '\t' ? (Math.floor(columns / tabWidth) + 1) * tabWidth : columns + 1;
  return columns;
}

/** White space that takes up some columns, with TABs where the style indents by them. */
export function spaceOf(columns: number, { indent, tabWidth }: FormatStyle): string {
  if (!indent.startsWith('\t')) return ' '.repeat(columns);
  return '\t'.repeat(Math.floor(columns / tabWidth)) + ' '.repeat(columns % tabWidth);
}
