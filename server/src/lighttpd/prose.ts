/** What the keys of lighttpd.conf mean, in our own words. */
import { BACKEND_PROSE, PROSE_TEXT } from './data/prose-text';

let table: ReadonlyMap<string, string> | undefined;

/** A sentence or two about a key; undefined where nobody wrote any yet. */
export function keyProse(name: string): string | undefined {
  table ??= new Map(PROSE_TEXT.trim().split('\n').map((line): [string, string] => {
    const cut = line.indexOf(' ');
    return [line.slice(0, cut).toLowerCase(), line.slice(cut + 1)];
  }));
  return table.get(name.toLowerCase());
}

/** About a key of a backend in `proxy.server` and its like. */
export function backendProse(key: string): string {
  return BACKEND_PROSE[key.toLowerCase()] ?? '';
}
