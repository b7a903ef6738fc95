/** A file of pools as the editor sees it: lines, the section each stands in, and what is under the cursor. */
import { rememberedByText } from '../../../base/text-file';
import { fpmArray, fpmDirective, type FpmArray, type FpmDirective } from '../../../php/fpm/directives';
import { fpmLines, type FpmEvent, type FpmLine } from '../../../php/fpm/line';
import type { FpmWorld } from '../../../php/fpm/model';
import { worldOf } from '../../../php/fpm/read-root';
import { holds } from '../spans';
import type { TextView } from '../text-features';

export interface FpmSection {
  /** `global` in whatever case it is written; the lines before any header are global too. */
  readonly name: string;
  readonly isGlobal: boolean;
  /** Undefined for the lines before the first header. */
  readonly header: FpmLine | undefined;
  readonly lines: readonly FpmLine[];
}

/** Version and build that the file's place tells. */
export function fpmWorld({ file, host }: Pick<TextView, 'file' | 'host'>): FpmWorld {
  return worldOf(file, host);
}

const NEWEST = worldOf('', {});
const parsed = rememberedByText(({ text }) => sectionsFrom(fpmLines(text, NEWEST)));

/** The sections in the order of the text. Which names a version has is asked later; what a line holds does not depend on it. */
export function fpmSections({ source }: Pick<TextView, 'source'>): readonly FpmSection[] {
  return parsed(source);
}

function sectionsFrom(lines: readonly FpmLine[]): readonly FpmSection[] {
  const sections: (FpmSection & { lines: FpmLine[] })[] = [{ name: '', isGlobal: true, header: undefined, lines: [] }];
  for (const line of lines) {
    const header = line.events.find((event) => event.kind === 'section');
    if (header !== undefined) sections.push({ name: header.name, isGlobal: /^global$/i.test(header.name), header: line, lines: [] });
    else sections.at(-1)!.lines.push(line);
  }
  return sections.filter((section) => section.header !== undefined || section.lines.some(({ events }) => events.length > 0));
}

/** The section that an offset stands in; the global one above all headers. */
export function sectionAt(view: Pick<TextView, 'source'>, offset: number): Pick<FpmSection, 'name' | 'isGlobal'> {
  return fpmSections(view).findLast(({ header }) => header === undefined || header.start <= offset) ?? { name: '', isGlobal: true };
}

/** The entry or header under the cursor, and the section it stands in. */
export function eventAt(view: Pick<TextView, 'source'>, offset: number): { readonly event: FpmEvent; readonly section: Pick<FpmSection, 'name' | 'isGlobal'> } | undefined {
  for (const section of fpmSections(view)) {
    const line = [...(section.header === undefined ? [] : [section.header]), ...section.lines].find((each) => each.start <= offset && offset <= each.end);
    const event = line?.events.find(({ nameAt, ...rest }) => holds({ start: nameAt.start, end: 'valueAt' in rest ? Math.max(nameAt.end, rest.valueAt.end) : nameAt.end }, offset));
    if (event !== undefined) return { event, section };
  }
  return undefined;
}

/** What a name is in a section of this version; undefined for one that PHP-FPM does not know there. */
export function meaningOf(event: FpmEvent, isGlobal: boolean, { version }: FpmWorld): FpmDirective | FpmArray | undefined {
  if (event.kind === 'section') return undefined;
  return event.kind === 'element' ? fpmArray(event.name, version) : fpmDirective(event.name, isGlobal ? 'global' : 'pool', version);
}
