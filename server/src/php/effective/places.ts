/** Which parts of ini files apply to a script. */
import { dirname } from '../../base/path';
import { isSpecialSection } from '../ini/statements';
import type { IniEntry, IniTree } from '../ini/tree';

/** Entries of a file that hold everywhere, and those below a section for a path or a host. Arrays are left out: no entry takes one. */
export interface IniLines {
  readonly everywhere: readonly IniEntry[];
  readonly special: readonly { readonly kind: 'host' | 'path'; readonly name: string; readonly entry: IniEntry }[];
}

/** @param perDirectory for `.user.ini`, whose sections mean nothing but end the file's plain part all the same */
export function linesOf(tree: IniTree): IniLines {
  const everywhere: IniEntry[] = [];
  const special: { kind: 'host' | 'path'; name: string; entry: IniEntry }[] = [];
  let section: { kind: 'host' | 'path'; name: string } | undefined;
  for (const item of tree.items) {
    if (item.kind === 'section' && isSpecialSection(item.name)) section = specialSection(item.name);
    if (item.kind !== 'entry' || item.key !== undefined) continue;
    if (section === undefined) everywhere.push(item);
    else special.push({ ...section, entry: item });
  }
  return { everywhere, special };
}

/** The name behind `HOST=` or `PATH=`; slashes at a path's end go, hosts are compared in lower case (php_ini_parser_cb, main/php_ini.c). */
function specialSection(name: string): { readonly kind: 'host' | 'path'; readonly name: string } {
  const kind = /^host/i.test(name) ? 'host' : 'path';
  const text = name.slice(4).replace(/^[= \t]+/, '');
  return { kind, name: kind === 'host' ? text.toLowerCase() : text.replace(/\/+$/, '') };
}

/**
 * Special lines that apply, in PHP's order: the host's, then those of every folder from the root to the script's (php_ini_activate_per_dir).
 * @param folder of the script
 */
export function specialLines(lines: IniLines, host: string | undefined, folder: string): readonly IniEntry[] {
  // Sections of one name are one table, in which the last line of an entry counts.
  const tableOf = (wanted: 'host' | 'path', of: string | undefined): IniLines['special'] => {
    const own = lines.special.filter(({ kind, name }) => kind === wanted && name === of);
    return own.filter(({ entry }, index) => !own.slice(index + 1).some((later) => later.entry.name === entry.name));
  };
  const hosts = tableOf('host', host?.toLowerCase());
  const paths = foldersDown(folder).flatMap((path) => tableOf('path', path));
  return [...hosts, ...paths].map(({ entry }) => entry);
}

/**
 * Folders whose `.user.ini` is read for a script: from the document root to its own folder; its own alone where it lies elsewhere
 * (php_cgi_ini_activate_user_config, fpm_main.c).
 */
export function userIniFolders(script: string, documentRoot: string | undefined): readonly string[] {
  const folder = dirname(script);
  const root = documentRoot?.replace(/\/+$/, '');
  if (root === undefined || root === '' || folder !== root && !folder.startsWith(`${root}/`)) return [folder];
  return foldersDown(folder).filter((path) => path === root || path.startsWith(`${root}/`));
}

function foldersDown(folder: string): readonly string[] {
  const parts = folder.split('/').filter((part) => part !== '');
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`);
}
