/** Edits that many fixes share. */
import type { ConfigNode, Place, Site } from '../httpd/config/node';
import { contentSpan } from '../httpd/config/node';
import type { Word } from '../httpd/syntax/words';
import { replace } from './builders';
import type { Edit } from './types';

/** The arguments of a directive become `text`; its name and what stands before it stay. */
export function replaceArguments(node: ConfigNode, text: string): Edit {
  const { start } = node.nameSpan;
  const whole = node.place({ start, end: node.text.trimEnd().length });
  return replace(whole, `${node.text.slice(start, node.nameSpan.end)} ${text}`);
}

/** The whole directive, however many lines it takes, becomes `text`. */
export function replaceDirective(node: ConfigNode, text: string): Edit {
  return replace(node.wholePlace, text);
}

/** Removes the directive with its line ends. Sections are not removed this way: their content would stay. */
export function removeDirective(node: ConfigNode): Edit {
  return { kind: 'removeLine', line: node.site };
}

/** One word of a directive becomes `value`, quoted as `quoted` would. */
export function replaceWord(node: ConfigNode, word: Word, value: string): Edit {
  return replace(node.place(word), quoted(value, word.quote));
}

/** A value as one word of a line: quoted if it was, or if it must be (blanks, an empty word, a quote in front). */
function quoted(value: string, quote?: '"' | "'"): string {
  const needs = value === '' || /[\s]/.test(value) || /^["']/.test(value);
  if (quote === undefined && !needs) return value.replaceAll('\\\\', '\\\\\\\\');
  const mark = quote ?? '"';
  return mark + value.replace(mark === '"' ? /[\\"]/g : /[\\']/g, '\\$&') + mark;
}

/** The content of a line that is not a node's: a closing tag, a comment. */
export function wholeLine(site: Site): Place {
  const { file, block, line } = site;
  return { file, block, line, ...contentSpan(line.text) };
}
