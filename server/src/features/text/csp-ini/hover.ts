/** What a key of CSP.ini means, and what a number of connections comes to beside httpd. */
import { iniOf } from '../../../gateway/ini';
import { factOf, numberOf, sectionKind } from '../../../gateway/model';
import type { IniKey } from '../../../gateway/keys';
import { list, paragraph, type CardPart, type Hover, type Inline } from '../../hover/card';
import { holds, rangeIn } from '../spans';
import type { TextView } from '../text-features';

export function gatewayHover({ source }: TextView, offset: number): Hover | undefined {
  for (const section of iniOf(source).sections) {
    if (holds(section.nameSpan, offset)) return { range: rangeIn(source, section.nameSpan), parts: [paragraph(SECTIONS[sectionKind(section)])] };
    const entry = section.entries.find((each) => holds(each, offset));
    const fact = entry === undefined ? undefined : factOf(section, entry.key);
    if (entry === undefined || fact === undefined) continue;
    return { range: rangeIn(source, entry), parts: [{ kind: 'code', text: `${entry.key}=${entry.value}` }, paragraph(fact.text), ...list(rows(fact)), ...arithmetic(fact, numberOf(entry))] };
  }
  return undefined;
}

const SECTIONS = {
  system: 'Settings of the gateway as a whole. What a server\'s section sets, too, holds for that server.',
  'server-index': 'The servers that exist, each `Enabled` or `Disabled`.',
  'application-index': 'The paths that have settings of their own, each `Enabled` or `Disabled`.',
  application: 'One path of the web server: which server answers it, and how.',
  server: 'One application server: where it is, who the gateway is there, and how many connections it may open.',
} as const;

function rows({ words, min, max, byDefault, isManaged }: IniKey): readonly (readonly Inline[])[] {
  const found: (readonly Inline[])[] = [];
  if (words !== undefined) found.push(['**Values:** ', words.join(', ')]);
  if (min !== undefined) found.push([max === undefined ? `**At least** ${min}` : `**From** ${min} **to** ${max}`]);
  if (byDefault !== undefined) found.push(['**Unless it is set:** ', { code: byDefault }]);
  if (isManaged === true) found.push(['**Written by the gateway**']);
  return found;
}

function arithmetic({ name }: IniKey, limit: number | undefined): readonly CardPart[] {
  if (name !== 'Maximum_Server_Connections' || limit === undefined) return [];
  return [paragraph(`Counted once, ${limit} connections in all. Counted in each process of httpd: the smaller of ${limit} and ThreadsPerChild there, times the number of processes; one in each process of prefork.`)];
}
