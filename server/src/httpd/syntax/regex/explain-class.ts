/** Words for a class of characters: `[a-z0-9_-]`. */
import type { Words } from './explain';
import { ESCAPE_WORDS } from './explain-words';

/** @param text with its brackets */
export function classWords(text: string): Words {
  const isNegated = text.startsWith('[^');
  const body = text.slice(isNegated ? 2 : 1, text.endsWith(']') ? -1 : undefined);
  const items: Words[] = [];
  const plain: string[] = [];
  for (const match of body.matchAll(/\[:(\^?\w+):\]|((?:\\[^]|[^]))-((?:\\[^]|[^]))|\\([^])|([^])/g)) {
    const [, posix, low, high, escaped, single] = match;
    if (posix !== undefined) items.push([posix]);
    else if (low !== undefined && !/^\\[dwshDWSH]$/.test(low)) items.push([{ code: bare(low) }, ' to ', { code: bare(high!) }]);
    else if (low !== undefined) {
      items.push([ESCAPE_WORDS[low[1]!]!]);
      plain.push('-', bare(high!));
    } else if (escaped !== undefined && /[A-Za-z]/.test(escaped)) items.push([ESCAPE_WORDS[escaped] ?? `\\${escaped}`]);
    else plain.push(escaped ?? single ?? '');
  }
  for (const each of plain) items.push([each === ' ' ? 'a blank' : { code: each }]);
  if (items.length === 0) return [isNegated ? 'any character' : 'a character'];
  return [isNegated ? 'any character but ' : 'one of ', ...items.flatMap((item, index) => (index === 0 ? item : [', ', ...item]))];
}

function bare(text: string): string {
  return text.length > 1 ? text.slice(1) : text;
}
