/** The hover of an Include's argument: the files it opens, in httpd's order. */
import { openedFolds, type View } from '../view';
import type { Block } from '../../httpd/syntax/source-file';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Check } from '../../workspace/check';
import { shortPath } from '../places';
import { list, paragraph, type CardPart, type Inline } from './card';

const MAX_SHOWN = 20;

/** Server paths of the files that an Include line opened, in order. */
export function openedBy(check: Check, block: Block, line: LogicalLine): readonly string[] {
  const files: string[] = [];
  for (const { opener, file } of openedFolds(check.config.fold)) {
    if (opener?.site.line === line && opener.site.block === block) files.push(file);
  }
  return files;
}

export function includeCard({ checks }: View, block: Block, line: LogicalLine): readonly CardPart[] {
  const check = checks.find((each) => each.config.world.modules !== 'any');
  if (check === undefined) return [];
  const files = openedBy(check, block, line);
  if (files.length === 0) return [paragraph('Opens no file.')];
  const items = files.slice(0, MAX_SHOWN).map((file): Inline[] => {
    const host = check.plan.mapping.toHost(file);
    const label = shortPath(file, check);
    const start = { line: 0, column: 0 };
    return [host === undefined ? { code: file } : { place: { file: host, start, end: start }, label }];
  });
  if (files.length > MAX_SHOWN) items.push([`and ${files.length - MAX_SHOWN} more`]);
  return [paragraph(`Opens ${files.length === 1 ? 'one file' : `${files.length} files, in this order`}:`), ...list(items)];
}
