/** Keys and values that fit in CSP.ini at a place. */
import { iniOf, type IniSection } from '../../../gateway/ini';
import { keysOf } from '../../../gateway/keys';
import { factOf, gatewayIni, sectionKind } from '../../../gateway/model';
import type { Completion } from '../../completion';
import { rangeIn } from '../spans';
import type { TextView } from '../text-features';

export function gatewayCompletions({ source }: TextView, offset: number): readonly Completion[] {
  const tree = iniOf(source);
  const { start } = source.lineSpan(source.position(offset).line);
  const upTo = source.text.slice(start, offset);
  if (/^\s*[;#[]/.test(upTo)) return [];
  const section = tree.sections.findLast((each) => each.start < start);
  if (section === undefined) return [];
  const equals = upTo.indexOf('=');
  if (equals < 0) return keyOffers(section, (length) => rangeIn(source, { start: offset - length, end: offset }), upTo.trimStart());
  const typed = upTo.slice(equals + 1).trimStart();
  const values = valuesFor(section, upTo.slice(0, equals).trim(), gatewayIni(tree).servers);
  return values.map((value): Completion => ({
    label: value, kind: 'value', detail: '', documentation: undefined, replace: rangeIn(source, { start: offset - typed.length, end: offset }), insert: value, rank: 0, deprecated: false,
  }));
}

function keyOffers(section: IniSection, replace: (length: number) => Completion['replace'], typed: string): readonly Completion[] {
  const there = new Set(section.entries.map(({ key }) => key));
  return keysOf(sectionKind(section)).filter(({ name, isManaged }) => isManaged !== true && (name === typed || !there.has(name))).map(({ name, text, byDefault }) => {
    const label = name === 'Alternative_Server_n' ? 'Alternative_Server_0' : name;
    return { label, kind: 'key', detail: byDefault === undefined ? '' : `unless it is set: ${byDefault}`, documentation: text, replace: replace(typed.length), insert: `${label}=`, rank: 0, deprecated: name === 'SSLCC_Protocol' || name === 'NameSpace' };
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
