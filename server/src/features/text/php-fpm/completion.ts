/** Names of directives, of PHP's settings in brackets, and values, for files of pools. */
import { iniEntries, iniEntry } from '../../../php/catalog/catalog';
import { ARRAY_DIRECTIVES, fpmDirective, GLOBAL_DIRECTIVES, isSince, POOL_DIRECTIVES, type FpmDirective } from '../../../php/fpm/directives';
import type { Completion } from '../../completion';
import { typingAt } from '../offers';
import type { TextView } from '../text-features';
import { fpmSections, fpmWorld, sectionAt } from './model';

/** Of a line: what stands before the cursor, taken apart by eye, since half a line is no line. */
const NAME = /^\s*([\w.]*)$/;
const KEY = /^\s*(php_(?:admin_)?(?:value|flag))\[\s*([^\]=]*)$/;
const VALUE = /^\s*([\w.]+)(?:\[\s*([^\]]*?)\s*\])?\s*=\s*("?)([^";]*)$/;
const SECTION = /^\s*\[([^\]]*)$/;

const SWITCHES = ['yes', 'no'];

export function fpmCompletions(view: TextView, offset: number): readonly Completion[] {
  const { source } = view;
  const { line, before, offer } = typingAt(view, offset);
  const { isGlobal } = sectionAt(view, line.start);
  const { version } = fpmWorld(view);
  const key = KEY.exec(before);
  if (key !== null) {
    const isFlag = key[1]!.endsWith('flag');
    return [...iniEntries()].filter((entry) => entry.removed === undefined && (entry.type === 'bool') === isFlag && (entry.only?.includes('fpm') ?? true))
      .map((entry) => offer(key[2]!, entry.name, { kind: 'key', documentation: entry.summary, detail: entry.default === null ? '' : `default ${entry.default || 'empty'}`, deprecated: entry.deprecated !== undefined }));
  }
  const section = SECTION.exec(before);
  if (section !== null) return fpmSections(view).some((each) => each.header !== undefined && each.isGlobal) ? [] : [offer(section[1]!, 'global', { kind: 'key', documentation: 'The section of the master process.' })];
  const value = VALUE.exec(before);
  if (value !== null) return valuesOf(value[1]!, value[2], isGlobal, version).map((label) => offer(value[4]!, label, {}));
  const name = NAME.exec(before);
  if (name === null) return [];
  const isFresh = !source.text.slice(offset, line.end).includes('=');
  const present = new Set(fpmSections(view).filter((each) => each.isGlobal === isGlobal && each.name === sectionAt(view, line.start).name).flatMap((each) => each.lines.flatMap(({ events }) => events.map((event) => event.name.toLowerCase()))));
  const directives = (isGlobal ? GLOBAL_DIRECTIVES : POOL_DIRECTIVES).filter((directive) => isSince(version, directive.since));
  const arrays = isGlobal ? [] : ARRAY_DIRECTIVES.filter((array) => isSince(version, array.since));
  return [
    ...directives.map((directive) => offer(name[1]!, directive.name, {
      kind: 'directive', documentation: directive.summary, detail: directive.usual === undefined ? '' : `default ${directive.usual}`,
      insert: isFresh ? `${directive.name} = ` : directive.name, rank: present.has(directive.name) ? 2 : 0,
    })),
    ...arrays.map((array) => offer(name[1]!, array.name, { kind: 'directive', documentation: array.summary, insert: array.key === 'none' ? `${array.name}[]` : `${array.name}[`, rank: 1 })),
    offer(name[1]!, 'include', { kind: 'directive', documentation: 'Reads other files here, by a pattern.', insert: isFresh ? 'include = ' : 'include', rank: 1 }),
  ];
}

function valuesOf(name: string, key: string | undefined, isGlobal: boolean, version: Parameters<typeof fpmDirective>[2]): readonly string[] {
  if (key !== undefined) return /flag$/.test(name) ? ['on', 'off'] : (iniEntry(key)?.values ?? []).filter((word) => !word.startsWith('<'));
  const directive = fpmDirective(name, isGlobal ? 'global' : 'pool', version);
  return directive === undefined ? [] : wordsOf(directive);
}

function wordsOf({ type, words, usual }: FpmDirective): readonly string[] {
  if (type === 'boolean') return SWITCHES;
  return words ?? (usual === undefined ? [] : [usual]);
}
