/**
 * Bodies that are not configuration: macros (mod_macro.c: get_lines_till_end_token), Lua and Perl code.
 */
import { byteLength } from '../../base/bytes';
import { skipSpace, trimmedEnd, wordAt } from '../syntax/words';
import type { BodyFrame } from './frames';
import { checkLua, endsLua, isLuaBody } from './lua-body';
import { defineMacro, thrownAway } from './macro';
import { contentSpan, type Site } from './node';
import { problem, type Reader } from './reader';

/** mod_macro reads a body line, its end included, into a buffer of 8192 bytes. */
const MACRO_LINE_BYTES = 8191;

/** One line of an open body: kept, or the end tag that closes it. */
export function readBody(reader: Reader, frame: BodyFrame, text: string, site: Site): void {
  const { line } = site;
  const start = skipSpace(text, 0);
  const first = wordAt(text, 0).value.toLowerCase();
  const name = frame.opener.key;
  const isMacro = name === '<macro';
  // get_lines_till_end_token keeps empty lines and drops comments before it counts.
  if (text.charCodeAt(start) !== 35) frame.state.count++;
  if (isLuaBody(frame)) {
    if (!endsLua(frame, text)) {
      frame.code?.push(site);
      return;
    }
    checkLua(reader, frame);
    reader.frame = frame.parent;
    frame.opener.closing = site;
    return;
  }
  if (first === `</${name.slice(1)}>`) {
    if (frame.state.depth === 0) {
      reader.frame = frame.parent;
      if (isMacro) finishMacro(reader, frame, text, site);
      frame.opener.closing = site;
      return;
    }
    frame.state.depth--;
  } else if (isMacro && (first === '<macro' || first === '<macro>')) frame.state.depth++;
  if (text.charCodeAt(start) === 35 || start >= text.length) return;
  if (isMacro && byteLength(text) >= MACRO_LINE_BYTES) {
    const message = 'expected token not found: </Macro>';
    reader.report(problem('httpd/unclosed-section', frame.opener.wholePlace, message, frame.opener.site, { opener: frame.opener }));
  }
  frame.lines.push({ text: text.slice(start, trimmedEnd(text)), line, number: frame.state.count });
}

/** The file ends in a body: code that is Lua is compiled as far as it goes. */
export function endBody(reader: Reader, frame: BodyFrame): void {
  if (isLuaBody(frame)) checkLua(reader, frame);
}

function finishMacro(reader: Reader, frame: BodyFrame, text: string, site: Site): void {
  const word = wordAt(text, 0);
  if (skipSpace(text, word.end) < trimmedEnd(text)) {
    const at = { ...site, ...(site.via === undefined ? contentSpan(text) : contentSpan(site.line.text)) };
    reader.report({ ...problem('httpd/text-after-tag', at, 'text after the closing tag', site, { word: word.value }), ...thrownAway(text.slice(text.lastIndexOf('>') + 1).trim()) });
  }
  defineMacro(reader, frame);
}
