/** Paths of files and folders: server paths, looked up where they lie on this machine. */
import { resolvePath } from '../../base/path';
import { expand } from '../../httpd/config/expand';
import type { Check } from '../../workspace/check';
import type { Completion } from '../completion';
import { valueAround } from '../value-around';
import { offer, type Offer, type Request } from './request';

export type PathKind = 'include' | 'file' | 'folder' | 'module-file';

/** More names than this are not offered: such a folder is not configuration. */
const MAX_NAMES = 200;

/** @param base the folder that a relative path begins at; else the server root */
export function pathOffers(request: Request, kind: PathKind, base?: string): readonly Completion[] {
  const { partial, lookups } = request;
  const check = checkOf(request);
  if (check === undefined || /^[|]/.test(partial)) return [];
  const slash = partial.lastIndexOf('/');
  const folder = expanded(check, partial.slice(0, slash + 1));
  if (folder === undefined) return [];
  const at = resolvePath(base ?? check.config.environment.serverRoot, folder === '' ? '.' : folder);
  const host = check.plan.mapping.toHost(at);
  const names = host === undefined ? [] : lookups.list(host);
  if (host === undefined || typeof names === 'string') return [];
  const written = partial.slice(slash + 1);
  const shown = [...names].filter((name) => name.startsWith('.') === written.startsWith('.')).sort().slice(0, MAX_NAMES);
  const items = shown.flatMap((name) => item(request, kind, name, lookups.stat(`${host === '/' ? '' : host}/${name}`), written));
  const pattern = kind === 'include' && shown.filter((name) => name.endsWith('.conf')).length > 0 ? [offer(request, { label: '*.conf', kind: 'file', detail: 'all of this folder, in alphabetical order', back: written.length, rank: 1 })] : [];
  return [...items, ...pattern];
}

function checkOf({ view }: Request): Check | undefined {
  return view.checks.find((each) => each.config.world.modules !== 'any') ?? view.checks[0];
}

/** URL paths, as far as they are files below the document root that holds here. */
export function urlPathOffers(request: Request): readonly Completion[] | undefined {
  const { partial, view, block, line } = request;
  const check = checkOf(request);
  if (check === undefined || !partial.startsWith('/') || /^\/\//.test(partial)) return undefined;
  const root = valueAround(check, view.source.lineNumber(line, block) ?? 0, view, 'documentroot');
  if (root === undefined) return undefined;
  const below = { ...request, partial: partial.slice(1) };
  return pathOffers(below, 'file', resolvePath(check.config.environment.serverRoot, root));
}

/** Names of files in the document root. */
export function indexOffers(request: Request): readonly Completion[] {
  const { view, block, line } = request;
  const check = checkOf(request);
  const root = check === undefined ? undefined : valueAround(check, view.source.lineNumber(line, block) ?? 0, view, 'documentroot');
  const found = check === undefined || root === undefined ? [] : pathOffers(request, 'file', resolvePath(check.config.environment.serverRoot, root)).filter(({ kind }) => kind === 'file');
  const common = ['index.html', 'index.php', 'index.htm', 'index.cgi', 'disabled'].filter((name) => !found.some(({ label }) => label === name));
  return [...found, ...common.map((label) => offer(request, { label, kind: 'value', rank: 1 }))];
}

function item(request: Request, kind: PathKind, name: string, stat: string, written: string): readonly Completion[] {
  const isFolder = stat === 'directory' || stat === 'empty';
  if (stat === 'absent' || stat === 'denied' && kind === 'folder') return [];
  if (kind === 'folder' && !isFolder) return [];
  // A path with a blank would need quotes, which only a word that begins with one has.
  if (/\s/.test(name) && !request.isQuoted) return [];
  const isLikely = isFolder || (kind === 'include' ? /\.(?:conf|load)$/.test(name) : kind === 'module-file' ? name.endsWith('.so') : true);
  const given: Offer = { label: isFolder ? `${name}/` : name, kind: isFolder ? 'folder' : 'file', back: written.length, rank: isLikely ? 0 : 2, detail: isFolder ? 'folder' : '' };
  return [offer(request, given)];
}

function expanded({ config }: Check, text: string): string | undefined {
  const { text: path, undefinedNames } = expand(text, (name) => config.environment.variables.get(name.toLowerCase())?.value ?? config.world.environment.get(name));
  return undefinedNames.length > 0 ? undefined : path;
}
