/** What an entry of an ini file is, what its value comes to, and whether another line takes its place. */
import { iniEntry } from '../../../php/catalog/catalog';
import { defaultIn, modeIn } from '../../../php/catalog/versions';
import { PERDIR, type IniSpec } from '../../../php/catalog/types';
import { bytesText, quantityOf } from '../../../php/effective/quantity';
import { isOn } from '../../../php/effective/words';
import { ERROR_LEVELS } from '../../../php/ini/constants';
import { parseIni, textOf } from '../../../php/ini/parse';
import { isSpecialSection } from '../../../php/ini/statements';
import type { IniEntry, IniItem } from '../../../php/ini/tree';
import { paragraph, type CardPart, type Hover } from '../../hover/card';
import { iniCard } from '../../hover/ini';
import { withEffective } from '../../hover/php-chain';
import type { Lookups } from '../../lookups';
import { phpSettingCard } from '../php-setting-card';
import { holds, rangeIn } from '../spans';
import type { TextView } from '../text-features';
import { entriesNamed, itemAt, LOADERS, treeOf, versionOf } from './model';

export function iniHover(view: TextView, offset: number, lookups: Lookups): Hover | undefined {
  const item = itemAt(treeOf(view), offset);
  if (item?.kind === 'section') return sectionHover(view, item);
  if (item?.kind !== 'entry') return undefined;
  const onName = holds(item.nameSpan, offset);
  if (!onName && !holds(item.valueSpan, offset)) return undefined;
  const loader = LOADERS[item.name.toLowerCase()];
  if (loader !== undefined && item.key === undefined) return { range: rangeIn(view.source, onName ? item.nameSpan : item.valueSpan), parts: [paragraph({ code: item.name }, ': ', loader), ...(view.kind === 'user-ini' ? [paragraph('PHP does not take it from a .user.ini file.')] : [])] };
  const version = versionOf(view);
  const spec = iniEntry(item.name);
  const setting = item.key === undefined ? phpSettingCard(view, item.name, item.nameSpan, lookups) : [];
  const about = [...iniCard(item.name), ...placeCard(view, spec, version), ...valueCard(view, item, spec, version)];
  const parts = setting.length > 0 ? withEffective(about, setting) : [...about, ...otherCard(view, item)];
  return parts.length === 0 ? undefined : { range: rangeIn(view.source, onName ? item.nameSpan : item.valueSpan), parts };
}

function sectionHover(view: TextView, { name, nameSpan }: Extract<IniItem, { kind: 'section' }>): Hover {
  const special = isSpecialSection(name) && view.kind === 'php-ini';
  const text = special
    ? 'What follows, to the end of the file or to the next section of this kind, holds for this path or host alone, in CGI and FPM. mod_php passes it over.'
    : 'A heading for people: names of sections mean nothing to PHP, and entries are in no section.';
  return { range: rangeIn(view.source, nameSpan), parts: [paragraph({ code: `[${name}]` }, ': ', text)] };
}

function placeCard(view: TextView, spec: IniSpec | undefined, version: number): CardPart[] {
  if (spec === undefined || view.kind !== 'user-ini' || (modeIn(spec, version) & PERDIR) !== 0) return [];
  return [paragraph('PHP does not take it from a .user.ini file.')];
}

function valueCard(view: TextView, item: IniEntry, spec: IniSpec | undefined, version: number): CardPart[] {
  // Constants depend on the version; the tree is that of the newest.
  const { value } = (parseIni(textOf(treeOf(view), item.valueSpan) === '' ? '' : `v = ${textOf(treeOf(view), item.valueSpan)}\n`, { version }).items[0] ?? item) as IniEntry;
  const written = textOf(treeOf(view), item.valueSpan);
  const said: CardPart[] = [];
  if (value !== written && value !== written.replace(/^(["'])([\s\S]*)\1$/, '$2')) said.push(paragraph('PHP reads ', value === '' ? 'nothing' : { code: value }, '.'));
  if (spec?.type === 'bool') said.push(paragraph(`That is ${isOn(value) ? 'on' : 'off'}.`));
  else if (spec?.type === 'size' && /^\s*\d/.test(value)) said.push(paragraph(`That is ${bytesText(quantityOf(value, version).value)}.`));
  else if (item.name === 'error_reporting' && /^-?\d+$/.test(value)) said.push(paragraph(levels(Number(value))));
  if (spec !== undefined && value === (defaultIn(spec, { version }) ?? '')) said.push(paragraph('It is the default.'));
  return said;
}

function levels(mask: number): string {
  const all = Object.entries(ERROR_LEVELS);
  const missing = all.filter(([, bit]) => (mask & bit) === 0).map(([name]) => name).filter((name) => name !== 'E_STRICT');
  if (missing.length === 0) return 'That is every level.';
  if (missing.length === all.length - 1) return 'That is no level: nothing is reported.';
  return missing.length <= 5 ? `That is all but ${missing.join(', ')}.` : `That is ${all.filter(([, bit]) => (mask & bit) !== 0).map(([name]) => name).join(', ')}.`;
}

function otherCard(view: TextView, item: IniEntry): CardPart[] {
  const last = entriesNamed(treeOf(view), item.name).at(-1);
  if (last === undefined || last === item || item.key !== undefined) return [];
  const { line } = view.source.position(last.nameSpan.start);
  return [paragraph(`Line ${line + 1} sets it again, and the last line counts.`)];
}
