/** Keys and values that fit in CSP.ini at a place. */
import { iniOf, type IniSection } from '../../../gateway/ini';
import { keysOf } from '../../../gateway/keys';
import { factOf, gatewayIni, sectionKind } from '../../../gateway/model';
import type { Completion } from '../../completion';
import { typingAt, type Typing } from '../offers';
import type { TextView } from '../text-features';

export function gatewayCompletions(view: TextView, offset: number): readonly Completion[] {
  const tree = iniOf(view.source);
  const { line: { start }, before: upTo, offer } = typingAt(view, offset);
  if (/^\s*[;#[]/.test(upTo)) return [];
  const section = tree.sections.findLast((each) => each.start < start);
  if (section === undefined) return [];
  const equals = upTo.indexOf('=');
  if (equals < 0) return keyOffers(section, offer, upTo.trimStart());
  const typed = upTo.slice(equals + 1).trimStart();
  const values = valuesFor(section, upTo.slice(0, equals).trim(), gatewayIni(tree).servers);
  return values.map((value) => offer(typed, value));
}

function keyOffers(section: IniSection, offer: Typing['offer'], typed: string): readonly Completion[] {
  const there = new Set(section.entries.map(({ key }) => key));
  return keysOf(sectionKind(section)).filter(({ name, isManaged }) => isManaged !== true && (name === typed || !there.has(name))).map(({ name, text, byDefault }) => {
    const label = name === 'Alternative_Server_n' ? 'Alternative_Server_0' : name;
    return offer(typed, label, { kind: 'key', detail: byDefault === undefined ? '' : `unless it is set: ${byDefault}`, documentation: text, insert: `${label}=`, deprecated: name === 'SSLCC_Protocol' || name === 'NameSpace' });
  });
}

function valuesFor(section: IniSection, key: string, servers: readonly IniSection[]): readonly string[] {
  const kind = sectionKind(section);
  if (kind === 'server-index' || kind === 'application-index') return ['Enabled', 'Disabled'];
  const fact = factOf(section, key);
  if (fact?.type === 'reference') return servers.map(({ name }) => name);
  if (fact?.name === 'Alternative_Server_n') return servers.map(({ name }) => `1~~~~~~${name}`);
  return fact?.type === 'flag' ? ['0', '1'] : fact?.words ?? [];
}
