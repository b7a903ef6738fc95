/** `/~name/`: translate_userdir (mod_userdir.c). */
import { resolvePath } from '../../base/path';
import type { ConfigNode } from '../config/node';
import { wordsFrom } from '../syntax/words';
import { hasModule, type AskedFiles, type Inquiry } from './inquiry';
import type { Context } from './rewrite/around';
import type { Servers } from './servers';

export type UserStep =
  | { readonly kind: 'file'; readonly path: string; readonly by: ConfigNode; readonly context: Context }
  | { readonly kind: 'redirect'; readonly status: number; readonly target: string; readonly by: ConfigNode }
  | { readonly kind: 'unknown'; readonly why: string; readonly by: ConfigNode };

/** What a server says in all its lines: set_user_dir. */
interface UserDir {
  readonly pattern: ConfigNode | undefined;
  readonly switch: 'disabled' | 'enabled' | undefined;
  readonly enabled: ReadonlySet<string>;
  readonly disabled: ReadonlySet<string>;
}

/** The virtual host's pattern and switch before the main server's; lists of names are not inherited (merge_userdir_config). */
export function userStep(inquiry: Inquiry, { main }: Servers, path: string): UserStep | undefined {
  if (!path.startsWith('/~') || !hasModule(inquiry, 'userdir_module')) return undefined;
  const own = read(inquiry.server.nodes);
  const base = inquiry.server === main ? own : read(main.nodes);
  const says = inquiry.server.nodes.some(({ key }) => key === 'userdir') ? own : base;
  const by = own.pattern ?? base.pattern;
  const user = /^\/~([^/]*)/.exec(path)![1]!;
  if (by === undefined || user === '' || /^.\.\.?$/.test(user) || says.disabled.has(user)) return undefined;
  if ((own.switch ?? base.switch) === 'disabled' && !says.enabled.has(user)) return undefined;
  return firstOf(inquiry, by, user, path.slice(2 + user.length), `/~${user}`);
}

function read(nodes: readonly ConfigNode[]): UserDir {
  let pattern: ConfigNode | undefined;
  let state: UserDir['switch'];
  const names = { enabled: new Set<string>(), disabled: new Set<string>() };
  for (const node of nodes) {
    if (node.key !== 'userdir') continue;
    const [first = '', ...users] = wordsFrom(node.text, node.argsStart).map(({ value }) => value);
    const word = /^(?:enabled?|disabled?)$/i.test(first) ? (/^e/i.test(first) ? 'enabled' : 'disabled') : undefined;
    if (word === undefined) pattern = node;
    else if (users.length === 0) state = word;
    else users.forEach((user) => names[word].add(user));
  }
  return { pattern, switch: state, ...names };
}

/** Several patterns are tried until one is there; the last is taken in any case. */
function firstOf({ files }: Inquiry, by: ConfigNode, user: string, rest: string, prefix: string): UserStep | undefined {
  const patterns = wordsFrom(by.text, by.argsStart).map(({ value }) => value);
  for (const [index, pattern] of patterns.entries()) {
    const folder = folderOf(files, pattern, user);
    if (folder === undefined) continue;
    if (folder === 'unknown') return { kind: 'unknown', why: `the home of ${user} is not known`, by };
    if (folder.isUrl) return { kind: 'redirect', status: 302, target: folder.text + rest, by };
    const kind = index === patterns.length - 1 ? 'directory' : files.kind(folder.text.replace(/(?<=.)\/+$/, ''));
    if (kind === 'unknown') return { kind: 'unknown', why: `whether ${folder.text} exists is not known`, by };
    if (kind !== 'absent') return { kind: 'file', path: resolvedPath(folder.text + rest), by, context: { prefix, root: folder.text } };
  }
  return undefined;
}

/** A path of the file system; a slash at its end stays. */
function resolvedPath(path: string): string {
  const resolved = resolvePath('/', path);
  return path.endsWith('/') && !resolved.endsWith('/') ? `${resolved}/` : resolved;
}

/** A pattern with the name in place of `*`, or behind it, or below the user's home. */
function folderOf(files: AskedFiles, pattern: string, user: string): { readonly text: string; readonly isUrl: boolean } | 'unknown' | undefined {
  const star = pattern.indexOf('*');
  const before = star < 0 ? undefined : pattern.slice(0, star);
  // ap_getword takes all of several stars.
  const after = star < 0 ? pattern : pattern.slice(star).replace(/^\*+/, '');
  if (after === '' || pattern.startsWith('/')) {
    if (before === undefined) return { text: `${pattern}/${user}`, isUrl: false };
    return { text: before + user + after, isUrl: before.includes(':') && !pattern.startsWith('/') };
  }
  if (before?.includes(':') === true) return { text: before + user, isUrl: true };
  const home = homeOf(files, user);
  return home === undefined || home === 'unknown' ? home : { text: `${home}/${after}`, isUrl: false };
}

/** The sixth field of /etc/passwd. Undefined: no such user in that file. Users that other services know are not seen. */
export function homeOf(files: AskedFiles, user: string): string | 'unknown' | undefined {
  const text = files.read('/etc/passwd');
  if (typeof text === 'string') return 'unknown';
  return text.text.split('\n').map((line) => line.split(':')).find(([name]) => name === user)?.[5];
}
