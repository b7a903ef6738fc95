/** Lines that set ini entries in php.ini, its folder, `.user.ini` and pools of PHP-FPM. */
import type { OpenedText } from '../base/reading';
import type { TextPlace } from '../base/text-file';
import { iniEntry } from '../php/catalog/catalog';
import { versionNumber } from '../php/catalog/versions';
import { isOn } from '../php/effective/words';
import type { FpmPool, FpmSetting } from '../php/fpm/model';
import { poolArray } from '../php/fpm/pool-values';
import type { FpmRoot } from '../php/fpm/read-root';
import { textOf } from '../php/ini/parse';
import { iniTreeOf } from '../php/ini/read-root';
import { isSpecialSection } from '../php/ini/statements';
import type { IniEntry } from '../php/ini/tree';
import { placeOf, poolsOf, removeLineAt } from './fpm';
import type { PhpLine, PhpLines } from './php-lines';
import type { FileView } from './types';

/** Values that a program fills in later: `@TIME_ZONE@`, `{{ limit }}`, `<%= @limit %>`. */
const TEMPLATE = /@[A-Za-z_]+@|\{\{|<%|%%/;

/** The groups of a root: php.ini with what it scans is one, sections for paths and hosts are groups of their own, and so is every pool. */
export function phpGroupsOfFile(view: FileView): readonly PhpLines[] {
  if (view.kind === 'php-fpm') return poolsOf(view).map(({ root, pool }) => poolGroup(view, root, pool));
  if (view.kind !== 'php-ini' && view.kind !== 'user-ini') return [];
  const where = view.kind === 'user-ini' ? 'user-ini' : 'ini';
  const everywhere: PhpLine[] = [];
  const groups = [everywhere];
  for (const file of view.reading.files) {
    // A section for a path or a host ends with its file.
    let group = everywhere;
    for (const item of iniTreeOf(file).items) {
      if (item.kind === 'section' && isSpecialSection(item.name)) groups.push(group = []);
      if (item.kind === 'entry' && item.key === undefined && !TEMPLATE.test(item.value)) group.push(iniLine(view, file, item, where));
    }
  }
  return groups.map((lines) => ({ where, version: fileVersion(view), path: view.root.path, assume: view.assume, lines }));
}

function iniLine(view: FileView, file: OpenedText, entry: IniEntry, where: 'ini' | 'user-ini'): PhpLine {
  const valueAt = view.at(entry.valueSpan, file);
  const nameAt = view.at(entry.nameSpan, file);
  return {
    name: entry.name, value: entry.value, source: where, written: unquoted(textOf(iniTreeOf(file), entry.valueSpan)), spec: iniEntry(entry.name),
    nameAt, valueAt, edits: {
      setName: (text) => ({ kind: 'replace', at: nameAt, text }),
      setValue: (text) => ({ kind: 'replace', at: valueAt, text: iniText(text) }),
      remove: () => removeLineAt(nameAt),
    },
  };
}

function poolGroup(view: FileView, root: FpmRoot, pool: FpmPool): PhpLines {
  const settings = poolArray(pool, 'php_value', 'php_flag', 'php_admin_value', 'php_admin_flag');
  return {
    where: 'pool', version: root.world.version[0] * 100 + root.world.version[1], path: view.root.path, assume: view.assume,
    lines: settings.flatMap((setting) => poolLine(root, setting) ?? []),
  };
}

function poolLine(root: FpmRoot, setting: FpmSetting): PhpLine | undefined {
  const [nameAt, valueAt] = [placeOf(root, setting.nameAt), placeOf(root, setting.valueAt)];
  if (nameAt === undefined || valueAt === undefined || setting.key === undefined) return undefined;
  const keyAt = keyPlace(nameAt, setting.key);
  return {
    name: setting.key, value: setting.name.endsWith('flag') ? (isOn(setting.text) ? '1' : '0') : setting.text,
    source: setting.name.startsWith('php_admin') ? 'pool-admin' : 'pool', directive: setting.name, written: setting.text, spec: iniEntry(setting.key),
    nameAt: keyAt, valueAt, edits: {
      setName: (text) => ({ kind: 'replace', at: keyAt, text }),
      setValue: (text) => ({ kind: 'replace', at: valueAt, text: iniText(text) }),
      remove: () => removeLineAt(nameAt),
    },
  };
}

/** The entry's name in `php_value[name]`. */
function keyPlace(nameAt: TextPlace, key: string): TextPlace {
  const line = nameAt.source.text.slice(nameAt.start, nameAt.source.wholeLine(nameAt.start).end);
  const at = line.indexOf(key, line.indexOf('['));
  return at < 0 ? nameAt : { ...nameAt, start: nameAt.start + at, end: nameAt.start + at + key.length };
}

/** The version that the path names, `/etc/php/8.2/`, else that of the settings. */
function fileVersion({ root, host }: Pick<FileView, 'root' | 'host'>): number | undefined {
  const written = /\/php\/?(\d+\.\d+)\//.exec(root.path)?.[1] ?? host.phpVersion;
  return written === undefined ? undefined : versionNumber(written);
}

function unquoted(text: string): string {
  const match = /^(["'])([\s\S]*)\1$/.exec(text);
  return match === null ? text : match[2]!;
}

/** A value as an ini file reads it back: plain where it has no sign of the grammar. */
export function iniText(value: string): string {
  return /^[\w./:,@+%-]*$/.test(value) && !/^(?:none|null)$/i.test(value) ? value : `"${value.replace(/[\\"$]/g, '\\$&')}"`;
}
