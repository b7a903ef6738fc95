/**
 * Include and IncludeOptional. Follows include_config (server/core.c), ap_process_fnmatch_configs
 * (server/config.c), ap_dir_nofnmatch and ap_dir_fnmatch (server/util.c).
 */
import { isReading } from './frames';
import { fnmatch, hasWildcard } from '../../base/fnmatch';
import { resolvePath } from '../../base/path';
import { SourceFile } from '../syntax/source-file';
import type { ConfigNode } from './node';
import { problem, type Reader } from './reader';

/** ap_pcfg_openfile lets the null device pass for a file. */
const EMPTY = SourceFile.read('');

/** AP_MAX_INCLUDE_DEPTH and AP_MAX_FNMATCH_DIR_DEPTH. */
const MAX_DEPTH = 128;

export function readInclude(reader: Reader, node: ConfigNode, word: string): void {
  reader.forgetBlock();
  if (reader.world.modules === 'any') return;
  const optional = node.key === 'includeoptional';
  const path = resolvePath(reader.environment.serverRoot, word);
  if (reader.depth >= MAX_DEPTH) {
    const message = `Exceeded maximum include depth of ${MAX_DEPTH}, There appears to be a recursion.`;
    reader.report({ ...problem('httpd/include-depth', node.wholePlace, message, node.site, { path }), node });
    reader.hasRecursion = true;
    return;
  }
  reader.depth++;
  const include = new Include(reader, node, optional, path);
  if (hasWildcard(path)) include.matches('/', path.split('/').filter((part) => part !== ''), 0);
  else include.path(path, 0);
  reader.depth--;
}

class Include {
  readonly #reader: Reader;
  readonly #node: ConfigNode;
  readonly #optional: boolean;
  readonly #target: string;

  constructor(reader: Reader, node: ConfigNode, optional: boolean, target: string) {
    this.#reader = reader;
    this.#node = node;
    this.#optional = optional;
    this.#target = target;
  }

  /** A path without wildcards: a file, or every entry of a directory, hidden ones and backups too. */
  path(path: string, depth: number): void {
    const source = this.#reader.files.read(path);
    // httpd has stopped: what includes itself twice would be opened once more for each time.
    if (this.#reader.hasRecursion && isReading(this.#reader.frame, path)) return;
    if (source instanceof SourceFile) {
      this.#reader.addIncluded(this.#reader.readFile(path, source, this.#node));
      return;
    }
    switch (source) {
      case 'directory':
      case 'empty':
        this.#directory(path, depth);
        break;
      case 'absent':
        this.#missing(`Could not open configuration file ${path}: No such file or directory`, path);
        break;
      case 'other':
        if (path === '/dev/null') this.#reader.addIncluded(this.#reader.readFile(path, EMPTY, this.#node));
        else this.#fail('httpd/include-unreadable', `Access to file ${path} denied by server: not a regular file`, path);
        break;
      case 'denied':
        this.#unread(path);
        break;
      case 'file':
      case 'unasked':
        break;
    }
  }

  #directory(path: string, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.#fail('httpd/include-depth', `Directory ${path} exceeds the maximum include directory nesting level of ${MAX_DEPTH}.`, path);
      return;
    }
    for (const name of this.#entries(path) ?? []) this.path(`${path === '/' ? '' : path}/${name}`, depth + 1);
  }

  /** Wildcards component by component; a match in the middle must be a directory. */
  matches(base: string, parts: readonly string[], depth: number): void {
    const [part, ...rest] = parts;
    if (part === undefined) return;
    const join = (name: string): string => (base === '/' ? `/${name}` : `${base}/${name}`);
    if (!hasWildcard(part)) {
      this.matches(join(part), rest, depth);
      return;
    }
    const entries = this.#entries(base);
    if (entries === undefined) return;
    let names = entries.filter((name) => fnmatch(part, name));
    if (rest.length > 0) names = names.filter((name) => isDirectory(this.#reader.files.stat(join(name))));
    if (names.length === 0) {
      this.#missing(`No matches for the wildcard '${part}' in '${base}', failing (use IncludeOptional if required)`, base);
      return;
    }
    for (const name of names) {
      if (rest.length === 0) this.path(join(name), depth + 1);
      else if (rest.some(hasWildcard)) this.matches(join(name), rest, depth + 1);
      else this.path([join(name), ...rest].join('/'), depth + 1);
    }
  }

  /** Names in byte order; undefined when the directory cannot be listed. */
  #entries(path: string): readonly string[] | undefined {
    const entries = this.#reader.files.list(path);
    if (typeof entries !== 'string') return [...entries].sort(byBytes);
    if (entries === 'denied') this.#unread(path);
    else if (entries !== 'unasked') this.#missing(`Could not open directory ${path}`, path);
    return undefined;
  }

  #unread(path: string, why = 'could not be read'): void {
    this.#reader.unread.add(path);
    this.#reader.assumes.add(`${path} ${why}`);
  }

  #missing(message: string, path: string): void {
    if (!this.#reader.files.certain(path)) this.#unread(path, 'is not in the copy');
    if (!this.#optional) this.#fail('httpd/include-missing', message, path);
  }

  #fail(rule: string, message: string, path: string): void {
    const node = this.#node;
    const at = node.place(node.words[0]!);
    const data = { path, target: this.#target };
    const assumes = this.#reader.files.certain(path) ? {} : { assumes: ['the copy of the configuration is complete'] };
    this.#reader.report({ ...problem(rule, at, message, node.site, data), node, ...assumes });
  }
}

function isDirectory(stat: string): boolean {
  return stat === 'directory' || stat === 'empty';
}

/** strcmp on UTF-8 equals comparing code points. */
function byBytes(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = a[i]!.codePointAt(0)! - b[i]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
