/** Paths of files and folders: server paths, looked up where they lie on this machine. */
import { resolvePath } from '../../base/path';
import { expand } from '../../httpd/config/expand';
import type { Check } from '../../workspace/check';
import type { Completion } from '../completion';
import { offer, type Offer, type Request } from './request';

export type PathKind = 'include' | 'file' | 'folder' | 'module-file';

/** More names than this are not offered: such a folder is not configuration. */
const MAX_NAMES = 200;

/** @param base the folder that a relative path begins at; else the server root */
export function pathOffers(request: Request, kind: PathKind, base?: string): readonly Completion[] {
  const { partial, lookups } = request;
  const check = request.view.checks.find((each) => each.config.world.modules !== 'any') ?? request.view.checks[0];
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
