/** Lines of a skipped conditional. Follows ap_soak_end_container (httpd, server/config.c). */
import { skipSpace, trimmedEnd, wordAt } from '../syntax/words';
import type { SkippedFrame } from './frames';
import { contentSpan, type Site } from './node';
import { problem, type Reader } from './reader';

/** Containers open at once in a skipped part; httpd has no limit but its stack. */
const MAX_NESTED = 1_000;

/** A line of a skipped conditional: only tags count, and only by their first word. */
export function soak(reader: Reader, frame: SkippedFrame, text: string, site: Site): void {
  const word = wordAt(text, 0);
  const { value } = word;
  if (value.startsWith('</')) {
    const expected = frame.nested[frame.nested.length - 1]!;
    const closed = value.slice(2, -1).toLowerCase();
    if (closed !== expected.toLowerCase()) {
      const message = `Expected </${expected}> but saw ${value.slice(0, -1)}>`;
      const at = { ...site, start: word.start, end: word.end };
      const data = { tag: value, expected: `</${expected}>`, opener: frame.opener, skipped: true };
      reader.report({ ...problem('httpd/mismatched-closing-tag', at, message, site, data), line: frame.opener.site });
      const matching = frame.nested.map((name) => name.toLowerCase()).lastIndexOf(closed);
      if (matching >= 0) unnest(reader, frame, matching, site, text);
      else reader.noteInactive(site);
      return;
    }
    unnest(reader, frame, frame.nested.length - 1, site, text);
    return;
  }
  reader.noteInactive(site);
  if (!value.startsWith('<')) return;
  if (frame.nested.length >= MAX_NESTED) {
    reader.cutOff(site);
    return;
  }
  const name = (value.endsWith('>') ? value.slice(0, -1) : value).slice(1);
  reader.frame = { ...frame, nested: [...frame.nested, name] };
}

function unnest(reader: Reader, frame: SkippedFrame, depth: number, site: Site, text: string): void {
  if (depth > 0) {
    reader.noteInactive(site);
    reader.frame = { ...frame, nested: frame.nested.slice(0, depth) };
    return;
  }
  const word = wordAt(text, 0);
  if (!/^<\/[^>]*>$/.test(word.value) || skipSpace(text, word.end) < trimmedEnd(text)) {
    const at = { ...site, ...contentSpan(text) };
    reader.report({
      ...problem('httpd/text-after-tag', at, 'text after the closing tag', site, { word: word.value }),
      consequence: 'silent',
    });
  }
  frame.opener.closing = site;
  reader.frame = frame.parent;
}
