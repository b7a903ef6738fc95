/** The layout of PHP-FPM's files: each line is read alone, as PHP-FPM does it. */
import type { TextFile } from '../../../base/text-file';
import { fpmLines } from '../../../php/fpm/line';
import type { FpmWorld } from '../../../php/fpm/model';
import { worldOf } from '../../../php/fpm/read-root';
import { parseIni } from '../../../php/ini/parse';
import type { FormatEdit, Lines } from '../../format/format';
import type { FormatStyle } from '../../format/style';
import { iniLines, type PlacedItem } from '../layout/ini-lines';
import { layOut } from '../layout/lay-out';

/** Releases whose scanners cut names in different ways. */
const WORLDS: readonly FpmWorld[] = ['8.2', '8.5'].map((phpVersion) => worldOf('', { phpVersion }));

/** The edits that lay out a text, or the lines of a range; none where PHP-FPM would read something else afterwards. */
export function formatFpm(source: TextFile, style: FormatStyle, range?: Lines): readonly FormatEdit[] {
  const items = source.lineStarts.flatMap((shift, line): PlacedItem[] => {
    const { end } = source.lineSpan(line);
    return end === shift ? [] : parseIni(`${source.text.slice(shift, end)}\n`, { seesItself: false }).items.map((item) => ({ item, shift }));
  });
  return layOut(source, { lines: iniLines(source, items, style), isSame: sameFpm }, style, range);
}

/** What the ini parser would call PHP-FPM with, line by line, and the comments. */
export function sameFpm(before: string, after: string): boolean {
  return WORLDS.every((world) => meaning(before, world) === meaning(after, world));
}

function meaning(text: string, world: FpmWorld): string {
  return JSON.stringify(fpmLines(text, world).flatMap(({ events, syntax, comment }) => {
    const facts: unknown[] = events.map((event) => [event.kind, event.name, 'key' in event ? event.key : '', 'value' in event ? event.value : undefined, 'valueAt' in event ? text.slice(event.valueAt.start, event.valueAt.end) : '']);
    if (syntax !== undefined) facts.push(syntax.message);
    if (comment !== undefined) facts.push(text.slice(comment.start, comment.end).trimEnd());
    return facts;
  }));
}
