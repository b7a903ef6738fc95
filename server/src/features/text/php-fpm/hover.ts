/** What a directive of PHP-FPM is, what its value comes to, and what the pool works with. */
import { isSince, type FpmArray, type FpmDirective } from '../../../php/fpm/directives';
import type { FpmEvent } from '../../../php/fpm/line';
import type { FpmWorld } from '../../../php/fpm/model';
import { poolNumber } from '../../../php/fpm/pool-values';
import { fpmRootOf } from '../../../php/fpm/read-root';
import { readValue } from '../../../php/fpm/values';
import { codes, list, paragraph, type CardPart, type Hover, type Inline } from '../../hover/card';
import { iniCard } from '../../hover/ini';
import { withEffective } from '../../hover/php-chain';
import type { Lookups } from '../../lookups';
import { phpSettingCard } from '../php-setting-card';
import { holds, rangeIn } from '../spans';
import type { TextView } from '../text-features';
import { eventAt, fpmWorld, meaningOf } from './model';

export function fpmHover(view: TextView, offset: number, lookups: Lookups): Hover | undefined {
  const found = eventAt(view, offset);
  if (found === undefined) return undefined;
  const { event, section } = found;
  const world = fpmWorld(view);
  const range = rangeIn(view.source, holds(event.nameAt, offset) || event.kind === 'section' ? event.nameAt : event.valueAt);
  if (event.kind === 'section') return { range, parts: sectionCard(view, event.name, section.isGlobal) };
  const meaning = meaningOf(event, section.isGlobal, world);
  if (meaning === undefined) return event.kind === 'entry' && event.name === 'include' ? { range, parts: [paragraph({ code: 'include' }, ': reads other files here, by a pattern. A relative one begins at the prefix of the build. The section that is open afterwards is the one the last file ends in.')] } : undefined;
  return { range, parts: [...card(meaning, world), ...valueCard(event, meaning, world), ...settingCard(view, event, lookups)] };
}

function card(meaning: FpmDirective | FpmArray, { version }: FpmWorld): CardPart[] {
  const rows: Inline[][] = [];
  if ('scope' in meaning) {
    rows.push([`**In:** ${meaning.scope === 'global' ? '[global]' : 'pools'}`]);
    const usual = meaning.name === 'listen.backlog' && !isSince(version, [8, 2]) ? '511' : meaning.usual;
    rows.push(['**Default:** ', usual === undefined ? 'none' : { code: usual }]);
    if (meaning.words !== undefined) rows.push(['**Values:** ', ...codes(meaning.words)]);
  }
  if (meaning.since !== undefined) rows.push([`**Since:** PHP ${meaning.since.join('.')}`]);
  return [paragraph({ code: 'scope' in meaning ? meaning.name : `${meaning.name}[]` }, ': ', meaning.summary), ...list(rows)];
}

/** Where the value is read as something else than it looks. */
function valueCard(event: FpmEvent, meaning: FpmDirective | FpmArray, { version }: FpmWorld): CardPart[] {
  if (event.kind !== 'entry' || event.value === undefined || !('scope' in meaning)) return [];
  const read = readValue(meaning.type, event.value, version);
  if ('refused' in read) return [paragraph('PHP-FPM refuses this value: ', { code: read.refused }, '.')];
  if (meaning.type === 'time' && !/^\d+$/.test(event.value)) return [paragraph('That is ', { code: String(read.value) }, ' seconds.')];
  return meaning.type === 'boolean' ? [paragraph(`That is ${read.value === true ? 'on' : 'off'}.`)] : [];
}

/** The setting of PHP that stands in brackets. */
function settingCard(view: TextView, event: FpmEvent, lookups: Lookups): readonly CardPart[] {
  return event.kind === 'element' && event.name.startsWith('php_') ? withEffective(iniCard(event.key), phpSettingCard(view, event.key, event.nameAt, lookups)) : [];
}

function sectionCard(view: TextView, name: string, isGlobal: boolean): CardPart[] {
  if (isGlobal) return [paragraph('The section of the master process: its log, and limits of all pools together.')];
  const root = view.check === undefined ? undefined : fpmRootOf(view.check.reading);
  const pool = root?.answer.reading.pools.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (root === undefined || pool === undefined) return [paragraph('The pool ', { code: name }, '.')];
  const number = (directive: string): number => poolNumber(pool, directive, root.world);
  const bound = number('request_terminate_timeout');
  const requests = number('pm.max_requests');
  return [
    paragraph('The pool ', { code: name }, ': at most ', { code: String(number('pm.max_children')) }, ' requests at once.'),
    ...list([
      ['**Listens at:** ', { code: root.answer.pools.find((each) => each.pool === pool)?.changed.get('listen')?.toString() ?? pool.settings.get('listen')?.text ?? 'nothing' }],
      ['**Children:** ', { code: pool.settings.get('pm')?.text ?? 'no pm' }],
      [bound > 0 ? `A request ends after ${bound} s at the latest.` : 'Nothing ends a request.'],
      [requests > 0 ? `A child is replaced after ${requests} requests.` : 'Children are never replaced.'],
    ]),
  ];
}
