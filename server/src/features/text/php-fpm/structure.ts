/** Sections of a file of pools: outline, folds, and the files that includes open. */
import { fpmRootOf } from '../../../php/fpm/read-root';
import { hostPools } from '../../../stack/fpm-pools';
import type { Fold } from '../../folding';
import { sendersTo } from '../../php-listeners';
import type { OutlineSymbol } from '../../symbols';
import type { FileRange } from '../../view';
import { commentFolds } from '../comment-folds';
import type { Lookups } from '../../lookups';
import { pathLinks, unquoted, type PathValue } from '../path-links';
import { rangeIn } from '../spans';
import type { TextLink, TextView } from '../text-features';
import { eventAt, fpmSections } from './model';

/** A section for each header, with its lines inside. */
export function fpmSymbols(view: TextView): readonly OutlineSymbol[] {
  return fpmSections(view).flatMap(({ name, header, lines, isGlobal }): OutlineSymbol[] => {
    const entries = lines.flatMap((line): OutlineSymbol[] => line.events.map((event) => {
      const range = rangeIn(view.source, { start: line.start, end: line.end });
      const value = event.kind === 'section' ? '' : event.value ?? '';
      return { name: event.kind === 'element' ? `${event.name}[${event.key}]` : event.name, detail: value, kind: 'property', range, selection: rangeIn(view.source, event.nameAt), children: [] };
    }));
    if (header === undefined) return entries;
    const event = header.events.find((each) => each.kind === 'section')!;
    const range = rangeIn(view.source, { start: header.start, end: lines.at(-1)?.end ?? header.end });
    const listen = entries.find((entry) => entry.name.toLowerCase() === 'listen');
    return [{ name: name === '' ? '[]' : name, detail: isGlobal ? 'all pools' : listen?.detail ?? '', kind: 'section', range, selection: rangeIn(view.source, event.nameAt), children: entries }];
  });
}

/** Sections fold up to their last line that is not empty, and comments of several lines. */
export function fpmFolds(view: TextView): readonly Fold[] {
  const sections = fpmSections(view).flatMap(({ header, lines }): Fold[] => {
    const last = lines.findLast(({ events }) => events.length > 0);
    return header === undefined || last === undefined ? [] : [{ first: header.number - 1, last: last.number - 1, kind: 'section' }];
  });
  return [...sections, ...commentFolds(view.source, (_, text) => /^[ \t]*;/.test(text))].sort((left, right) => left.first - right.first);
}

/** An include that opens one file is a link to it, and so is a log that is there. */
export function fpmLinks(view: TextView, lookups: Lookups): readonly TextLink[] {
  const includes = includesOf(view).flatMap(({ at, files }) => (files.length === 1 ? [{ range: rangeIn(view.source, at), target: files[0]! }] : []));
  const logs = fpmSections(view).flatMap(({ lines }) => lines).flatMap(({ events }) => events).flatMap((event): PathValue[] => (
    event.kind === 'entry' && LOGS.test(event.name) && event.value !== undefined ? [{ path: event.value, ...unquoted(view.source.text, event.valueAt) }] : []));
  return [...includes, ...pathLinks(view, logs, lookups)];
}

const LOGS = /^(?:error_log|access\.log|slowlog)$/i;

/** From an include to all the files it opens; from a pool or its address to the lines of httpd that send scripts there. */
export function fpmDefinitions(view: TextView, offset: number): readonly FileRange[] {
  const event = eventAt(view, offset)?.event;
  if (event === undefined) return [];
  if (event.kind === 'section' || event.name.toLowerCase() === 'listen') return sendersOf(view, event.nameAt.start);
  const top = { line: 0, column: 0 };
  return includesOf(view).filter(({ name }) => name.start === event.nameAt.start).flatMap(({ files }) => files.map((file) => ({ file, start: top, end: top })));
}

/** @param at where the pool's header or its `listen` begins */
function sendersOf(view: TextView, at: number): readonly FileRange[] {
  const { workspace, file, kind, host, servers } = view;
  const pools = hostPools({ around: workspace.host({ file, scope: 'server', kind }).around, host });
  const pool = pools.find((each) => (each.at.source === view.source && each.at.start === at) || each.lines.some(({ name, nameAt }) => name === 'listen' && nameAt.start === at && each.place(nameAt)?.source === view.source));
  return pool === undefined || pool.listen === '' ? [] : servers.flatMap((check) => sendersTo(workspace, check, pool.listen));
}

function includesOf(view: TextView): readonly { readonly at: { readonly start: number; readonly end: number }; readonly name: { readonly start: number }; readonly files: readonly string[] }[] {
  const root = view.check === undefined ? undefined : fpmRootOf(view.check.reading);
  if (root === undefined) return [];
  return root.answer.reading.includes.flatMap(({ at, opened }) => {
    if (root.opened.get(at.file)?.file !== view.file) return [];
    const event = fpmSections(view).flatMap(({ lines }) => lines).flatMap(({ events }) => events).find(({ nameAt }) => nameAt.start === at.start);
    if (event === undefined || event.kind === 'section') return [];
    return [{ at: event.valueAt, name: event.nameAt, files: opened.flatMap((path) => root.opened.get(path)?.file ?? []) }];
  });
}
