/** Values of Header and RequestHeader. Follows parse_format_tag (modules/metadata/mod_headers.c). */

/** The letters that stand for something. */
const TAGS = 'Dteslib';

/** httpd's complaint about a value with `%` formats, undefined if it takes it. */
export function headerFormatProblem(value: string): string | undefined {
  for (let at = value.indexOf('%'); at >= 0; at = value.indexOf('%', at)) {
    at++;
    if (at >= value.length) return undefined;
    if (value.charAt(at) === '%') {
      at++;
      continue;
    }
    if (value.charAt(at) === '{') {
      const close = value.indexOf('}', at);
      at = close < 0 ? value.length : close;
      while (value.charAt(at) === '}') at++;
    }
    const letter = value.charAt(at);
    if (letter === '' || !TAGS.includes(letter)) return `Unrecognized header format %${letter}`;
    at++;
  }
  return undefined;
}
