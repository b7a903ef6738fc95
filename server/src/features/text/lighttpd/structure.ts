/** Outline, folding, and the files that a lighttpd.conf includes. */
import { treeOf } from '../../../lighttpd/evaluate';
import { allStatements, plainString, type Branch, type Statement } from '../../../lighttpd/tree';
import type { Fold } from '../../folding';
import type { OutlineSymbol } from '../../symbols';
import { commentFolds } from '../comment-folds';
import { rangeIn } from '../spans';
import type { TextLink, TextView } from '../text-features';
import { includedBy } from './definition';

const MAX_DEPTH = 64;

/** Characters of a value in the outline. */
const MAX_DETAIL = 60;

export function lighttpdSymbols({ source }: TextView): readonly OutlineSymbol[] {
  const of = (statements: readonly Statement[], depth: number): OutlineSymbol[] => statements.flatMap((statement): OutlineSymbol[] => {
    if (statement.kind === 'assignment') return [{ name: statement.key.value, detail: shortened(source.text.slice(statement.value.start, statement.value.end)), kind: 'property', range: rangeIn(source, statement), selection: rangeIn(source, statement.key), children: [] }];
    if (statement.kind === 'global') return of(statement.statements, depth);
    if (statement.kind !== 'conditional') return [{ name: statement.kind, detail: plainString(statement.target) ?? '', kind: 'file', range: rangeIn(source, statement), selection: rangeIn(source, statement), children: [] }];
    return statement.branches.map((branch) => ({
      name: title(source.text, branch), detail: '', kind: 'condition', range: rangeIn(source, branch), selection: rangeIn(source, branch.condition ?? { start: branch.start, end: branch.start }),
      children: depth < MAX_DEPTH ? of(branch.statements, depth + 1) : [],
    }));
  });
  return of(treeOf(source).statements, 0);
}

/** What fits beside a name. */
function shortened(value: string): string {
  const line = value.replace(/\s+/g, ' ');
  return line.length > MAX_DETAIL ? `${line.slice(0, MAX_DETAIL - 1)}…` : line;
}

function title(text: string, { condition }: Branch): string {
  return condition === undefined ? 'else' : text.slice(condition.start, condition.end).replace(/\s+/g, ' ');
}

export function lighttpdFolds({ source }: TextView): readonly Fold[] {
  const folds: Fold[] = [];
  const add = (start: number, end: number): void => {
    const first = source.position(start).line;
    const last = source.position(end).line - 1;
    if (last > first) folds.push({ first, last, kind: 'section' });
  };
  for (const statement of allStatements(treeOf(source).statements)) {
    if (statement.kind === 'conditional') for (const { start, close } of statement.branches) if (close !== undefined) add(start, close.start);
    if (statement.kind === 'assignment' || statement.kind === 'global') add(statement.start, statement.end);
  }
  const alone = new Set(treeOf(source).comments.filter(({ start }) => /^[ \t]*$/.test(source.text.slice(source.lineSpan(source.position(start).line).start, start))).map(({ start }) => source.position(start).line));
  return [...folds, ...commentFolds(source, (line) => alone.has(line))].sort((left, right) => left.first - right.first || right.last - left.last);
}

/** An include that opens one file is a link to it. */
export function lighttpdLinks(view: TextView): readonly TextLink[] {
  return [...allStatements(treeOf(view.source).statements)].flatMap((statement) => {
    const files = statement.kind === 'include' ? includedBy(view, plainString(statement.target)) : [];
    return statement.kind === 'include' && files.length === 1 ? [{ range: rangeIn(view.source, statement.target), target: files[0]!.file }] : [];
  });
}
