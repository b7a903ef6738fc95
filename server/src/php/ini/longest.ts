/**
 * Runs of characters as re2c matches them in Zend/zend_ini_scanner.l: always the longest match over all ways to read a `$` or a
 * backslash, which no regular expression with ordered alternatives gives (`$\$x` may be `$\` and `$x`, or `$\$` and `x`).
 */

const NOT_IN_VALUE = new Set('$= \t\n\r;&|^~()!"\'\0');
const NOT_IN_SECTION = new Set('$\n\r;"\'\\]');
const NOT_IN_FALLBACK = new Set('$\n\r;"\'\\}');

/** End of the longest run of value characters (`VALUE_CHARS+`); `start` where there is none. */
export function valueEnd(text: string, start: number): number {
  return run(text, start, NOT_IN_VALUE, false).end;
}

/** Whether a run of value characters asks for the character behind the end of the text: a `$\` stands there. */
export function valueOverruns(text: string, start: number): boolean {
  return run(text, start, NOT_IN_VALUE, false).overruns;
}

/** The same for what stands in a section's or an array's brackets (`SECTION_VALUE_CHARS+`): a backslash takes the next character along. */
export function sectionEnd(text: string, start: number): number {
  return run(text, start, NOT_IN_SECTION, true).end;
}

/** The same behind `:-` in a variable (`FALLBACK_CHARS+`, PHP 8.3). */
export function fallbackEnd(text: string, start: number): number {
  return run(text, start, NOT_IN_FALLBACK, true).end;
}

function run(text: string, start: number, not: ReadonlySet<string>, escapes: boolean): { readonly end: number; readonly overruns: boolean } {
  // `ahead[n]`: whether some way to read the run ends n characters on. A step takes three characters at most.
  let ahead = [true, false, false, false];
  let longest = start;
  let overruns = false;
  for (let at = start; at <= text.length && ahead.includes(true); at++) {
    if (ahead[0]) {
      longest = at;
      const character = text[at];
      const follows = text[at + 1];
      if (character !== undefined && !not.has(character)) ahead[1] = true;
      if (character === '$' && follows !== undefined && follows !== '{' && follows !== '\0') ahead[2] = true;
      if (character === '$' && follows === '\\' && at + 2 < text.length) ahead[3] = true;
      if (character === '$' && follows === '\\' && at + 2 === text.length) overruns = true;
      if (escapes && character === '\\' && follows !== undefined) ahead[2] = true;
    }
    ahead = [ahead[1]!, ahead[2]!, ahead[3]!, false];
  }
  return { end: longest, overruns };
}
