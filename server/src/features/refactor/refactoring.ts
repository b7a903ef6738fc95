/** What a refactoring is, and what all of them ask about the place they are offered at. */
import { dirname } from '../../base/path';
import type { Position } from '../../base/span';
import type { ConfigNode, FileFold } from '../../httpd/config/node';
import type { Check } from '../../workspace/check';
import type { FileId } from '../../workspace/file-system';
import type { TextEdit } from '../../workspace/locate';
import { nestingOf, type PlacedLine } from '../format/nesting';
import { nodesOfLine, openedFolds, type LineRange, type View } from '../view';

export interface Refactoring {
  readonly title: string;
  readonly kind: 'extract' | 'inline' | 'rewrite';
  readonly edits: readonly TextEdit[];
  /** A file that has to be made first; it must not exist. */
  readonly creates?: { readonly file: FileId; readonly text: string };
}

export interface Selection {
  readonly view: View;
  readonly range: LineRange;
}

/** The first configuration that reads the file as a server's, with the fold of the file: refactorings write what `.htaccess` may not have. */
export function serverReading({ workspace, file, checks }: View): { readonly check: Check; readonly fold: FileFold } | undefined {
  for (const check of checks) {
    if (check.config.world.scope === 'htaccess') continue;
    for (const fold of openedFolds(check.config.fold)) {
      const host = check.plan.mapping.toHost(fold.file);
      if (host !== undefined && workspace.canonical(host) === file) return { check, fold };
    }
  }
  return undefined;
}

/** The whole lines that a selection touches; undefined where they are no unit: a section is cut, or a body. */
export function selectedLines({ view: { source }, range }: Selection): readonly PlacedLine[] | undefined {
  const endLine = range.end.column === 0 && range.end.line > range.start.line ? range.end.line - 1 : range.end.line;
  const all = nestingOf(source).lines;
  const lines = all.filter(({ at, line }) => at <= endLine && at + line.physicalLines > range.start.line);
  const content = lines.filter(({ line }) => line.kind !== 'blank');
  const [first, last] = [content[0], content[content.length - 1]];
  if (first === undefined || last === undefined || first.isBody) return undefined;
  let open = 0;
  for (const { line, isBody } of lines) {
    if (isBody) continue;
    if (line.kind === 'open') open++;
    if (line.kind === 'close' && --open < 0) return undefined;
  }
  const isUnit = open === 0 && last.depth === first.depth && content.every((each) => each.depth >= first.depth);
  return isUnit && !last.line.endsInContinuation && content.some(({ line }) => line.kind !== 'comment') ? lines : undefined;
}

/** The one node of the line at a position, where it stands in the text as it is. */
export function nodeAt({ view, range }: Selection, check: Check): ConfigNode | undefined {
  const found = view.source.lineAt(range.start);
  if (found === undefined) return undefined;
  const nodes = nodesOfLine(check.config, found.block, found.line);
  return nodes.length === 1 && !nodes[0]!.isExpanded ? nodes[0] : undefined;
}

export function isOneLine({ start, end }: LineRange): boolean {
  return start.line === end.line;
}

export function afterLine({ line, at }: PlacedLine): Position {
  return line.closed ? { line: at + line.physicalLines, column: 0 } : { line: at + line.physicalLines - 1, column: line.raw.length - line.raw.lastIndexOf('\n') - 1 };
}

export function endOfLine({ blocks }: View['source']): string {
  return blocks[0]?.lines[0]?.raw.endsWith('\r\n') === true ? '\r\n' : '\n';
}

export function indentationOf(raw: string): string {
  return /^[ \t]*/.exec(raw)![0];
}

/** A server path as a configuration would write it: relative to the ServerRoot where it lies below it. */
export function writtenPath(path: string, serverRoot: string): string {
  const relative = path.startsWith(`${serverRoot}/`) ? path.slice(serverRoot.length + 1) : path;
  return /[\s"'\\]/.test(relative) ? `"${relative.replace(/["\\]/g, '\\$&')}"` : relative;
}

export function folderOf(file: FileId): FileId {
  return dirname(file);
}
