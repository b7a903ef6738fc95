/** A file system in memory: the files of a case on an otherwise plain Debian machine. */
import { catalog } from '../../server/src/httpd/catalog/catalog';
import type { Stat } from '../../server/src/httpd/config/files';
import type { FileSystem } from '../../server/src/workspace/file-system';
import { encode } from '../../server/src/workspace/text';

/** Folders that a plain Debian with apache2 has and that configurations name. */
const FOLDERS = [
  '/var/www/html', '/var/www', '/usr/share', '/usr/lib/cgi-bin', '/srv', '/tmp', '/home', '/run', '/var/log/apache2', '/var/run/apache2',
  '/var/lock/apache2', '/var/cache/apache2', '/etc/ssl/certs', '/etc/ssl/private', '/usr/lib/apache2/modules', '/etc/httpd/conf.d',
  // Not of the package: cases that say nothing of an ErrorLog log here, as the real server's do to a folder of the suite.
  '/etc/apache2/logs', '/etc/httpd/logs', '/usr/local/apache2/logs',
];

const DEVICES = ['/dev/null', '/dev/zero'];

/** Folders in which every shared object of the catalogue's modules lies. */
const MODULE_FOLDERS = ['/usr/lib/apache2/modules', '/etc/apache2/modules', '/etc/httpd/modules', '/usr/local/apache2/modules'];

/** A path that ends in a slash stands for an empty folder. */
export function memoryFiles(files: ReadonlyMap<string, string>): FileSystem {
  const folders = new Map<string, Set<string>>();
  const addFolder = (path: string): void => {
    if (folders.has(path)) return;
    folders.set(path, new Set());
    if (path !== '/') addEntry(path);
  };
  const addEntry = (path: string): void => {
    const cut = path.lastIndexOf('/');
    const parent = cut <= 0 ? '/' : path.slice(0, cut);
    addFolder(parent);
    folders.get(parent)!.add(path.slice(cut + 1));
  };
  for (const folder of FOLDERS) addFolder(folder);
  for (const path of files.keys()) {
    if (path.endsWith('/')) addFolder(path.slice(0, -1));
    else addEntry(path);
  }
  const kind = (path: string): Stat => {
    const folder = folders.get(path);
    if (folder !== undefined) return folder.size === 0 ? 'empty' : 'directory';
    if (DEVICES.includes(path)) return 'other';
    return files.has(path) || isModule(path) ? 'file' : 'absent';
  };
  return {
    read: async (path) => {
      const text = files.get(path);
      return text === undefined ? kind(path) : { file: path, bytes: encode(text, 'utf-8') };
    },
    list: async (path) => [...(folders.get(path) ?? [])].length > 0 ? [...folders.get(path)!] : folders.has(path) ? [] : kind(path),
    stat: async (path) => kind(path),
  };
}

let objects: ReadonlySet<string> | undefined;

function isModule(path: string): boolean {
  objects ??= new Set([...catalog.modules.values()].flatMap((module) => module.file ?? `${module.name}.so`));
  const cut = path.lastIndexOf('/');
  return MODULE_FOLDERS.includes(path.slice(0, cut)) && objects.has(path.slice(cut + 1));
}
