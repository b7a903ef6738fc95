/** An ini file as the editor sees it: its tree, the version it is read by, and what is under the cursor. */
import { NEWEST, versionNumber } from '../../../php/catalog/versions';
import type { IniEntry, IniItem, IniTree } from '../../../php/ini/tree';
import { iniTreeOf } from '../../../php/ini/read-root';
import type { TextView } from '../text-features';

export function treeOf(view: Pick<TextView, 'source'>): IniTree {
  return iniTreeOf(view);
}

/** The version that the path tells, else that of the settings, else the newest. */
export function versionOf({ file, host }: Pick<TextView, 'file' | 'host'>): number {
  const written = /\/php\/?(\d+\.\d+)\//.exec(file)?.[1] ?? host.phpVersion;
  return (written === undefined ? undefined : versionNumber(written)) ?? NEWEST;
}

/** The item that an offset stands in; between two, the first. */
export function itemAt(tree: IniTree, offset: number): IniItem | undefined {
  return tree.items.find(({ span }) => span.start <= offset && offset <= span.end);
}

/** Entries of one name, in their order; arrays are other entries. */
export function entriesNamed(tree: IniTree, name: string): readonly IniEntry[] {
  return tree.items.filter((item): item is IniEntry => item.kind === 'entry' && item.key === undefined && item.name === name);
}

/** Lines of php.ini that load something, in upper or lower case. They are no entries: `ini_get` knows none of them (php_ini_parser_cb, main/php_ini.c). */
export const LOADERS: Readonly<Record<string, string>> = {
  extension: 'Loads an extension when PHP starts. A name without a path is looked for in `extension_dir`, with `.so` behind it; a path is taken as it stands. Each line loads one more.',
  zend_extension: 'Loads an extension of the engine, such as opcache or Xdebug, when PHP starts. A name without a path is looked for in `extension_dir`. Each line loads one more.',
};
