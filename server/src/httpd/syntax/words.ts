/**
 * Words of a line. Follows ap_getword_conf and substring_conf (httpd, server/util.c); white space is C's isspace.
 */

/** `start`/`end` include the quotes; `value` is unescaped. `open`: the quote never closes (httpd accepts that). */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly value: string;
  readonly quote?: '"' | "'";
  readonly open?: boolean;
}

/** C's isspace on one unit: space, TAB, LF, VT, FF, CR. */
export function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

export function isSpaceAt(text: string, at: number): boolean {
  return isSpace(text.charCodeAt(at));
}

/** The first offset at or after `from` that is not white space, or the length. */
export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** End of the text without trailing white space (httpd trims every line). */
export function trimmedEnd(text: string): number {
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

/**
 * The word at or after `from`, read up to `end` (default: the trimmed end of the text).
 * At the end of the text: an empty word. Never fails.
 */
export function wordAt(text: string, from: number, end = trimmedEnd(text)): Word {
  let start = from;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  const first = text.charCodeAt(start);
  if (start < end && (first === 34 || first === 39)) return quotedWord(text, start, end, first);
  let stop = start;
  let escaped = false;
  while (stop < end) {
    const code = text.charCodeAt(stop);
    if (isSpace(code)) break;
    if (code === 92 && text.charCodeAt(stop + 1) === 92 && stop + 1 < end) escaped = true;
    stop++;
  }
  const raw = text.slice(start, stop);
  return { start, end: stop, value: escaped ? raw.replaceAll('\\\\', '\\') : raw };
}

function quotedWord(text: string, start: number, end: number, quote: number): Word {
  const mark = quote === 34 ? '"' : "'";
  let at = start + 1;
  let escaped = false;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === quote) break;
    if (code === 92 && at + 1 < end) {
      const next = text.charCodeAt(at + 1);
      if (next === 92 || next === quote) {
        escaped = true;
        at += 2;
        continue;
      }
    }
    at++;
  }
  const open = at >= end;
  const raw = text.slice(start + 1, Math.min(at, end));
  const value = escaped ? raw.replace(quote === 34 ? /\\([\\"])/g : /\\([\\'])/g, '$1') : raw;
  return open
    ? { start, end, value, quote: mark, open: true }
    : { start, end: at + 1, value, quote: mark };
}

/** The first word of a line: the name of a directive or a tag. */
export function firstWord(text: string): Word {
  return wordAt(text, 0);
}

/**
 * Number of words from `from` on when that can be told without quotes and escapes; undefined if a quote or
 * backslash makes it worth reading them.
 */
export function plainWordCount(text: string, from: number): number | undefined {
  let count = 0;
  let inWord = false;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34 || code === 39 || code === 92) return undefined;
    if (isSpace(code)) inWord = false;
    else if (!inWord) {
      inWord = true;
      count++;
    }
  }
  return count;
}

/** All words from `from` on. Empty quoted words are words (the argument kinds tell what they mean). */
export function wordsFrom(text: string, from: number, end = trimmedEnd(text)): Word[] {
  const words: Word[] = [];
  let at = skipSpace(text, from);
  while (at < end) {
    const word = wordAt(text, at, end);
    words.push(word);
    at = skipSpace(text, word.end);
  }
  return words;
}
