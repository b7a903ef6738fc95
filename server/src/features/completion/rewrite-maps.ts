/** RewriteMap: where its answers come from, and the keys that a file of text has. */
import { resolvePath } from '../../base/path';
import { MAP_TYPES } from '../../httpd/catalog/terms/rewrite-flags';
import { allNodes } from '../../httpd/config/config';
import type { Completion } from '../completion';
import { pathOffers } from './paths';
import { offer, termOffer, type Request } from './request';

/** More keys are not offered: nobody looks through them. */
const MAX_KEYS = 500;

/** The functions behind `int:` (rewrite_mapfunc_*, mod_rewrite.c). */
const FUNCTIONS: readonly (readonly [string, string])[] = [
  ['tolower', 'The key in lower case.'], ['toupper', 'The key in upper case.'], ['escape', 'The key with special characters as `%xx`.'], ['unescape', 'The key with `%xx` decoded.'],
];

/** The second word of RewriteMap: a type, and what has to follow it. */
export function mapSourceOffers(request: Request): readonly Completion[] {
  const { partial } = request;
  const type = /^(?:int|txt|rnd|prg|dbm(?:=[^:]*)?):/i.exec(partial)?.[0];
  if (type !== undefined && /^int:/i.test(type)) return FUNCTIONS.map(([label, documentation]) => offer(request, { label, kind: 'function', documentation, back: partial.length - type.length }));
  if (type !== undefined) return pathOffers({ ...request, partial: partial.slice(type.length) }, 'file');
  // A word that names no type is a file of text.
  return partial.startsWith('/') ? pathOffers(request, 'file') : MAP_TYPES.map((term) => termOffer(request, term, 'keyword'));
}

/**
 * Behind `${map:`: the keys of a file of text with their values, and what stands for a part of the request.
 * @param written behind the colon; undefined is answered where a variable is begun there, which is for others to complete
 */
export function mapKeyOffers(request: Request, map: string, written: string): readonly Completion[] | undefined {
  if (/%\{[^}]*$/.test(written)) return undefined;
  // What follows is the value for a key that the map does not have.
  if (written.includes('|')) return [];
  const back = written.length;
  const ends = /^[}|]/.test(request.line.text.slice(request.offset)) ? '' : '}';
  const keys = [...keysOf(request, map)].slice(0, MAX_KEYS).map(([label, value]) => offer(request, { label, kind: 'value', detail: value, insert: `${label}${ends}`, back }));
  const parts = [['$1', 'What the first group of the pattern matched.'], ['%1', 'What the first group of the last RewriteCond matched.'], ['%{HTTP_HOST}', 'The Host header.'], ['%{REQUEST_URI}', 'The path of the request.']] as const;
  return [...keys, ...parts.map(([label, documentation]) => offer(request, { label, kind: 'variable', documentation, insert: `${label}${ends}`, back, rank: 1 }))];
}

/** Keys with their values, as lookup_map_txtfile (mod_rewrite.c) reads them: the first line of a key counts. */
function keysOf({ view, lookups }: Request, map: string): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { config, plan } of view.checks) {
    const node = config.fold === undefined ? undefined : [...allNodes(config.fold)].find(({ key, words }) => key === 'rewritemap' && words[0]?.value === map);
    const source = node?.words[1]?.value ?? 'int:';
    if (/^(?:int|prg|dbm|dbd|fastdbd)(?:=|:)/i.test(source)) continue;
    const host = plan.mapping.toHost(resolvePath(config.environment.serverRoot, source.replace(/^(?:txt|rnd):/i, '')));
    const text = host === undefined ? undefined : view.workspace.text(host)?.text ?? lookups.read(host);
    for (const line of text?.split('\n') ?? []) {
      const [, key, value] = /^([^#\s]\S*)\s+(\S+)/.exec(line) ?? [];
      if (key !== undefined && value !== undefined && !keys.has(key)) keys.set(key, value);
    }
  }
  return keys;
}
