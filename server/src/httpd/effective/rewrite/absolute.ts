/** URLs with a scheme in substitutions: is_absolute_uri and its relatives (mod_rewrite.c). */
import { doubtful, type Passage } from './passage';
import { escapeUri } from './escape';

/** Schemes that mod_rewrite knows. `query`: a question mark separates a query. */
const SCHEMES: readonly { readonly start: string; readonly query: boolean }[] = [
  ...['ajp://', 'balancer://', 'fcgi://', 'http://', 'https://', 'h2://', 'h2c://', 'mailto:', 'scgi://', 'ws://', 'wss://', 'unix:'].map((start) => ({ start, query: true })),
  ...['ftp://', 'gopher://', 'ldap://', 'news:', 'nntp://'].map((start) => ({ start, query: false })),
];

/** @returns length of the scheme, 0 for what is no such URL */
export function schemeLength(text: string): number {
  return schemeOf(text)?.length ?? 0;
}

function schemeOf(text: string): { readonly length: number; readonly query: boolean } | undefined {
  if (text.startsWith('/') || text.length <= 5) return undefined;
  const lower = text.toLowerCase();
  const found = SCHEMES.find(({ start }) => lower.startsWith(start));
  if (found === undefined) return undefined;
  return { length: found.start === 'unix:' && text.startsWith('//', 5) ? 7 : found.start.length, query: found.query };
}

/** splitout_queryargs: takes the query off what was substituted. */
export function splitQuery(passage: Passage, flags: ReadonlySet<string>, kind: 'none' | 'last' | 'first'): void {
  if (kind === 'none') {
    passage.query = undefined;
    return;
  }
  const scheme = schemeOf(passage.filename);
  if (scheme?.query === false) {
    passage.query = undefined;
    return;
  }
  if (flags.has('qsd')) passage.query = undefined;
  const { filename } = passage;
  const from = scheme?.length ?? 0;
  const at = kind === 'last' ? filename.lastIndexOf('?') : filename.indexOf('?', from);
  if (at < from) return;
  passage.filename = filename.slice(0, at);
  const own = filename.slice(at + 1);
  if (!flags.has('qsa')) passage.query = own;
  else if (own !== '') passage.query = `${own}&${passage.query ?? ''}`;
  const query = passage.query?.replace(/&$/, '');
  passage.query = passage.query === '' ? undefined : query;
}

/** fully_qualify_uri: what has no scheme gets this server's. */
export function qualify(passage: Passage): void {
  const { filename, around } = passage;
  if (schemeLength(filename) > 0 || around.method === 'CONNECT') return;
  if (around.serverName === undefined) {
    doubtful(passage, 'the name of the server is not known');
    return;
  }
  const usual = around.scheme === 'https' ? 443 : 80;
  const name = around.serverName.includes(':') ? `[${around.serverName}]` : around.serverName;
  passage.filename = `${around.scheme}://${name}${around.port === usual ? '' : `:${around.port}`}${filename.startsWith('/') ? '' : '/'}${filename}`;
}

/** reduce_uri: a URL of this very server is a path. */
export function reduce(passage: Passage): void {
  const { filename, around } = passage;
  const match = new RegExp(`^${around.scheme}://([^/:]*)(?::([^/]*))?(.*)$`, 'is').exec(filename);
  if (match === null || filename.length <= around.scheme.length + 3) return;
  const usual = around.scheme === 'https' ? 443 : 80;
  const port = match[2] === undefined ? usual : Number(/^\d+/.exec(match[2])?.[0] ?? 0);
  if (!around.isOwn(match[1]!, port)) return;
  passage.filename = match[3] === '' ? '/' : match[3]!;
  passage.reduced = true;
}

/** escape_absolute_uri: the name of the host stays as it is. */
export function escapeAbsolute(url: string): string {
  const length = schemeLength(url);
  if (length === 0 || url[length - 1] !== '/') return url.slice(0, length) + escapeUri(url.slice(length));
  const slash = url.indexOf('/', length);
  if (slash < 0) return url;
  const path = url.slice(slash + 1);
  if (!/^ldap/i.test(url)) return url.slice(0, slash + 1) + escapeUri(path);
  const parts = path.split('?');
  return url.slice(0, slash + 1) + [...parts.slice(0, 4), ...(parts.length > 4 ? [parts.slice(4).join('?')] : [])].map(escapeUri).join('?');
}
