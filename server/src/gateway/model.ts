/** What a CSP.ini says: servers, applications, and the settings of the gateway as a whole. */
import { keysOf, type SectionKind } from './keys';
import type { IniEntry, IniSection, IniTree } from './ini';

export interface GatewayIni {
  readonly system: readonly IniSection[];
  /** Servers by name; a section that is none of the others is one. */
  readonly servers: readonly IniSection[];
  readonly applications: readonly { readonly path: string; readonly section: IniSection }[];
  readonly serverIndex: readonly IniSection[];
  readonly applicationIndex: readonly IniSection[];
}

const APPLICATION = /^APP_PATH:(.*)$/;

export function sectionKind({ name }: Pick<IniSection, 'name'>): SectionKind {
  if (name === 'SYSTEM') return 'system';
  if (name === 'SYSTEM_INDEX') return 'server-index';
  if (name === 'APP_PATH_INDEX') return 'application-index';
  return APPLICATION.test(name) ? 'application' : 'server';
}

export function gatewayIni({ sections }: IniTree): GatewayIni {
  const of = (kind: SectionKind): IniSection[] => sections.filter((section) => sectionKind(section) === kind);
  return {
    system: of('system'), servers: of('server'), serverIndex: of('server-index'), applicationIndex: of('application-index'),
    applications: of('application').map((section) => ({ path: APPLICATION.exec(section.name)![1]!, section })),
  };
}

/** The last entry of a key, as written; case counts as far as anybody documents. */
export function entryOf(sections: readonly IniSection[], key: string): IniEntry | undefined {
  const wanted = key.toLowerCase();
  return sections.flatMap(({ entries }) => entries).findLast((entry) => entry.key.toLowerCase() === wanted);
}

/** A reference to a server: the section it stands in, where the name is, and the name. */
export interface ServerReference {
  readonly entry: IniEntry;
  readonly name: string;
  readonly section: IniSection;
}

/** Names in Default_Server and Alternative_Server_0 and so on (`1~~~~~~NAME`), and the lines of the index. */
export function serverReferences(ini: GatewayIni): readonly ServerReference[] {
  const sections = [...ini.system, ...ini.applications.map(({ section }) => section)];
  const named = sections.flatMap((section) => section.entries.flatMap((entry): ServerReference[] => {
    if (entry.key === 'Default_Server') return entry.value === '' ? [] : [{ entry, name: entry.value, section }];
    const alternative = /^Alternative_Server_\d+$/.test(entry.key) ? /^[01]~+(.+)$/.exec(entry.value) : null;
    return alternative === null ? [] : [{ entry, name: alternative[1]!, section }];
  }));
  return [...named, ...ini.serverIndex.flatMap((section) => section.entries.map((entry) => ({ entry, name: entry.key, section })))];
}

/** A whole number; undefined where the value is empty or none. */
export function numberOf(entry: IniEntry | undefined): number | undefined {
  return entry !== undefined && /^\d+$/.test(entry.value) ? Number(entry.value) : undefined;
}

/** The fact about a key of a section, by its exact spelling, else without case. */
export function factOf(section: Pick<IniSection, 'name'>, key: string): ReturnType<typeof keysOf>[number] | undefined {
  const facts = keysOf(sectionKind(section));
  return facts.find((fact) => fact.name === key) ?? facts.find((fact) => fact.name.toLowerCase() === key.toLowerCase())
    ?? (sectionKind(section) === 'application' && /^Alternative_Server_\d+$/i.test(key) ? facts.find(({ name }) => name === 'Alternative_Server_n') : undefined);
}
