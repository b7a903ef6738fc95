/** php_value, php_flag and their like: names and values of ini entries. */
import { iniEntries, iniEntry } from '../../php/catalog/catalog';
import { PERDIR, type IniSpec } from '../../php/catalog/types';
import type { Completion } from '../completion';
import { offer, type Request } from './request';

export function phpOffers(request: Request): readonly Completion[] {
  const { key, index, before } = request;
  const isFlag = key.endsWith('flag');
  if (index === 1) return values(request, iniEntry(before[0]!), isFlag);
  if (index > 1) return [];
  const isAdmin = key.startsWith('php_admin');
  return [...iniEntries()].filter((entry) => fits(entry, isFlag, isAdmin)).map((entry) => offer(request, {
    label: entry.name, kind: 'key', documentation: entry.summary, deprecated: entry.deprecated !== undefined, rank: entry.deprecated === undefined ? 0 : 1,
    detail: entry.default === null ? '' : `default ${entry.default === '' ? 'empty' : entry.default}`,
  }));
}

/** Behind `SetEnv PHP_VALUE`: an entry of PHP-FPM and its value. Modes are not looked at there. */
export function fastcgiOffers(request: Request): readonly Completion[] {
  const [, name, value] = /^\s*([\w.]+)\s*=\s*(.*)$/.exec(request.partial) ?? [];
  if (name !== undefined && value !== undefined) return values({ ...request, partial: value }, iniEntry(name), iniEntry(name)?.type === 'bool');
  return [...iniEntries()].filter(({ removed, only }) => removed === undefined && only?.includes('fpm') !== false).map((entry) => offer(request, {
    label: entry.name, kind: 'key', insert: `${entry.name}=`, documentation: entry.summary, deprecated: entry.deprecated !== undefined, rank: entry.deprecated === undefined ? 0 : 1,
    detail: entry.default === null ? '' : `default ${entry.default === '' ? 'empty' : entry.default}`,
  }));
}

/** `php_value` may change what is open to a directory; the admin forms everything. Removed entries are not offered. */
function fits(entry: IniSpec, isFlag: boolean, isAdmin: boolean): boolean {
  if (entry.removed !== undefined || (entry.only !== undefined && !entry.only.includes('apache2handler'))) return false;
  return (isFlag === (entry.type === 'bool')) && (isAdmin || (entry.mode & PERDIR) !== 0);
}

function values(request: Request, entry: IniSpec | undefined, isFlag: boolean): readonly Completion[] {
  const given = isFlag ? ['On', 'Off'] : (entry?.values ?? []).filter((value) => !value.startsWith('<'));
  const known = [entry?.default, entry?.shipped].filter((value): value is string => value !== undefined && value !== null && value !== '' && !isFlag && !given.includes(value));
  return [...given, ...new Set(known)].map((label) => offer(request, { label, kind: 'value', detail: label === entry?.default ? 'default' : label === entry?.shipped ? 'in the php.ini for servers' : '' }));
}
