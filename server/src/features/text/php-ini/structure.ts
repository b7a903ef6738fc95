/** Outline and folds of an ini file. */
import { iniEntry } from '../../../php/catalog/catalog';
import type { IniItem } from '../../../php/ini/tree';
import type { Fold } from '../../folding';
import type { OutlineSymbol } from '../../symbols';
import type { Lookups } from '../../lookups';
import { pathLinks, unquoted, type PathValue } from '../path-links';
import { rangeIn } from '../spans';
import type { TextLink, TextView } from '../text-features';
import { treeOf } from './model';

/** Sections with their entries; entries above any section stand by themselves. */
export function iniSymbols(view: TextView): readonly OutlineSymbol[] {
  const top: OutlineSymbol[] = [];
  let section: (OutlineSymbol & { children: OutlineSymbol[] }) | undefined;
  for (const item of treeOf(view).items) {
    if (item.kind !== 'entry' && item.kind !== 'section') continue;
    const selection = rangeIn(view.source, item.nameSpan);
    if (item.kind === 'section') {
      section = { name: item.name === '' ? '[]' : item.name, detail: '', kind: 'section', range: { start: selection.start, end: lineEnd(view, item.nameSpan.end) }, selection, children: [] };
      top.push(section);
      continue;
    }
    const range = rangeIn(view.source, { start: item.nameSpan.start, end: Math.max(item.nameSpan.end, item.valueSpan.end) });
    const entry: OutlineSymbol = { name: item.key === undefined ? item.name : `${item.name}[${item.key}]`, detail: item.value, kind: 'property', range, selection, children: [] };
    if (section === undefined) top.push(entry);
    else {
      section.children.push(entry);
      Object.assign(section, { range: { start: section.range.start, end: range.end } });
    }
  }
  return top;
}

function lineEnd(view: TextView, offset: number): OutlineSymbol['range']['end'] {
  return view.source.position(view.source.lineSpan(view.source.position(offset).line).end);
}

/** Entries that are the path of one file. */
export function iniLinks(view: TextView, lookups: Lookups): readonly TextLink[] {
  const values = treeOf(view).items.flatMap((item): PathValue[] => (
    item.kind === 'entry' && (iniEntry(item.name)?.type === 'path' || /^(?:zend_)?extension$/.test(item.name)) ? [{ path: item.value, ...unquoted(view.source.text, item.valueSpan) }] : []));
  return pathLinks(view, values, lookups);
}

/** Sections up to their last entry, and comments of several lines. */
export function iniFolds(view: TextView): readonly Fold[] {
  const folds: Fold[] = [];
  const lineOf = (offset: number): number => view.source.position(offset).line;
  const last = (item: IniItem): number => lineOf(Math.max(item.span.start, item.span.end - 1));
  let section: { first: number; last: number } | undefined;
  let comment: { first: number; last: number } | undefined;
  const close = (fold: { first: number; last: number } | undefined, kind: Fold['kind']): void => {
    if (fold !== undefined && fold.last > fold.first) folds.push({ ...fold, kind });
  };
  for (const item of treeOf(view).items) {
    const isComment = item.kind === 'blank' && item.comment !== undefined;
    if (isComment && comment !== undefined && comment.last === lineOf(item.comment!.start) - 1) comment.last++;
    else {
      close(comment, 'comment');
      comment = isComment ? { first: lineOf(item.comment!.start), last: lineOf(item.comment!.start) } : undefined;
    }
    if (item.kind === 'section') {
      close(section, 'section');
      section = { first: lineOf(item.nameSpan.start), last: lineOf(item.nameSpan.start) };
    } else if (section !== undefined && item.kind !== 'blank') section.last = last(item);
  }
  close(comment, 'comment');
  close(section, 'section');
  return folds.sort((left, right) => left.first - right.first || left.last - right.last);
}
