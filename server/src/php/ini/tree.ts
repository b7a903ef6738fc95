/** An ini text as PHP reads it. Spans are offsets into the text; those of `items` tile it. */
import type { Span } from '../../base/span';

/** One word of a value, as the scanner cut it. */
export interface IniPart extends Span {
  readonly kind: 'raw' | 'constant' | 'number' | 'string' | 'blank' | 'quoted' | 'variable' | 'operator' | 'word';
  /** What it comes to; for a constant its name, for a variable the name between the braces. */
  readonly text: string;
}

interface Item {
  /** With the blanks before it and its line's end. */
  readonly span: Span;
  /** The comment at its end, from the `;` on, without the line's end. */
  readonly comment?: Span;
}

/** `name = value`, `name[] = value` or `name[key] = value`. */
export interface IniEntry extends Item {
  readonly kind: 'entry';
  readonly name: string;
  readonly nameSpan: Span;
  /** Set for the forms with brackets; empty for `name[]`. */
  readonly key?: string;
  readonly keySpan?: Span;
  /** What PHP stores: words like `on` and constants replaced, `${...}` filled in, numbers combined. */
  readonly value: string;
  /** From the first to the last character of the value, quotes with it; empty behind the equals sign where nothing follows. */
  readonly valueSpan: Span;
  readonly parts: readonly IniPart[];
}

/** A name alone on its line: PHP reads it and does nothing with it. */
export interface IniLabel extends Item {
  readonly kind: 'label';
  readonly name: string;
  readonly nameSpan: Span;
}

export interface IniSection extends Item {
  readonly kind: 'section';
  readonly name: string;
  /** What stands between the brackets. */
  readonly nameSpan: Span;
}

/** A blank line, or one with a comment alone. */
export interface IniBlank extends Item {
  readonly kind: 'blank';
}

/** Everything from where PHP stops reading. */
export interface IniLost extends Item {
  readonly kind: 'lost';
}

export type IniItem = IniEntry | IniLabel | IniSection | IniBlank | IniLost;

/** Why PHP reads no further. What stands before it counts. */
export interface IniStop {
  /** `syntax`: PHP says so on stderr. `silent`: nobody does. */
  readonly kind: 'syntax' | 'silent';
  /** What it stopped at. */
  readonly at: Span;
  /** PHP's message, `syntax error, unexpected '('`; empty for a silent stop. */
  readonly message: string;
}

export interface IniTree {
  readonly text: string;
  readonly items: readonly IniItem[];
  /** Set where something of the text is not read. */
  readonly stop?: IniStop;
}

/** What a value may ask for. Functions give undefined for a name that PHP does not know either. */
export interface IniWorld {
  /** Major × 100 + minor: 802 is PHP 8.2. */
  readonly version: number;
  /** A constant, which must be known when ini files are read: those of the core, not of extensions. */
  readonly constant: (name: string) => string | undefined;
  /** A setting of a file that was read before, or a variable of the environment. */
  readonly variable: (name: string) => string | undefined;
  /** Whether `${name}` sees settings above it in the same text: true for php.ini, false for `parse_ini_string`. */
  readonly seesItself: boolean;
}
