/** The hover of an ini entry in php_value and its like. */
import { groupOf, iniEntry } from '../../php/catalog/catalog';
import { list, paragraph, type CardPart, type Inline } from './card';

/** Where an entry's mode lets it be set; mod_php and FPM look at it in different ways. */
const PLACES: Readonly<Record<number, string>> = {
  7: 'everywhere, in scripts too', 6: 'php.ini, pools, httpd, .htaccess and .user.ini', 4: 'php.ini, pools, php_admin_value of httpd', 2: 'php.ini, pools, httpd, .htaccess and .user.ini', 1: 'in scripts',
};

export function iniCard(name: string): readonly CardPart[] {
  const entry = iniEntry(name);
  if (entry === undefined) return [];
  const rows: Inline[][] = [['**Default:** ', entry.default === null || entry.default === '' ? 'empty' : { code: entry.default }]];
  if (entry.values !== undefined) rows.push(['**Values:** ', { code: entry.values.join(', ') }]);
  rows.push([`**May be set:** ${PLACES[entry.mode] ?? 'nowhere'}`]);
  rows.push([`**Extension:** ${groupOf(name) ?? 'core'}`]);
  if (entry.since !== undefined) rows.push([`**Since:** PHP ${entry.since}`]);
  if (entry.deprecated !== undefined) rows.push([`**Deprecated** since PHP ${entry.deprecated}`]);
  if (entry.removed !== undefined) rows.push([`**Removed** in PHP ${entry.removed}`, ...(entry.instead === undefined ? [] : ['; use ', { code: entry.instead }])]);
  return [paragraph({ code: name }, ': ', entry.summary), ...list(rows)];
}
