/** Lines that set ini entries of PHP, whatever file they stand in: what rules of the scope `php` look at. */
import { refusalOf } from '../php/effective/accept';
import type { Source } from '../php/effective/setting';
import type { IniSpec } from '../php/catalog/types';
import { versionText } from '../php/catalog/versions';
import type { AnyPlace, Edit, Fix } from './types';

/** `server`: php_value and its siblings in httpd's own files. `pool`: PHP-FPM. */
export type PhpWhere = 'server' | 'htaccess' | 'ini' | 'user-ini' | 'pool';

export interface PhpLine {
  /** The entry's name as it is written; PHP compares it with regard to case. */
  readonly name: string;
  /** What PHP gets. */
  readonly value: string;
  /** The value as the author wrote it, without quotes. */
  readonly written: string;
  readonly source: Source;
  /** The name of the directive before the entry's name: `php_flag`. Undefined in ini files. */
  readonly directive?: string;
  /** Of this version of PHP; undefined for a name that the catalogue does not have. */
  readonly spec: IniSpec | undefined;
  readonly nameAt: AnyPlace;
  readonly valueAt: AnyPlace;
  /** Undefined where the text is not the line's own, as in a macro. */
  readonly edits?: PhpLineEdits;
}

export interface PhpLineEdits {
  setName(name: string): Edit;
  /** Quotes as the file needs them. */
  setValue(value: string): Edit;
  setDirective?(name: string): Edit;
  remove(): Edit;
}

/** Lines that hold together: an ini file, a pool, one section of httpd. */
export interface PhpLines {
  readonly where: PhpWhere;
  readonly lines: readonly PhpLine[];
  /** Major × 100 + minor; undefined where nothing says it. */
  readonly version: number | undefined;
  /** Path of the file on the server. */
  readonly path: string;
  readonly assume: ReadonlySet<string>;
}

/** The line that counts for an entry: the last one, of a pool an admin line before others and the first of its kind. */
export function heldLine({ where, lines }: PhpLines, name: string): PhpLine | undefined {
  const own = lines.filter((line) => line.name === name);
  if (where !== 'pool') return own.at(-1);
  return own.find(({ source }) => source === 'pool-admin') ?? own[0];
}

/** What PHP does with the name or value, for messages: `PHP 8.2`, or PHP alone. */
export function phpName(version: number | undefined): string {
  return version === undefined ? 'PHP' : `PHP ${versionText(version)}`;
}

/** Which version is asked about where nothing says one. */
export const ASSUMED_VERSION = 805;

/** A fix of one line; none where its text is not its own. */
export function lineFix(line: PhpLine, title: string, safety: Fix['safety'], edit: (edits: PhpLineEdits) => Edit | undefined): readonly Fix[] {
  const made = line.edits === undefined ? undefined : edit(line.edits);
  return made === undefined ? [] : [{ title, safety, edits: [made] }];
}

/** Writes what PHP reads anyway; none where PHP refuses that too, so that nothing is made plainer by it. */
export function safeValueFix(line: PhpLine, value: string): readonly Fix[] {
  const refused = line.spec !== undefined && refusalOf(line.name, { value, current: line.spec.default, stage: 'activate', version: ASSUMED_VERSION }) !== undefined;
  return refused ? [] : lineFix(line, `Write ${value}`, 'safe', (edits) => edits.setValue(value));
}
