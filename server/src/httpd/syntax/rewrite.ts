/**
 * The words of RewriteRule and RewriteCond, which mod_rewrite cuts itself: quotes know no escapes, and a backslash
 * keeps a blank in a word. Follows parseargline and cmd_parseflagfield (httpd, modules/mappers/mod_rewrite.c).
 */
import { isSpace, skipSpace, trimmedEnd } from './words';

/** A word without its quotes. Offsets are of the line; `value` is the text between them as it stands. */
export interface RewriteWord {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** What the two directives hear: a third word is flags, what follows it is ignored. */
export interface RewriteArguments {
  readonly first: RewriteWord;
  readonly second: RewriteWord;
  readonly flags: RewriteWord | undefined;
}

/** One flag in brackets; offsets are of the line. `value` is empty both for `R` and for `R=`. */
export interface RewriteFlag {
  readonly start: number;
  readonly end: number;
  readonly key: string;
  readonly value: string;
}

/** Cuts the arguments that begin at `from`. Undefined: httpd says "bad argument line", nothing follows the first word. */
export function rewriteArguments(text: string, from: number): RewriteArguments | undefined {
  const last = Math.max(from, trimmedEnd(text));
  const first = word(text, skipSpace(text, from), last);
  if (first.end >= last) return undefined;
  const second = word(text, skipSpace(text, first.end + 1), last);
  const third = second.end >= last ? last : skipSpace(text, second.end + 1);
  return { first, second, flags: third >= last ? undefined : word(text, third, last) };
}

/** The word that begins at `at`; its end is the quote or blank that ends it, or the end of the line. */
function word(text: string, at: number, last: number): RewriteWord {
  const quote = at < last ? text.charCodeAt(at) : 0;
  const quoted = quote === 34 || quote === 39;
  const start = quoted ? at + 1 : at;
  let end = start;
  for (; end < last; end++) {
    const code = text.charCodeAt(end);
    if (quoted ? code === quote : isSpace(code)) break;
    if (code === 92 && end + 1 < last && isSpace(text.charCodeAt(end + 1))) end++;
  }
  return { start, end: Math.min(end, last), value: text.slice(start, Math.min(end, last)) };
}

/** The flags of a word in brackets, in order. Undefined: httpd says "bad flag delimiters". */
export function rewriteFlags(flags: RewriteWord): RewriteFlag[] | undefined {
  const { value: text, start: offset } = flags;
  const last = text.length - 1;
  if (last < 1 || text.charAt(0) !== '[' || text.charAt(last) !== ']') return undefined;
  const found: RewriteFlag[] = [];
  let at = 1;
  while (at <= last) {
    const start = Math.min(skipSpace(text, at), last);
    const comma = text.indexOf(',', start);
    const next = comma < 0 ? last : comma;
    let end = next;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    const equals = text.indexOf('=', start);
    const split = equals >= 0 && equals < end ? equals : end;
    found.push({ start: offset + start, end: offset + end, key: text.slice(start, split), value: text.slice(Math.min(split + 1, end), end) });
    at = next + 1;
  }
  return found;
}
