/** The outline of a file: sections with what names them, and directives that a reader looks for. */
import { isBefore } from '../base/span';
import { positionInLine, type LogicalLine } from '../httpd/syntax/logical-line';
import { outlineOf, type OutlineLine, type OutlineSection } from '../httpd/syntax/outline';
import type { SourceFile } from '../httpd/syntax/source-file';
import { skipSpace, trimmedEnd, wordsFrom } from '../httpd/syntax/words';
import type { LineRange } from './view';

export type SymbolKind = 'host' | 'place' | 'condition' | 'macro' | 'section' | 'port' | 'module' | 'file' | 'constant' | 'call' | 'property';

export interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: LineRange;
  /** The line that is shown when the symbol is chosen; inside `range`. */
  readonly selection: LineRange;
  readonly children: readonly OutlineSymbol[];
}

/** Deeper nesting than this is flattened away: no editor shows it, and no message should be that deep. */
const MAX_DEPTH = 64;

export function symbolsOf(source: SourceFile): readonly OutlineSymbol[] {
  const { sections, landmarks } = outlineOf(source);
  return level(source, sections, landmarks, 0);
}

function level(source: SourceFile, sections: readonly OutlineSection[], landmarks: readonly OutlineLine[], depth: number): OutlineSymbol[] {
  const symbols = [
    ...sections.map((section) => sectionSymbol(source, section, depth)),
    ...landmarks.filter((line) => depth === 0 || !HOST_DETAILS.has(nameOf(line))).map((line) => lineSymbol(line)),
  ];
  return symbols.sort((left, right) => left.range.start.line - right.range.start.line);
}

function sectionSymbol(source: SourceFile, section: OutlineSection, depth: number): OutlineSymbol {
  const { open, last, sections, landmarks } = section;
  const selection = rangeOfLine(open);
  const end = section.close === undefined ? lineEnd(source, last) : rangeOfLine(section.close).end;
  const rest = argumentsOf(open.line);
  const named = landmarks.find((line) => nameOf(line) === 'servername');
  return {
    name: rest === '' ? section.name : `${section.name} ${rest}`,
    detail: named === undefined ? '' : argumentsOf(named.line),
    kind: kindOfSection(section.name.toLowerCase()),
    range: { start: selection.start, end: isBefore(end, selection.end) ? selection.end : end },
    selection,
    children: depth < MAX_DEPTH ? level(source, sections, landmarks, depth + 1) : [],
  };
}

/** Shown as the detail of their virtual host. */
const HOST_DETAILS = new Set(['servername', 'documentroot', 'serverroot']);

const KINDS: Readonly<Record<string, SymbolKind>> = {
  listen: 'port', loadmodule: 'module', include: 'file', includeoptional: 'file', define: 'constant', use: 'call',
};

function lineSymbol(line: OutlineLine): OutlineSymbol {
  const range = rangeOfLine(line);
  const { head } = line.line;
  const rest = argumentsOf(line.line);
  return { name: rest === '' ? head.value : `${head.value} ${rest}`, detail: '', kind: KINDS[nameOf(line)] ?? 'property', range, selection: range, children: [] };
}

function kindOfSection(name: string): SymbolKind {
  if (name === 'virtualhost') return 'host';
  if (name === 'macro') return 'macro';
  if (/^(?:if|else)/.test(name)) return 'condition';
  return /^(?:directory|location|files|proxy)/.test(name) ? 'place' : 'section';
}

function nameOf({ line }: OutlineLine): string {
  return line.head.value.toLowerCase();
}

const shownArguments = new WeakMap<LogicalLine, string>();

/** The arguments as they stand, without the bracket of a tag and without quotes around a single word; shortened. */
function argumentsOf(line: LogicalLine): string {
  let shown = shownArguments.get(line);
  if (shown === undefined) {
    const { text, head } = line;
    const raw = text.slice(skipSpace(text, head.end), trimmedEnd(text)).replace(/>$/, '').trim();
    const [word, ...more] = raw.length > MAX_LENGTH * 4 ? [] : wordsFrom(raw, 0);
    const bare = word?.quote !== undefined && more.length === 0 ? word.value : raw;
    shown = bare.length > MAX_LENGTH ? `${bare.slice(0, MAX_LENGTH - 1)}…` : bare;
    shownArguments.set(line, shown);
  }
  return shown;
}

/** Characters of a name in the outline. */
const MAX_LENGTH = 80;

function rangeOfLine({ line, at }: OutlineLine): LineRange {
  return { start: place(line, at, skipSpace(line.text, 0), false), end: place(line, at, trimmedEnd(line.text), true) };
}

function place(line: LogicalLine, at: number, offset: number, before: boolean): LineRange['start'] {
  const within = positionInLine(line, offset, before);
  return { line: at + within.line, column: within.column };
}

function lineEnd(source: SourceFile, last: number): LineRange['end'] {
  const found = source.lineAt({ line: last, column: 0 });
  if (found === undefined) return { line: last, column: 0 };
  const { line, block } = found;
  return source.position(line, trimmedEnd(line.text), true, block) ?? { line: last, column: 0 };
}
