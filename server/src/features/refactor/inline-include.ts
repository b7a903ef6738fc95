/** The text of an included file in place of its Include. */
import type { FileFold } from '../../httpd/config/node';
import type { Check } from '../../workspace/check';
import { isUntouchable } from '../format/line-edits';
import { nestingOf } from '../format/nesting';
import { openedFolds } from '../view';
import { endOfLine, indentationOf, isOneLine, nodeAt, serverReading, type Refactoring, type Selection } from './refactoring';

/** More files than this are nobody's one file. */
const MAX_FILES = 20;

/** Offered on an Include whose files are all known, and which leave nothing open. The files themselves stay. */
export function inlineInclude(selection: Selection): Refactoring | undefined {
  const { view, range } = selection;
  const check = serverReading(view)?.check;
  const node = check === undefined || !isOneLine(range) ? undefined : nodeAt(selection, check);
  if (check === undefined || node === undefined || (node.key !== 'include' && node.key !== 'includeoptional')) return undefined;
  const folds = [...openedFolds(check.config.fold)].filter((fold) => fold.opener === node);
  if (folds.length === 0 || folds.length > MAX_FILES || check.config.unread.size > 0) return undefined;
  const { line, block } = node.site;
  const at = view.source.lineNumber(line, block);
  const eol = endOfLine(view.source);
  const texts = folds.map((fold) => textOf(selection, check, fold, indentationOf(line.raw), eol));
  if (at === undefined || texts.some((text) => text === undefined)) return undefined;
  const text = texts.join('');
  const last = at + line.physicalLines - 1;
  const end = line.closed ? { line: last + 1, column: 0 } : { line: last, column: line.raw.length - line.raw.lastIndexOf('\n') - 1 };
  return {
    title: folds.length === 1 ? 'Write the included lines here' : `Write the lines of the ${folds.length} included files here`, kind: 'inline',
    edits: [{ file: view.file, start: { line: at, column: 0 }, end, text: line.closed ? text : text.replace(/\r?\n$/, '') }],
  };
}

/** The file's lines with the Include's indentation; undefined where a section or a continuation stays open at its end. */
function textOf({ view }: Selection, check: Check, fold: FileFold, indent: string, eol: string): string | undefined {
  const host = check.plan.mapping.toHost(fold.file);
  const source = host === undefined ? undefined : view.workspace.source(host);
  if (source === undefined || source.startsWithBom) return undefined;
  const { lines, endDepth } = nestingOf(source);
  const last = lines[lines.length - 1];
  if (endDepth !== 0 || fold.endEvents.length > 0 || last?.line.endsInContinuation === true || (last !== undefined && !last.line.closed && /\\\s*$/.test(last.line.raw))) return undefined;
  const text = lines.map((each) => (isUntouchable(each) || each.line.kind === 'blank' ? each.line.raw : indent + each.line.raw)).join('');
  const ended = text === '' || text.endsWith('\n') ? text : text + eol;
  return ended.replace(/\r?\n/g, eol);
}

