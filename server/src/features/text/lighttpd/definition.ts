/** From an include to the files it opens, from a variable to the lines that set it, from a socket to the pool that listens there. */
import type { OpenedText } from '../../../base/reading';
import { fnmatch } from '../../../base/fnmatch';
import { treeOf } from '../../../lighttpd/evaluate';
import { braces, includePath } from '../../../lighttpd/include-paths';
import { allStatements, plainString, type ArrayElement } from '../../../lighttpd/tree';
import { listenersAt } from '../../php-listeners';
import type { FileRange } from '../../view';
import { holds, rangeIn } from '../spans';
import type { TextView } from '../text-features';
import { lighttpdAt } from './at';

export function lighttpdDefinitions(view: TextView, offset: number): readonly FileRange[] {
  const { statement, value, elements } = lighttpdAt(view.source, offset);
  if (statement?.kind === 'include' && holds(statement, offset)) {
    const top = { line: 0, column: 0 };
    return includedBy(view, plainString(statement.target)).map(({ file }) => ({ file, start: top, end: top }));
  }
  if (value?.kind === 'string' && keyOf(elements.at(-1)) === 'socket') return listenersAt(view.workspace, { file: view.file, scope: 'server', kind: view.kind }, { kind: 'socket', path: value.value });
  if (value?.kind !== 'reference') return [];
  return filesOf(view).flatMap(({ file, source }) => [...allStatements(treeOf(source).statements)].flatMap((each) => (
    each.kind === 'assignment' && each.name.toLowerCase() === value.name.toLowerCase() ? [{ file, ...rangeIn(source, each.key) }] : [])));
}

function keyOf(element: ArrayElement | undefined): string | undefined {
  return element?.key === undefined ? undefined : plainString(element.key)?.toLowerCase();
}

/** All files of the configuration; the one that is looked at where nothing more is known. */
function filesOf({ check, file, source }: TextView): readonly Pick<OpenedText, 'file' | 'source'>[] {
  return check?.reading.files.some((each) => each.source === source) === true ? check.reading.files : [{ file, source }];
}

/** The files of the configuration that a name or a pattern of an include means. */
export function includedBy({ check }: TextView, name: string | undefined): readonly OpenedText[] {
  const [root] = check?.reading.files ?? [];
  const path = name === undefined || root === undefined ? undefined : includePath(root.path, name);
  if (check === undefined || path === undefined) return [];
  const patterns = braces(path);
  const found = check.reading.files.filter((each) => each !== root && patterns.some((pattern) => pattern === each.path || matches(pattern, each.path)));
  return [...new Map(found.map((each) => [each.file, each])).values()];
}

/** Part by part: no sign of a pattern takes a slash. */
function matches(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split('/'), path.split('/')];
  return wanted.length === parts.length && wanted.every((part, index) => fnmatch(part, parts[index]!));
}
