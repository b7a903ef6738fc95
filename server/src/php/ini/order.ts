/** Which ini files a program of PHP reads, in which order: php_init_config (main/php_ini.c). */

export type Program = 'apache2handler' | 'fpm-fcgi' | 'cgi-fcgi' | 'cli';

/** Names of the main file in a folder; the first one that is there is read and no other. */
export function mainFileNames(program: Program): readonly string[] {
  return [`php-${program}.ini`, 'php.ini'];
}

/** Files of a folder that is scanned: names that end in `.ini`, in the order of their bytes (`php_alphasort`). */
export function scannedFiles(names: readonly string[]): readonly string[] {
  return names.filter((name) => name.endsWith('.ini')).sort((left, right) => (left < right ? -1 : left > right ? 1 : 0));
}

/**
 * Folders that are scanned.
 * @param scanDir PHP_INI_SCAN_DIR; undefined where it is not set, empty switches the scan off, an empty part stands for the built-in folder
 */
export function scannedFolders(builtIn: string | undefined, scanDir: string | undefined): readonly string[] {
  if (scanDir === undefined) return builtIn === undefined ? [] : builtIn.split(':');
  if (scanDir === '') return [];
  return scanDir.split(':').flatMap((part) => (part !== '' ? [part] : builtIn === undefined ? [] : [builtIn]));
}

/** Whether a file has the name of a main file of some program. */
export function isMainFile(name: string): boolean {
  return /^php(?:-[a-z0-9-]+)?\.ini$/.test(name);
}

/** Folders beside php.ini that builds scan: those of Debian and of the images for containers, and that of Fedora and its kin. */
export const SCANNED_BESIDE: readonly string[] = ['conf.d', 'php.d'];

/** The folder whose php.ini is read with a file of such a folder; undefined for a file in no such folder. */
export function folderOfMain(path: string): string | undefined {
  return /^(.*)\/(?:conf|php)\.d\/[^/]+\.ini$/.exec(path)?.[1];
}

/** Debian's folder of a program's ini files: `/etc/php/8.2/apache2`. Undefined for a path in no such folder. */
export function debianFolder(path: string): { readonly folder: string; readonly version: string; readonly program: Program } | undefined {
  const match = /^(.*\/php\/(\d+\.\d+)\/(apache2|fpm|cgi|cli))(?:\/|$)/.exec(path);
  if (match === null) return undefined;
  const program = ({ apache2: 'apache2handler', fpm: 'fpm-fcgi', cgi: 'cgi-fcgi', cli: 'cli' } as const)[match[3] as 'apache2' | 'fpm' | 'cgi' | 'cli'];
  return { folder: match[1]!, version: match[2]!, program };
}
