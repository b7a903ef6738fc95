/** One physical line as FPM gives it to PHP's ini parser: nothing reaches over a line's end. */
import type { Span } from '../../base/span';
import { coreConstant } from '../ini/constants';
import { parseIni } from '../ini/parse';
import type { IniItem } from '../ini/tree';
import type { FpmWorld } from './model';

/** What the ini parser calls FPM with. Spans are offsets into the file. */
export type FpmEvent =
  | { readonly kind: 'section'; readonly name: string; readonly nameAt: Span }
  /** Without a value: a word alone. */
  | { readonly kind: 'entry'; readonly name: string; readonly nameAt: Span; readonly value?: string; readonly valueAt: Span }
  | { readonly kind: 'element'; readonly name: string; readonly nameAt: Span; readonly key: string; readonly value?: string; readonly valueAt: Span };

export interface FpmLine {
  /** Counted from 1. */
  readonly number: number;
  readonly start: number;
  /** Without the line's end. */
  readonly end: number;
  readonly events: readonly FpmEvent[];
  /** Names of `${...}` in its values. */
  readonly variables: readonly string[];
  /** Where PHP's parser gives up, and its words. */
  readonly syntax?: Span & { readonly message: string };
  /** The comment at its end. */
  readonly comment?: Span;
}

/**
 * Cuts a file into lines and reads each (fpm_conf_load_ini_file): lines end at a line feed, empty ones are passed over, and what
 * stands behind a NUL is not seen.
 */
export function fpmLines(text: string, world: FpmWorld): readonly FpmLine[] {
  const lines: FpmLine[] = [];
  let start = 0;
  for (let number = 1; start < text.length; number++) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    if (end > start) lines.push(readLine(text.slice(start, end), number, start, world));
    start = end + 1;
  }
  return lines;
}

function readLine(text: string, number: number, start: number, { version, constant, variable }: FpmWorld): FpmLine {
  const end = start + text.replace(/\r$/, '').length;
  if (/^[ \t]*(?:\r|;[^\0]*)?$/.test(text)) {
    const at = text.indexOf(';');
    return { number, start, end, events: [], variables: [], ...(at < 0 ? {} : { comment: { start: start + at, end } }) };
  }
  const nul = text.indexOf('\0');
  const number100 = version[0] * 100 + version[1];
  const tree = parseIni(nul < 0 ? `${text}\n` : text.slice(0, nul), {
    version: number100, seesItself: false, variable, constant: (name) => constant(name) ?? coreConstant(name, number100),
  });
  const moved = (span: Span): Span => ({ start: Math.min(end, start + span.start), end: Math.min(end, start + span.end) });
  const comment = tree.items.find((item) => item.comment !== undefined)?.comment;
  return {
    number, start, end, events: tree.items.flatMap((item) => eventOf(item, moved)),
    variables: tree.items.flatMap((item) => (item.kind === 'entry' ? item.parts.filter((part) => part.kind === 'variable').map((part) => part.text) : [])),
    ...(tree.stop?.kind === 'syntax' ? { syntax: { ...moved(tree.stop.at), message: tree.stop.message } } : {}),
    ...(comment === undefined ? {} : { comment: moved(comment) }),
  };
}

function eventOf(item: IniItem, moved: (span: Span) => Span): FpmEvent[] {
  switch (item.kind) {
    case 'section': return [{ kind: 'section', name: item.name, nameAt: moved(item.nameSpan) }];
    case 'label': return [{ kind: 'entry', name: item.name, nameAt: moved(item.nameSpan), valueAt: moved({ start: item.nameSpan.end, end: item.nameSpan.end }) }];
    case 'entry': {
      const parts = { name: item.name, nameAt: moved(item.nameSpan), value: item.value, valueAt: moved(item.valueSpan) };
      return [item.key === undefined ? { kind: 'entry', ...parts } : { kind: 'element', key: item.key, ...parts }];
    }
    default: return [];
  }
}
