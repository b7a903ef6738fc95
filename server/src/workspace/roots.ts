/** Which language a file is in, and which files are roots: by name, then place, then content. */
import { basename, dirname } from '../base/path';
import { directive } from '../httpd/catalog/catalog';
import { folderOfMain, isMainFile } from '../php/ini/order';
import type { FileId, FileSystem } from './file-system';
import { decode } from './text';
import type { Root } from './workspace';

export type Kind = 'httpd' | 'htaccess' | 'php-ini' | 'user-ini' | 'php-fpm' | 'csp-ini' | 'lighttpd';

/** A root as it was found, with the language it is in. */
export interface FoundRoot extends Root {
  readonly kind: Kind;
}

/** Characters of a file that are enough to tell its language: license headers of real files end before. */
export const HEAD_LENGTH = 16 * 1024;

const NAMES: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:.*[._])?user\.ini$/i, 'user-ini'],
  [/^(?:[._]?htaccess)(?:[._-]?(?:txt|dist|sample|example|default|bak|old|orig|original|backup))?$/i, 'htaccess'],
  [/^\.htaccess\b(?!.*\.conf$)/i, 'htaccess'],
  [/^php(?:-?(?:cli|cgi|apache2handler|apache2|fpm))?(?:-?\d[\d.]*)?\.ini(?:[.-].*)?$/i, 'php-ini'],
  [/^php-?fpm(?:[.-]?\d+(?:\.\d+)?)?\.conf(?:\.(?:default|in|dist))?$/i, 'php-fpm'],
  [/^csp(?:rt)?\.ini$/i, 'csp-ini'],
  [/lighttpd[^/]*\.conf$|^lighttpd-.*$/i, 'lighttpd'],
  [/^(?:apache2?|httpd)[\d.]*\.conf(?:\.(?:in|dist|default|sample|example|orig|bak|tmpl|template))?$/i, 'httpd'],
  [/^httpd-.+\.conf(?:\.in)?$|^ports\.conf$|\.load$/i, 'httpd'],
];

/** `/conf.d/` alone says nothing: PHP, Apache and lighttpd all have one. */
const PLACES: readonly (readonly [RegExp, Kind])[] = [
  [/\/(?:fpm\/pool\.d|php-fpm\.d)\/[^/]+$/i, 'php-fpm'],
  [/\/lighttpd\/(?:conf\.d|conf-available|conf-enabled|vhosts\.d)\/[^/]+$/i, 'lighttpd'],
  [/\/php\d?\/.*\.ini$|\/php\.d\/[^/]+\.ini$|\/mods-available\/[^/]+\.ini$/i, 'php-ini'],
  [/\/(?:sites|mods|conf)-(?:available|enabled)\/[^/]+$|\/conf\.modules\.d\/[^/]+$/i, 'httpd'],
  [/\/(?:apache2|apache24|apache22|httpd)\/(?:.*\/)?[^/]+\.conf$/i, 'httpd'],
];

const APACHE_PART = /\/(?:sites|mods|conf)-(?:available|enabled)\/[^/]+$/i;

/**
 * The language of a file; undefined when neither name nor place nor content says one.
 * @param path `/`-separated
 * @param head the beginning of its text, `HEAD_LENGTH` is plenty; empty where it is not known
 */
export function kindOf(path: string, head: string): Kind | undefined {
  const name = basename(path);
  const named = NAMES.find(([pattern]) => pattern.test(name));
  // Debian's file that sends PHP to FPM may be called php-fpm.conf, but it is Apache's by its place.
  if (named !== undefined && !(named[1] === 'php-fpm' && APACHE_PART.test(path))) return named[1];
  // Debian's lighttpd has conf-available too, and no line of httpd reads like its assignments.
  if (LIGHTTPD.test(head)) return 'lighttpd';
  return PLACES.find(([pattern]) => pattern.test(path))?.[1] ?? kindOfText(head);
}

const POOL_KEYS = /^[ \t]*(?:pm(?:\.\w+)?|listen(?:\.\w+)?|php_(?:admin_)?(?:value|flag)\[[^\]]*\])[ \t]*=/m;
const LIGHTTPD = /^[ \t]*(?:(?:server|mimetype|accesslog|fastcgi|ssl|url|index-file|dir-listing|auth|cgi|simple-vhost|evhost|proxy|setenv|status|static-file|var|compress|deflate)\.[\w.-]+[ \t]*\+?:?=|(?:else[ \t]+)?\$(?:HTTP|SERVER|REQUEST_HEADER|PHYSICAL)\[)/m;
const GATEWAY = /^[ \t]*\[(?:SYSTEM_INDEX|APP_PATH_INDEX|APP_PATH:[^\]]*)\]/m;
/** Sections of the distributed php.ini, and entries that every other php.ini has one of. Other programs have files of this grammar, too. */
const PHP_INI = /^[ \t]*(?:\[(?:PHP|Session|opcache|Zend)\]|(?:zend_)?extension[ \t]*=[ \t]*\S|(?:memory_limit|post_max_size|upload_max_filesize|max_execution_time|max_input_vars|error_reporting|display_errors|expose_php|short_open_tag|date\.timezone|(?:session|opcache|user_ini|zend|xdebug)\.\w+)[ \t]*=)/mi;
const INI_LINE = /^[ \t]*(?:\[[\w .:/-]+\]|[A-Za-z_][\w.]*[ \t]*=)/;

function kindOfText(head: string): Kind | undefined {
  if (GATEWAY.test(head)) return 'csp-ini';
  if (/^[ \t]*\[[^\]\r\n]+\]|^[ \t]*pm\.max_children\b/m.test(head) && POOL_KEYS.test(head)) return 'php-fpm';
  let httpd = 0;
  let ini = 0;
  for (const raw of head.replace(/\\\r?\n/g, ' ').split('\n')) {
    const line = raw.trim();
    if (line === '' || /^[#;]/.test(line)) continue;
    const name = /^<?[A-Za-z][\w:]*(?=[\s>]|$)/.exec(line)?.[0];
    if (name !== undefined && !/^[\w.]+[ \t]*=/.test(line) && directive(name) !== undefined) httpd++;
    else if (INI_LINE.test(line)) ini++;
  }
  if (httpd > 0 && httpd >= ini) return 'httpd';
  return PHP_INI.test(head) ? 'php-ini' : undefined;
}

/** Folders whose files are parts of a configuration, whatever they load. */
const PART_FOLDER = /\/(?:(?:sites|mods|conf)-(?:available|enabled)|conf\.modules\.d|conf\.d|vhosts\.d|extra|original(?:\/extra)?)\/[^/]+$/i;
const ROOT_NAME = /(?:^|\/)(?:apache2|httpd)\.conf$/;
const ROOT_TEXT = /^[ \t]*(?:ServerRoot[ \t]+\S|LoadModule[ \t]+mpm_\w+_module[ \t]+\S)/im;

/** What a configuration of its own begins with, other than a virtual host that carries a root's name. */
const MAIN_TEXT = /^[ \t]*(?:ServerRoot|LoadModule|Include(?:Optional)?|Listen|PidFile|User)[ \t]/im;
const HOST_TEXT = /^[ \t]*<VirtualHost[ \t]/im;

/**
 * Whether an httpd file that somebody names looks like a root: because it sets ServerRoot or loads an MPM, or by its name,
 * unless all it has are virtual hosts.
 */
export function looksLikeRoot(path: string, head: string): boolean {
  if (PART_FOLDER.test(path)) return false;
  return ROOT_NAME.test(path) && (MAIN_TEXT.test(head) || !HOST_TEXT.test(head)) || ROOT_TEXT.test(head);
}

/** The root that a single httpd file is, taken alone. */
export function rootOf(file: FileId, kind: Kind, head: string): FoundRoot {
  if (kind === 'htaccess') return { file, kind, scope: 'htaccess' };
  return { file, kind, scope: kind === 'httpd' && !looksLikeRoot(file, head) ? 'fragment' : 'server' };
}

/** Folders that hold no configuration of their own, or other people's. */
const PASSED_OVER = new Set(['.git', '.hg', '.svn', 'node_modules', 'bower_components', '__pycache__', '.cache']);
const MAX_DEPTH = 8;
/** More folders than this are not looked into: somebody opened a whole disk. */
const MAX_FOLDERS = 4000;

/**
 * The roots in a folder, in the order of their paths: `apache2.conf`, `httpd.conf` (not below `original/` and the like), every
 * `.htaccess`, the roots of other languages; where no file has the name of a root, those whose text looks like one.
 * @param folder without a trailing slash
 * @param stop asked before each level of folders: whoever waits may not want to any longer
 */
export async function findRoots(folder: FileId, fileSystem: FileSystem, stop: () => boolean = () => false): Promise<readonly FoundRoot[]> {
  const named: FoundRoot[] = [];
  const possible: FileId[] = [];
  let level: FileId[] = [folder];
  for (let depth = 0, seen = 0; depth <= MAX_DEPTH && level.length > 0 && !stop(); depth++) {
    const listed = await Promise.all(level.slice(0, MAX_FOLDERS - seen).map(async (path) => ({ path, names: await fileSystem.list(path) })));
    seen += listed.length;
    level = [];
    for (const { path, names } of listed) {
      if (typeof names === 'string') continue;
      for (const name of [...names].sort()) {
        const file = `${path}/${name}`;
        if (name === '.htaccess') named.push({ file, kind: 'htaccess', scope: 'htaccess' });
        else if (isTextRoot(file)) named.push({ file, kind: kindOf(file, '')!, scope: 'server' });
        else if (ROOT_NAME.test(file) && !PART_FOLDER.test(file)) named.push({ file, kind: 'httpd', scope: 'server' });
        else if (mayBeFolder(name)) level.push(file);
        else if (/\.conf$/i.test(name) && depth < 3 && !PART_FOLDER.test(file)) possible.push(file);
      }
    }
  }
  const roots = withoutParts(await existing(named, fileSystem));
  if (!roots.some((root) => root.scope === 'server' && root.kind === 'httpd')) roots.push(...await byContent(possible, fileSystem));
  return roots.sort((left, right) => (left.file < right.file ? -1 : left.file > right.file ? 1 : 0));
}

/** Pools that the main file of PHP-FPM beside their folder includes are no roots of their own, nor are files that PHP scans beside its php.ini. */
function withoutParts(roots: readonly FoundRoot[]): FoundRoot[] {
  const inis = new Set(roots.filter(({ kind, file }) => kind === 'php-ini' && isMainFile(basename(file))).map(({ file }) => dirname(file)));
  const mains = new Set(roots.filter((root) => root.kind === 'php-fpm' && /\/php-?fpm[^/]*\.conf$/.test(root.file)).map((root) => dirname(root.file)));
  return roots.filter(({ kind, file }) => kind !== 'php-ini' || !inis.has(folderOfMain(file) ?? '')).filter(({ kind, file }) => kind !== 'php-fpm' || !/\/(?:pool|php-fpm)\.d\/[^/]+$/.test(file) || !mains.has(dirname(dirname(file))));
}

/** Whether a file is a root of another language by its name and place; of variants only those that are enabled. */
function isTextRoot(file: FileId): boolean {
  if (!/\.(?:ini|conf)$/i.test(file) || /\/(?:mods|conf)-available\/[^/]+$/.test(file)) return false;
  const kind = kindOf(file, '');
  return kind !== undefined && kind !== 'httpd' && kind !== 'htaccess';
}

/** Names without an extension, or with one that folders have; asking for the entries of a file costs one failed call. */
export function mayBeFolder(name: string): boolean {
  if (PASSED_OVER.has(name)) return false;
  return !name.slice(1).includes('.') || /\.d$|[.-]\d+(?:\.\d+)*$/.test(name) || /^[\w-]+(?:\.[\w-]+)+\.(?:com|org|net|de|io)$/i.test(name);
}

async function existing(found: readonly FoundRoot[], fileSystem: FileSystem): Promise<FoundRoot[]> {
  const stats = await Promise.all(found.map((root) => fileSystem.stat(root.file)));
  const there = found.filter((_, index) => stats[index] === 'file' || stats[index] === 'denied');
  return Promise.all(there.map(async (root) => {
    if (root.kind !== 'httpd') return root;
    const answer = await fileSystem.read(root.file);
    return typeof answer === 'string' ? root : rootOf(root.file, 'httpd', decode(answer.bytes.subarray(0, HEAD_LENGTH)).text);
  }));
}

async function byContent(files: readonly FileId[], fileSystem: FileSystem): Promise<FoundRoot[]> {
  const found = await Promise.all(files.slice(0, 200).map(async (file): Promise<FoundRoot[]> => {
    const answer = await fileSystem.read(file);
    if (typeof answer === 'string') return [];
    const head = decode(answer.bytes.subarray(0, HEAD_LENGTH)).text;
    return kindOf(file, head) === 'httpd' && looksLikeRoot(file, head) ? [{ file, kind: 'httpd', scope: 'server' }] : [];
  }));
  return found.flat();
}

/** The root of a disk, or of another file system. */
const TOP = /^(?:|\/|[A-Za-z]:|[A-Za-z][\w+.-]+:(?:\/\/[^/]*)?)$/;

/**
 * Places where the root of a file may lie, seen from the file upwards: the folder itself, `conf/` beside it and the
 * folders above. For a file that is opened without a folder.
 */
export function rootsAbove(file: FileId): readonly FileId[] {
  const candidates: FileId[] = [];
  let folder = dirname(file);
  for (let step = 0; step < 4 && !TOP.test(folder); step++, folder = dirname(folder)) {
    for (const name of ['apache2.conf', 'httpd.conf', 'conf/httpd.conf']) candidates.push(`${folder}/${name}`);
  }
  return candidates.filter((candidate) => candidate !== file);
}
