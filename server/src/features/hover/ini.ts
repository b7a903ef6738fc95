/** The hover of an ini entry in php_value and its like. */
import { groupOf, iniEntry } from '../../php/catalog/catalog';
import { list, paragraph, type CardPart, type Inline } from './card';

export function iniCard(name: string): readonly CardPart[] {
  const entry = iniEntry(name);
  if (entry === undefined) return [];
  const rows: Inline[][] = [['**Default:** ', entry.default === null || entry.default === '' ? 'empty' : { code: entry.default }]];
  if (entry.values !== undefined) rows.push(['**Values:** ', { code: entry.values.join(', ') }]);
  rows.push([`**Extension:** ${groupOf(name) ?? 'core'}`]);
  if (entry.since !== undefined) rows.push([`**Since:** PHP ${entry.since}`]);
  if (entry.deprecated !== undefined) rows.push([`**Deprecated** since PHP ${entry.deprecated}`]);
  if (entry.removed !== undefined) rows.push([`**Removed** in PHP ${entry.removed}`, ...(entry.instead === undefined ? [] : ['; use ', { code: entry.instead }])]);
  return [paragraph({ code: name }, ': ', entry.summary), ...list(rows)];
}
