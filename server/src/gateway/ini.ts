/** Reads CSP.ini, the gateway's own file: sections, keys, values. Nothing is refused: the gateway takes what it knows. */
import type { Span } from '../base/span';
import { rememberedByText } from '../base/text-file';

export interface IniEntry extends Span {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: string;
  readonly valueSpan: Span;
}

export interface IniSection extends Span {
  readonly name: string;
  readonly nameSpan: Span;
  readonly entries: readonly IniEntry[];
}

export interface IniTree {
  readonly text: string;
  readonly sections: readonly IniSection[];
  /** Lines before the first section, and lines without `=`. */
  readonly stray: readonly Span[];
  readonly comments: readonly Span[];
}

type Draft = { -readonly [key in keyof IniSection]: IniSection[key] } & { entries: IniEntry[] };

/** Reads a text. A line that begins with `;` or `#` is a comment; elsewhere both are part of the value. */
export function parseIni(text: string): IniTree {
  const sections: Draft[] = [];
  const stray: Span[] = [];
  const comments: Span[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(start, next).replace(/\r?\n$/, '');
    const content = /^([ \t\ufeff]*)([^]*?)[ \t]*$/.exec(line)!;
    const from = start + content[1]!.length;
    const span = { start: from, end: from + content[2]!.length };
    const section = /^\[([^\]]*)\]/.exec(content[2]!);
    const equals = content[2]!.indexOf('=');
    if (content[2] === '') {
      // Nothing.
    } else if (/^[;#]/.test(content[2]!)) comments.push(span);
    else if (section !== null) sections.push({ name: section[1]!.trim(), nameSpan: { start: from + 1, end: from + 1 + section[1]!.length }, entries: [], ...span });
    else if (equals <= 0 || sections.length === 0) stray.push(span);
    else {
      const section = sections.at(-1)!;
      const key = content[2]!.slice(0, equals).trimEnd();
      const value = content[2]!.slice(equals + 1).trimStart();
      section.entries.push({ key, keySpan: { start: from, end: from + key.length }, value, valueSpan: { start: span.end - value.length, end: span.end }, ...span });
      section.end = span.end;
    }
    start = next;
  }
  return { text, sections, stray, comments };
}

/** The tree of a text, made once. */
export const iniOf = rememberedByText((source) => parseIni(source.text));
