/** Unit files of systemd and their drop-ins, as config_parse reads them (src/shared/conf-parser.c). */
import type { Span } from '../base/span';
import { linesOf, trimmed, trimSpan } from './lines';
import type { Rejected, Setting } from './setting';

/** A setting of a unit file; its section stands without brackets. */
export interface UnitSetting extends Setting {
  readonly section: string;
}

export interface UnitFile {
  readonly settings: readonly UnitSetting[];
  readonly sections: readonly { readonly name: string; readonly at: Span }[];
  readonly rejected: readonly Rejected[];
}

/**
 * Reads a unit file. A `\` at the end joins the next line with a blank, comments in between are passed over, and a line
 * that is none is logged by systemd and ignored.
 */
export function parseUnit(text: string): UnitFile {
  const settings: UnitSetting[] = [];
  const sections: { name: string; at: Span }[] = [];
  const rejected: Rejected[] = [];
  let section: string | undefined;
  let open: Span[] = [];
  const finish = (): void => {
    const parts = open;
    open = [];
    if (parts.length === 0) return;
    const at = trimSpan(text, { start: parts[0]!.start, end: parts.at(-1)!.end });
    const first = text.slice(at.start, Math.min(at.end, parts[0]!.end));
    const head = /^\[([^\]]*)\]$/.exec(first.trim());
    if (head !== null && parts.length === 1) sections.push({ name: (section = head[1]!), at });
    else if (section === undefined) rejected.push({ at, message: 'systemd ignores what stands above the first section.' });
    else {
      const equals = first.indexOf('=');
      if (equals < 0) rejected.push({ at, message: 'systemd ignores a line without an equals sign.' });
      else settings.push({ section, at, ...named(text, at, at.start + equals, parts) });
    }
  };
  for (const line of linesOf(text)) {
    const content = line.text.trim();
    if (/^[#;]/.test(content)) continue;
    if (content === '' && open.length === 0) continue;
    const goesOn = /(?:^|[^\\])(?:\\\\)*\\$/.test(line.text);
    open.push({ start: line.start, end: goesOn ? line.end - 1 : line.end });
    if (!goesOn) finish();
  }
  finish();
  return { settings, sections, rejected };
}

function named(text: string, at: Span, equals: number, parts: readonly Span[]): Pick<Setting, 'name' | 'value' | 'nameAt' | 'valueAt'> {
  const name = trimmed(text, { start: at.start, end: equals });
  const values = parts.map((part, index) => text.slice(index === 0 ? equals + 1 : part.start, part.end));
  return { name: name.text, nameAt: name.at, value: values.map((value) => value.trim()).join(' ').trim(), valueAt: trimSpan(text, { start: equals + 1, end: at.end }) };
}

/** The unit that a path belongs to, itself or as a drop-in: `apache2.service`. */
export function unitOf(path: string): string | undefined {
  return /\/([^/]+\.(?:service|slice|socket))(?:\.d\/[^/]+\.conf)?$/.exec(`/${path}`)?.[1];
}

/**
 * Puts the files of one unit into systemd's order: the unit first, then its drop-ins by their names, whatever folder they
 * are in; of two with one name the one in `/etc` counts, then `/run`, then `/usr` (conf_files_list, src/basic/conf-files.c).
 */
export function inUnitOrder<T extends { readonly path: string }>(files: readonly T[]): T[] {
  const rank = (path: string): number => (path.includes('/etc/') ? 0 : path.includes('/run/') ? 1 : path.includes('/usr/') || path.includes('/lib/') ? 2 : 0);
  const byName = new Map<string, T>();
  for (const file of files) {
    const name = /\.d\//.test(file.path) ? file.path.slice(file.path.lastIndexOf('/') + 1) : '';
    const known = byName.get(name);
    if (known === undefined || rank(file.path) < rank(known.path)) byName.set(name, file);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, file]) => file);
}
