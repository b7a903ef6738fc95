/** Names of entries and their values, for ini files. */
import { iniEntries, iniEntry } from '../../../php/catalog/catalog';
import { existsIn, modeIn } from '../../../php/catalog/versions';
import { PERDIR, type IniSpec } from '../../../php/catalog/types';
import { ERROR_LEVELS } from '../../../php/ini/constants';
import type { Completion } from '../../completion';
import { typingAt } from '../offers';
import type { TextView } from '../text-features';
import { LOADERS, treeOf, versionOf } from './model';

/** Of a line: what stands before the cursor, taken apart by eye, since half a line is no line. */
const NAME = /^\s*([\w.]*)$/;
const VALUE = /^\s*([\w.]+)\s*=\s*(.*)$/;
const WORD = /[\w.+-]*$/;

export function iniCompletions(view: TextView, offset: number): readonly Completion[] {
  const { source } = view;
  const { line, before, offer } = typingAt(view, offset);
  const value = VALUE.exec(before);
  if (value !== null) {
    if (/;/.test(value[2]!)) return [];
    return valuesOf(value[1]!, value[2]!).map(({ label, detail }) => offer(WORD.exec(before)![0], label, { detail, kind: /^E_/.test(label) ? 'constant' : 'value' }));
  }
  const name = NAME.exec(before);
  if (name === null) return [];
  const isFresh = !source.text.slice(offset, line.end).includes('=');
  const present = new Set(treeOf(view).items.flatMap((item) => (item.kind === 'entry' ? [item.name] : [])));
  const entries = [...iniEntries()].filter((spec) => fits(spec, view)).map((spec) => offer(name[1]!, spec.name, {
    kind: 'key', documentation: spec.summary, detail: spec.default === null ? '' : `default ${spec.default || 'empty'}`,
    insert: isFresh ? `${spec.name} = ` : spec.name, rank: present.has(spec.name) ? 2 : spec.deprecated === undefined ? 0 : 1, deprecated: spec.deprecated !== undefined,
  }));
  const loaders = view.kind === 'user-ini' ? [] : Object.entries(LOADERS).map(([label, documentation]) => offer(name[1]!, label, { kind: 'key', documentation, insert: isFresh ? `${label} = ` : label, rank: 1 }));
  return [...entries, ...loaders];
}

/** What the version has and the file may set; programs of the path's folder only where it names one. */
function fits(spec: IniSpec, view: TextView): boolean {
  const version = versionOf(view);
  if (!existsIn(spec, version)) return false;
  if (view.kind === 'user-ini' && (modeIn(spec, version) & PERDIR) === 0) return false;
  const program = /\/php\/\d+\.\d+\/(apache2|fpm|cli)\//.exec(view.file)?.[1];
  if (program === undefined || spec.only === undefined) return true;
  return spec.only.includes(program === 'apache2' ? 'apache2handler' : program as 'fpm' | 'cli');
}

function valuesOf(name: string, before: string): readonly { readonly label: string; readonly detail: string }[] {
  const spec = iniEntry(name);
  if (spec === undefined) return [];
  if (name === 'error_reporting') return ['E_ALL', ...Object.keys(ERROR_LEVELS)].map((label) => ({ label, detail: label === 'E_ALL' ? 'every level' : String(ERROR_LEVELS[label]) }));
  // One value and no more.
  if (/^\S+\s/.test(before)) return [];
  const words = spec.type === 'bool' ? ['On', 'Off'] : (spec.values ?? []).filter((word) => !word.startsWith('<') && word !== '');
  const usual = [spec.default, spec.shipped].filter((value): value is string => typeof value === 'string' && value !== '' && spec.type !== 'bool' && !words.includes(value));
  return [...words.map((label) => ({ label, detail: '' })), ...[...new Set(usual)].map((label) => ({ label, detail: label === spec.default ? 'default' : 'in the php.ini for servers' }))];
}
