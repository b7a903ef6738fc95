/** Who reads whom: files by Include, macros by Use. */
import type { Position } from '../base/span';
import type { Check } from '../workspace/check';
import type { FileId } from '../workspace/file-system';
import { openedBy } from './hover/include';
import { keyAt } from './line-key';
import { occurrencesIn, occurrencesOf, placeOf, sourcesOf } from './names/occurrences';
import { macroAround } from './names/parameters';
import { argumentsOf } from './pieces/words';
import { rangeIn } from './names/symbol';
import type { LineRange, View } from './view';
import { openedFolds } from './view';
import { lineUnder } from './line-under';

/** A file, or a macro by the file that has it. */
export interface Caller {
  readonly kind: 'file' | 'macro';
  readonly name: string;
  readonly detail: string;
  readonly file: FileId;
  readonly range: LineRange;
  readonly selection: LineRange;
}

export interface Call {
  readonly other: Caller;
  /** The lines that do it: for incoming calls in the other file, for outgoing ones in this. */
  readonly ranges: readonly LineRange[];
}

/** The macro of a Use or Macro line, the files an Include opens, else the file itself. */
export function callersAt(view: View, position: Position): readonly Caller[] {
  const found = lineUnder(view.source, position);
  const { key } = found === undefined ? { key: '' } : keyAt(found.line);
  if (found !== undefined && (key === 'use' || key === '<macro')) {
    const macro = macroNamed(view, argumentsOf(found.line)[0]?.value ?? '');
    if (macro !== undefined) return [macro];
  }
  if (found !== undefined && (key === 'include' || key === 'includeoptional')) {
    const files = view.checks.flatMap((check) => hosts(view, check, openedBy(check, found.block, found.line)));
    if (files.length > 0) return [...new Set(files)].map(fileItem);
  }
  return [fileItem(view.file)];
}

/** What reads the item. The view is of the item's file. */
export function incomingCalls(view: View, { kind, name }: Caller): readonly Call[] {
  return kind === 'macro' ? usesOf(view, name) : openersOf(view);
}

/** What the item reads. The view is of the item's file. */
export function outgoingCalls(view: View, { kind, range }: Caller): readonly Call[] {
  const calls = new Calls();
  const inItem = (line: number): boolean => kind === 'file' ? macroAround(view.source, line) === undefined : range.start.line <= line && line <= range.end.line;
  for (const block of view.source.blocks) {
    for (const line of block.lines) {
      const { key } = keyAt(line);
      if (key !== 'include' && key !== 'includeoptional' && key !== 'use') continue;
      if (!inItem(view.source.lineNumber(line, block) ?? 0)) continue;
      const [argument] = argumentsOf(line);
      if (argument === undefined) continue;
      const at = rangeIn(view, line, block, argument);
      if (key === 'use') {
        const macro = macroNamed(view, argument.value);
        if (macro !== undefined) calls.add(macro, at);
      } else for (const file of view.checks.flatMap((check) => hosts(view, check, openedBy(check, block, line)))) calls.add(fileItem(file), at);
    }
  }
  return calls.all();
}

function openersOf(view: View): readonly Call[] {
  const calls = new Calls();
  for (const check of view.checks) {
    for (const { file, opener } of openedFolds(check.config.fold)) {
      const [host] = hosts(view, check, [file]);
      if (opener === undefined || host !== view.file) continue;
      const [from] = hosts(view, check, [opener.site.file]);
      const source = from === undefined ? undefined : view.workspace.source(from);
      const [argument] = argumentsOf(opener.site.line);
      if (from !== undefined && source !== undefined && argument !== undefined) calls.add(fileItem(from), rangeIn({ source }, opener.site.line, opener.site.block, argument));
    }
  }
  return calls.all();
}

function usesOf(view: View, name: string): readonly Call[] {
  const calls = new Calls();
  for (const each of occurrencesOf(view, new Set(['macro']), name.toLowerCase())) {
    if (each.piece.defines === true || each.piece.name.toLowerCase() !== name.toLowerCase() || keyAt(each.line).key !== 'use') continue;
    const place = placeOf(each);
    const around = macroAround(each.source, place.start.line);
    const inside = around === undefined ? undefined : macroNamed(view, argumentsOf(around.section.open.line)[0]?.value ?? '');
    calls.add(inside ?? fileItem(each.file), place);
  }
  return calls.all();
}

function macroNamed(view: View, name: string): Caller | undefined {
  for (const [file, source] of sourcesOf(view)) {
    for (const each of occurrencesIn(file, source, new Set(['macro']), name.toLowerCase())) {
      if (each.piece.defines !== true || each.piece.name.toLowerCase() !== name.toLowerCase()) continue;
      const selection = placeOf(each);
      const macro = macroAround(source, selection.start.line);
      const end = macro === undefined ? selection.end : { line: macro.section.last, column: 0 };
      return { kind: 'macro', name: each.piece.name, detail: macro?.parameters.join(' ') ?? '', file, range: { start: { line: selection.start.line, column: 0 }, end: end.line === selection.start.line ? selection.end : end }, selection };
    }
  }
  return undefined;
}

function fileItem(file: FileId): Caller {
  const start = { line: 0, column: 0 };
  const parts = file.split('/');
  return { kind: 'file', name: parts.at(-1)!, detail: parts.slice(0, -1).join('/'), file, range: { start, end: start }, selection: { start, end: start } };
}

function hosts({ workspace }: View, { plan }: Check, paths: readonly string[]): readonly FileId[] {
  return paths.flatMap((path) => {
    const host = plan.mapping.toHost(path);
    return host === undefined ? [] : [workspace.canonical(host)];
  });
}

/** Calls by what is at their other end, each with all its lines. */
class Calls {
  readonly #calls = new Map<string, { readonly other: Caller; readonly ranges: LineRange[] }>();

  add(other: Caller, { start, end }: LineRange): void {
    const key = `${other.kind} ${other.file} ${other.name}`;
    const call = this.#calls.get(key) ?? { other, ranges: [] };
    if (!call.ranges.some((each) => each.start.line === start.line && each.start.column === start.column)) call.ranges.push({ start, end });
    this.#calls.set(key, call);
  }

  all(): readonly Call[] {
    return [...this.#calls.values()];
  }
}
