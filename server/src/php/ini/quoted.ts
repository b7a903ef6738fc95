/** Text between double quotes, as the state ST_DOUBLE_QUOTES of Zend/zend_ini_scanner.l reads it. */

/** Where the text ends: before the closing quote, before `${`, or at the end of the file. */
export function quotedEnd(text: string, start: number, version: number): number {
  return version < 800 ? quotedEnd74(text, start) : quotedEnd80(text, start);
}

function quotedEnd80(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const character = text[at++]!;
    if (character === '"') return at - 1;
    if (character === '$' && text[at] === '{') return at - 1;
    if (character !== '\\' || at >= text.length) continue;
    const escaped = text[at++]!;
    // A quote behind a backslash that is the last of its line closes the text: paths of Windows end so.
    if (escaped === '"' && (at >= text.length || text[at] === '\r' || text[at] === '\n')) return at - 1;
  }
  return at;
}

function quotedEnd74(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const character = text[at++]!;
    if (character === '"') {
      if (at < text.length && text[at - 2] === '\\' && text[at] !== '\r' && text[at] !== '\n') continue;
      return at - 1;
    }
    if (character === '$' && text[at] === '{') return at - 1;
    if (character === '\\' && at < text.length && text[at] !== '"') at++;
  }
  return at;
}

/** A backslash before `"`, `\` and `$` goes, every other one stays (`zend_ini_escape_string`). */
export function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, (both, character: string) => ('"\\$'.includes(character) ? character : both));
}
