/** Text of other people on a terminal: control characters are shown, not obeyed. */

const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A message quotes what a file says, and that may be megabytes. In characters. */
const LONGEST = 600;

/** For messages and file names: control characters, and those that turn the direction of text, as `\xNN` or `\uNNNN`; one line. */
export function plain(text: string): string {
  const short = text.length <= LONGEST ? text : `${text.slice(0, LONGEST * 2 / 3)}…${text.slice(-LONGEST / 3)}`;
  return short.replace(/[\t\n]/g, ' ').replace(CONTROL, (character) => {
    const code = character.charCodeAt(0);
    return code < 256 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** For source lines above carets: as many characters as before, tabs kept. */
export function plainSource(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}
