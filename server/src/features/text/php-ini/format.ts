/** The usual form of an ini file: one blank around the equals sign, no blanks at the ends of lines, no more than one empty line in a row. */
import { parseIni } from '../../../php/ini/parse';
import type { IniItem, IniTree } from '../../../php/ini/tree';
import type { TextView } from '../text-features';

export function formatIni({ source }: Pick<TextView, 'source'>): string | undefined {
  return formatted(source.text);
}

/** What PHP reads does not change; where that cannot be told, nothing changes: undefined. */
export function formatted(text: string): string | undefined {
  const tree = parseIni(text);
  const lineEnd = /\r\n/.test(text) ? '\r\n' : '\n';
  let result = text.startsWith('\ufeff') ? '\ufeff' : '';
  let empty = 0;
  tree.items.forEach((item, index) => {
    const raw = text.slice(item.span.start, item.span.end);
    if (item.kind === 'blank' && item.comment === undefined) {
      if (++empty === 1 && result.length > 1) result += lineEnd;
      return;
    }
    empty = 0;
    // The byte order mark stands there already.
    result += (isWholeLine(tree, index) ? line(text, item) + (item.kind === 'lost' ? '' : lineEnd) : raw).replace(/^\ufeff/, '');
  });
  return sameMeaning(tree, parseIni(result)) ? result : undefined;
}

/** An item that shares its line with another one stays as it is. */
function isWholeLine({ text, items }: IniTree, index: number): boolean {
  const ends = (at: number | undefined): boolean => at === undefined || at === 0 || at === text.length || /[\r\n]/.test(text[at - 1]!);
  return ends(items[index]!.span.end) && ends(items[index - 1]?.span.end);
}

function line(text: string, item: IniItem): string {
  const slice = (span: { readonly start: number; readonly end: number }): string => text.slice(span.start, span.end);
  const comment = item.comment === undefined ? '' : slice(item.comment).trimEnd();
  const behind = comment === '' ? '' : ` ${comment}`;
  switch (item.kind) {
    case 'blank': return comment;
    case 'lost': return slice(item.span);
    case 'section': return `[${slice(item.nameSpan)}]${behind}`;
    case 'label': return slice(item.nameSpan) + behind;
    case 'entry': {
      const name = text.slice(item.nameSpan.start, item.keySpan === undefined ? item.nameSpan.end : item.keySpan.end + 1);
      const value = slice(item.valueSpan);
      return `${name} =${value === '' ? '' : ` ${value}`}${behind}`;
    }
  }
}

/** The same entries with the same values in the same order, and the same place where PHP stops. */
function sameMeaning(before: IniTree, after: IniTree): boolean {
  const facts = ({ items, stop }: IniTree): string => JSON.stringify([
    items.flatMap((item) => (item.kind === 'entry' ? [[item.name, item.key ?? null, item.value]] : item.kind === 'section' || item.kind === 'label' ? [[item.kind, item.name]] : [])), stop?.kind, stop?.message,
  ]);
  return facts(before) === facts(after);
}
