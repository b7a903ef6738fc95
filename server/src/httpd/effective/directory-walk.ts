/** `<Directory>` from the root downwards, `.htaccess` between them, patterns at the end: ap_directory_walk (server/request.c). */
import { foldConfig, ConfigMemo, type Config } from '../config/config';
import { htaccessWorld, isIgnored } from '../config/htaccess';
import { nodesOf, type ConfigNode } from '../config/node';
import { appliedOf, type Applied } from './applied';
import { GrantsState } from './grants-state';
import type { Inquiry } from './inquiry';
import { matchesDirectory, matchesRegex, testOf, type SectionTest } from './section-match';
import { sectionText } from './section-words';
import { runNodes, type Servers } from './servers';

export interface DirectoryWalk {
  readonly applied: readonly Applied[];
  /** The path as far as it exists, and one component more. */
  readonly filename: string;
  /** What is left behind a file or a component that does not exist. */
  readonly pathInfo: string;
  readonly kind: 'file' | 'directory' | 'absent' | 'other' | 'unknown';
  /** The status httpd answers at once, without going on. */
  readonly status?: number;
}

interface Entry {
  readonly node: ConfigNode;
  readonly test: SectionTest;
}

const DIRECTORIES: ReadonlySet<string> = new Set(['<directory', '<directorymatch']);

/**
 * @param path what the URL was mapped to; a directory may have its final slash
 * @param base what the servers say outside all sections
 * @param before the walk of the directory whose index this is, or of the request that began anew: what lies in the folder where it
 * ended is not walked to again
 */
export function directoryWalk(inquiry: Inquiry, servers: Servers, path: string, base: readonly Applied[], before?: DirectoryWalk): DirectoryWalk {
  const { config, files, server } = inquiry;
  const whole = files.kind(path.length > 1 ? path.replace(/\/$/, '') : path);
  const folder = whole === 'file' && !path.endsWith('/') ? parentOf(path) : whole === 'directory' ? `${path}/`.replace(/\/\/$/, '/') : undefined;
  if (before !== undefined && (whole === 'file' || whole === 'directory') && folder === walkedTo(before)) return { applied: before.applied, filename: path, pathInfo: '', kind: whole };
  const own = server === servers.main ? [] : server.nodes;
  const entries = sorted([...servers.main.nodes, ...own].filter(({ key }) => DIRECTORIES.has(key)).map((node) => ({ node, test: testOf(node) })));
  const grants = new GrantsState(base);
  const applied: Applied[] = [];
  const apply = (next: Applied): void => {
    applied.push(next);
    grants.merge(next);
  };
  const applyDirectories = (level: string): void => {
    const depth = level.split('/').length - 1;
    for (const { node, test } of entries) {
      if (test.kind === 'regex' || (test.depth !== 0 && test.depth !== depth) || (test.depth === 0 && depth !== 1)) continue;
      if (matchesDirectory(test, level)) apply(appliedOf('directory', node, config, node.children, 'yes', `${sectionText(node)} matches ${level}`));
    }
  };
  const missing: string[] = [];
  const parts = path.split('/').filter((part) => part !== '');
  let directory = '/';
  let filename = '/';
  let kind: DirectoryWalk['kind'] = 'directory';
  let consumed = 0;
  // A path that exists as it is asked for is taken for directories down to its end, where links need no look.
  const exists = whole === 'directory' || (whole === 'file' && !path.endsWith('/'));
  for (;;) {
    applyDirectories(directory);
    const status = readAccessFile(inquiry, directory, grants, accessNames(inquiry, servers), apply, missing);
    if (status !== undefined) return { applied, filename: directory, pathInfo: '', kind: 'directory', status };
    if (consumed === parts.length) break;
    filename = `${directory}${parts[consumed]!}`;
    consumed++;
    kind = files.kind(filename);
    // Nothing is known of what was not copied here: it is taken for what its place in the URL makes it.
    const skipsLook = exists && kind === 'file' && grants.followsLinks;
    if (skipsLook) applyDirectories(`${filename}/`);
    if (kind !== 'directory' && !(kind === 'unknown' && (consumed < parts.length || path.endsWith('/')))) break;
    directory = `${filename}/`;
  }
  if (missing.length > 0) {
    const others = missing.length === 1 ? '' : ` and ${missing.length - 1} more`;
    inquiry.notes.push({ message: `${missing[missing.length - 1]!}${others}: not here, the server may have what AllowOverride has it read.` });
  }
  const rest = parts.slice(consumed);
  const pathInfo = rest.length > 0 || (kind !== 'directory' && kind !== 'unknown' && path.endsWith('/')) ? `/${rest.join('/')}${path.endsWith('/') && rest.length > 0 ? '/' : ''}` : '';
  if (kind === 'other') return { applied, filename, pathInfo, kind, status: 403 };
  if (kind !== 'file' && kind !== 'absent' && path.endsWith('/')) filename = directory;
  const ignoreCase = config.world.profile === 'windows';
  for (const { node, test } of entries) {
    if (test.kind !== 'regex') continue;
    const truth = matchesRegex(test, filename, ignoreCase);
    if (truth === 'no') continue;
    const reason = truth === 'yes' ? `${sectionText(node)} matches ${filename}` : `whether ${sectionText(node)} matches ${filename} is not known`;
    apply(appliedOf('directory', node, config, node.children, truth, reason));
  }
  return { applied, filename, pathInfo, kind };
}

/** Where a walk ended, as httpd keeps it (walk_cache_t.cached). */
function walkedTo({ filename, kind }: DirectoryWalk): string {
  return kind === 'directory' ? filename : parentOf(filename);
}

/** With its slash. */
function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** ap_core_reorder_directories: patterns after paths, fewer slashes first, else the order of the text. */
function sorted(entries: readonly Entry[]): readonly Entry[] {
  const rank = ({ test }: Entry): number => (test.kind === 'regex' ? 1 : 0);
  return [...entries].sort((left, right) => rank(left) - rank(right) || left.test.depth - right.test.depth);
}

/** AccessFileName: of the server itself, else of the main server. */
function accessNames({ server }: Inquiry, { main }: Servers): readonly string[] {
  const set = (nodes: readonly ConfigNode[]): ConfigNode | undefined => nodes.filter(({ key }) => key === 'accessfilename').at(-1);
  const node = set(server.nodes) ?? set(main.nodes);
  return node === undefined ? ['.htaccess'] : node.words.map(({ value }) => value);
}

/** ap_parse_htaccess: the first of the names that can be opened. A file that is refused is a 500, one that may not be read a 403. */
function readAccessFile(
  inquiry: Inquiry, directory: string, grants: GrantsState, names: readonly string[], apply: (next: Applied) => void, missing: string[],
): number | undefined {
  const { files, accessFiles, notes } = inquiry;
  const world = htaccessWorld(inquiry.config, grants.grants);
  if (isIgnored(world)) return undefined;
  for (const name of names) {
    const path = `${directory}${name}`;
    const text = files.read(path);
    if (text === 'absent' || text === 'unasked') {
      if (text === 'absent' && !files.certain(path) && world.grants?.unset !== true) missing.push(path);
      continue;
    }
    if (typeof text === 'string') {
      if (text === 'denied' && files.certain(path)) return 403;
      if (text === 'denied' && world.grants?.unset !== true) missing.push(path);
      continue;
    }
    const config: Config = foldConfig(path, world, files, new ConfigMemo());
    accessFiles.set(path, config);
    if (config.firstError !== undefined) {
      notes.push({ message: `httpd refuses ${path}: ${config.firstError.message}.`, config, ...(config.firstError.node === undefined ? {} : { node: config.firstError.node }) });
      return 500;
    }
    const items = config.fold === undefined ? [] : runNodes(nodesOf(config.fold.items));
    apply(appliedOf('htaccess', undefined, config, items, 'yes', `${path} is read: AllowOverride ${grants.shown}`));
    return undefined;
  }
  return undefined;
}
