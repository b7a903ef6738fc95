/** Where a line stands, by the tags around it. */
import type { Place } from '../../httpd/catalog/allowed-in';
import { outlineOf, type OutlineSection } from '../../httpd/syntax/outline';
import type { View } from '../view';

/** Sections that hold a physical line, innermost last; a tag's own line is outside its section. What nothing closes goes on below the last line. */
export function sectionsAround({ source }: View, at: number): readonly OutlineSection[] {
  const around: OutlineSection[] = [];
  for (let list = outlineOf(source).sections; ;) {
    const section = list.find((each) => each.open.at < at && at <= each.last + (each.close === undefined ? 1 : 0) && each.close?.at !== at);
    if (section === undefined) return around;
    around.push(section);
    list = section.sections;
  }
}

const TRANSPARENT = /^(?:ifmodule|ifdefine|ifversion|iffile|ifdirective|ifsection|macro|require(?:all|any|none))$/;

export function placeOf({ checks }: View, sections: readonly OutlineSection[]): Place {
  const name = sections.findLast((section) => !TRANSPARENT.test(section.name.toLowerCase()))?.name.toLowerCase() ?? '';
  if (/^directory/.test(name)) return 'directory';
  if (/^location/.test(name)) return 'location';
  if (/^files/.test(name)) return 'files';
  if (/^(?:if|elseif|else)$/.test(name)) return 'if';
  if (/^limit/.test(name)) return 'limit';
  if (/^proxy/.test(name)) return 'proxy';
  if (name === 'virtualhost') return 'virtualHost';
  return checks.some((check) => check.root.scope === 'htaccess') ? 'htaccess' : 'server';
}
