/** `${map:key|default}` for maps whose answers stand in files: lookup_map and lookup_map_txtfile (mod_rewrite.c). */
import type { AskedFiles } from '../inquiry';
import { escapeUri, unescapeUri } from './escape';
import { doubtful, type Passage } from './passage';

const INTERNAL: Readonly<Record<string, (key: string) => string>> = {
  tolower: (key) => key.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()), toupper: (key) => key.replace(/[a-z]+/g, (letters) => letters.toUpperCase()), escape: escapeUri, unescape: unescapeUri,
};

/** @returns undefined where the map does not exist or has no such key */
export function lookUp(name: string, key: string, passage: Passage): string | undefined {
  const { maps, files, resolve } = passage.around;
  const source = maps.get(name);
  if (source === undefined) return undefined;
  if (/^int:/i.test(source)) return INTERNAL[source.slice('int:'.length)]?.(key);
  if (/^(?:rnd|prg|dbm|dbd|fastdbd)(?:=|:)/i.test(source)) return doubtful(passage, `what the map ${name} answers is known at run time alone`);
  const lines = linesOf(files, resolve(source.replace(/^txt:/i, '')));
  if (lines === undefined) return doubtful(passage, `the file of the map ${name} is not here`);
  for (const line of lines) {
    if (line === '' || /^[#\s]/.test(line)) continue;
    const match = /^(\S+)\s+(\S+)/.exec(line);
    if (match?.[1] === key) return match[2];
  }
  return undefined;
}

/** Undefined: not known. A file that is not there has no lines. */
function linesOf(files: AskedFiles, path: string): readonly string[] | undefined {
  const text = files.read(path);
  if (typeof text !== 'string') return text.text.split('\n');
  return text === 'absent' && files.certain(path) ? [] : undefined;
}
