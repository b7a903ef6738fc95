/** What can be folded: sections, comments of several lines, `#region`s, continued lines. */
import { outlineOf, type OutlineSection } from '../httpd/syntax/outline';
import type { SourceFile } from '../httpd/syntax/source-file';

export interface Fold {
  readonly first: number;
  /** The last line that disappears. A section keeps its closing tag in sight. */
  readonly last: number;
  readonly kind: 'section' | 'comment' | 'region' | 'imports' | 'run';
}

export function foldsOf(source: SourceFile): readonly Fold[] {
  const { sections, comments, regions } = outlineOf(source);
  const folds: Fold[] = [];
  // Without recursion: nothing limits how deep a text may nest.
  const left: OutlineSection[] = [...sections];
  for (let section = left.pop(); section !== undefined; section = left.pop()) {
    const { open, close, last } = section;
    folds.push({ first: open.at, last: close === undefined ? last : last - close.line.physicalLines, kind: 'section' });
    for (const inner of section.sections) left.push(inner);
  }
  for (const { first, last } of comments) folds.push({ first, last, kind: 'comment' });
  for (const { first, last } of regions) folds.push({ first, last, kind: 'region' });
  for (const fold of runsOf(source)) folds.push(fold);
  return folds.filter(({ first, last }) => last > first).sort((left, right) => left.first - right.first);
}

/** Fewer lines than this are no run worth folding. */
const SHORTEST_RUN = 3;

/** LoadModule lines in a row, `<IfModule>` sections in a row below the comment that heads them, lines that are continued. */
function* runsOf(source: SourceFile): Generator<Fold> {
  let run: { first: number; last: number } | undefined;
  let at = 0;
  for (const line of source.lines()) {
    const last = at + line.physicalLines - 1;
    if (LOADS.test(line.raw)) run = { first: run?.first ?? at, last };
    else {
      if (run !== undefined && run.last - run.first + 1 >= SHORTEST_RUN) yield { ...run, kind: 'imports' };
      run = undefined;
      if (line.physicalLines >= SHORTEST_RUN && line.kind === 'directive') yield { first: at, last, kind: 'run' };
    }
    at = last + 1;
  }
  if (run !== undefined && run.last - run.first + 1 >= SHORTEST_RUN) yield { ...run, kind: 'imports' };
  yield* conditionRuns(source, outlineOf(source).sections);
}

/** Also those that are commented out: packaged files list all modules in this way. */
const LOADS = /^[ \t]*#?[ \t]*LoadModule[ \t]/i;

function* conditionRuns(source: SourceFile, sections: readonly OutlineSection[]): Generator<Fold> {
  for (let index = 0; index < sections.length; index++) {
    const first = sections[index]!;
    let last = first;
    while (isCondition(last) && sections[index + 1] !== undefined && isCondition(sections[index + 1]!) && onlyBlanksBetween(source, last.last, sections[index + 1]!.open.at)) last = sections[++index]!;
    const head = first.open.at - 1;
    if (last !== first && head >= 0 && source.lineAt({ line: head, column: 0 })?.line.kind === 'comment') yield { first: head, last: last.last, kind: 'run' };
  }
}

function isCondition({ name, close }: OutlineSection): boolean {
  return close !== undefined && /^if(?:module|define|version|file)$/i.test(name);
}

function onlyBlanksBetween(source: SourceFile, last: number, next: number): boolean {
  for (let line = last + 1; line < next; line++) if (source.lineAt({ line, column: 0 })?.line.kind !== 'blank') return false;
  return true;
}
