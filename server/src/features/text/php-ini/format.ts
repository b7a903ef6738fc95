/** The layout of php.ini, the files of its folder, and `.user.ini`. */
import type { TextFile } from '../../../base/text-file';
import { parseIni } from '../../../php/ini/parse';
import type { IniTree } from '../../../php/ini/tree';
import { iniTreeOf } from '../../../php/ini/read-root';
import type { FormatEdit, Lines } from '../../format/format';
import type { FormatStyle } from '../../format/style';
import { iniLines } from '../layout/ini-lines';
import { layOut } from '../layout/lay-out';

/** Releases whose scanners cut names in different ways. */
const VERSIONS: readonly number[] = [802, 805];

/** The edits that lay out a text, or the lines of a range; none where PHP would read something else afterwards. */
export function formatIni(source: TextFile, style: FormatStyle, range?: Lines): readonly FormatEdit[] {
  const lines = iniLines(source, iniTreeOf({ source }).items.map((item) => ({ item, shift: 0 })), style);
  return layOut(source, { lines, isSame: sameIni }, style, range);
}

/** The same entries with the same values in the same order, the same comments, and the same place where PHP stops. */
export function sameIni(before: string, after: string): boolean {
  return VERSIONS.every((version) => meaning(parseIni(before, { version })) === meaning(parseIni(after, { version })));
}

function meaning({ items, stop, text }: IniTree): string {
  const facts = items.flatMap((item): unknown[] => {
    const comment = item.comment === undefined ? [] : [text.slice(item.comment.start, item.comment.end).trimEnd()];
    if (item.kind === 'entry') return [[item.name, item.key, item.value, text.slice(item.valueSpan.start, item.valueSpan.end)], ...comment];
    return item.kind === 'section' || item.kind === 'label' ? [[item.kind, item.name], ...comment] : comment;
  });
  return JSON.stringify([facts, stop?.kind, stop?.message]);
}
