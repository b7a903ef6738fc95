/** What can be typed at a place: directives that are allowed there, closing tags, values and modules. */
import type { Position } from '../base/span';
import { allowedIn, type Place } from '../httpd/catalog/allowed-in';
import { catalog, directive } from '../httpd/catalog/catalog';
import { prose } from '../httpd/catalog/prose';
import type { DirectiveSpec } from '../httpd/catalog/types';
import { outlineOf, type OutlineSection } from '../httpd/syntax/outline';
import { skipSpace, wordsFrom } from '../httpd/syntax/words';
import { keyAt } from './line-key';
import type { LineRange, View } from './view';

export interface Completion {
  readonly label: string;
  readonly kind: 'directive' | 'section' | 'closing' | 'value' | 'module';
  readonly detail: string;
  /** Prose with `code` in backticks. */
  readonly documentation: string | undefined;
  readonly replace: LineRange;
  readonly insert: string;
  /** Lower comes first; what the server would refuse here comes last or not at all. */
  readonly rank: number;
  readonly deprecated: boolean;
}

export function completionsAt(view: View, position: Position): readonly Completion[] {
  const found = view.source.lineAt(position);
  if (found === undefined) return directives(view, [], emptyAt(position), false);
  const { line, block, offset } = found;
  if (line.kind === 'comment') return [];
  const start = skipSpace(line.text, 0);
  const upTo = line.text.slice(0, offset);
  const from = view.source.position(line, Math.min(start, offset), false, block) ?? position;
  const typed = { start: from, end: position };
  const sections = sectionsAround(view, position.line, line.kind === 'open' || line.kind === 'close');
  if (/^\s*<\/[\w]*$/.test(upTo)) return closing(sections, typed);
  if (/^\s*<?[\w]*$/.test(upTo)) return directives(view, sections, typed, upTo.trimStart().startsWith('<'));
  return values(view, line.text, upTo, keyAt(line).key, position);
}

function emptyAt(position: Position): LineRange {
  return { start: position, end: position };
}

/** Sections that hold a physical line, innermost last; a tag's own line is outside its section. */
function sectionsAround({ source }: View, at: number, onTag: boolean): readonly OutlineSection[] {
  const around: OutlineSection[] = [];
  for (let list = outlineOf(source).sections; ;) {
    const section = list.find((each) => each.open.at < at && at <= each.last && !(onTag && each.open.at === at));
    if (section === undefined) return around;
    around.push(section);
    list = section.sections;
  }
}

function closing(sections: readonly OutlineSection[], replace: LineRange): Completion[] {
  const open = sections.at(-1);
  if (open === undefined) return [];
  const label = `</${open.name}>`;
  return [{ label, kind: 'closing', detail: '', documentation: undefined, replace, insert: label, rank: 0, deprecated: false }];
}

const TRANSPARENT = /^(?:ifmodule|ifdefine|ifversion|iffile|ifdirective|ifsection|macro)$/;

function placeOf({ checks }: View, sections: readonly OutlineSection[]): Place {
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

function directives(view: View, sections: readonly OutlineSection[], replace: LineRange, onlySections: boolean): readonly Completion[] {
  const place = placeOf(view, sections);
  const free = sections.some((section) => section.name.toLowerCase() === 'macro');
  const loaded = view.checks.find((check) => check.config.world.modules === 'loaded')?.config.environment.modules;
  const items: Completion[] = [];
  for (const spec of catalog.directives.values()) {
    const isSection = spec.type === 'section';
    if ((onlySections && !isSection) || (!free && !allowedIn(spec, place))) continue;
    const known = loaded === undefined || spec.identifiers.some((identifier) => loaded.has(identifier));
    // Somebody else's module that is not there is hardly what is meant.
    if (!known && spec.thirdParty === true) continue;
    const label = isSection ? `<${spec.name}>` : spec.name;
    items.push({
      label, kind: isSection ? 'section' : 'directive', detail: known ? spec.module : `${spec.module}, not loaded`,
      documentation: prose(spec), replace, insert: isSection ? `<${spec.name}` : spec.name,
      rank: (known ? 0 : 2) + (spec.obsolete === undefined ? 0 : 1), deprecated: spec.obsolete !== undefined,
    });
  }
  return items;
}

function values(view: View, text: string, upTo: string, key: string, position: Position): readonly Completion[] {
  const partial = wordUpTo(upTo);
  const replace = { start: { line: position.line, column: position.column - partial.length }, end: position };
  const index = wordsFrom(upTo, keyEnd(text)).length - (partial === '' ? 0 : 1);
  const item = (label: string, detail: string, kind: 'value' | 'module'): Completion => (
    { label, kind, detail, documentation: undefined, replace, insert: label, rank: 0, deprecated: false });
  if ((key === 'loadmodule' && index === 0) || key === '<ifmodule') {
    return [...catalog.modules.values()].map((module) => item(key === '<ifmodule' && !partial.endsWith('_') ? module.sourceFile : module.identifier, module.name, 'module'));
  }
  const spec = directive(key);
  return spec === undefined ? [] : valuesOf(spec, index + 1).map((value) => item(value, spec.name, 'value'));
}

/** What of the current word is typed; walks back, since a pattern would begin at every character of a long line. */
function wordUpTo(text: string): string {
  let start = text.length;
  while (start > 0 && !/[\s"']/.test(text[start - 1]!)) start--;
  return text.slice(start);
}

function keyEnd(text: string): number {
  const start = skipSpace(text, 0);
  return start + (/^\S*/.exec(text.slice(start))?.[0].length ?? 0);
}

/** Enumerated values of an argument, counted from 1; the last set goes on where the argument may be repeated. */
function valuesOf(spec: DirectiveSpec, argument: number): readonly string[] {
  const sets = spec.values ?? [];
  const own = sets.find((set) => set.arg === argument) ?? sets.findLast((set) => set.repeat === true && set.arg < argument);
  return own?.values ?? (spec.args === 'FLAG' && argument === 1 ? ['On', 'Off'] : []);
}
