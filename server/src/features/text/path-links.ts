/** Values that are paths of files, as links. */
import type { Span } from '../../base/span';
import { isAbsolute } from '../../base/path';
import type { Lookups } from '../lookups';
import { rangeIn } from './spans';
import type { TextLink, TextView } from './text-features';

/** A value, and where it stands without its quotes. */
export interface PathValue extends Span {
  readonly path: string;
}

/** More values are not looked up for one answer. */
const MAX_PATHS = 100;

/** Only files that are there: a link that leads nowhere is worse than none. */
export function pathLinks(view: TextView, values: readonly PathValue[], lookups: Lookups): readonly TextLink[] {
  const { mapping } = view.workspace.host({ file: view.file, scope: 'server', kind: view.kind }).place;
  return values.filter(({ path }) => isAbsolute(path) && path !== '/dev/null').slice(0, MAX_PATHS).flatMap(({ path, start, end }) => {
    const target = mapping.toHost(path);
    return target === undefined || lookups.stat(target) !== 'file' ? [] : [{ range: rangeIn(view.source, { start, end }), target }];
  });
}

/** A stretch without the quotes around it. */
export function unquoted(text: string, { start, end }: Span): Span {
  return /^(["']).*\1$/s.test(text.slice(start, end)) ? { start: start + 1, end: end - 1 } : { start, end };
}
