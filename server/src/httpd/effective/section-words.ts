/** What stands between a section's name and its closing bracket. */
import type { ConfigNode } from '../config/node';
import { trimmedEnd, wordsFrom } from '../syntax/words';

/** The words of an opening tag; the handlers cut at the last `>` (ap_strrchr_c, server/core.c). */
export function sectionWords(node: ConfigNode): readonly string[] {
  const end = node.text.lastIndexOf('>', trimmedEnd(node.text));
  return wordsFrom(node.text, node.argsStart, end < node.argsStart ? undefined : end).map(({ value }) => value);
}

/** The argument of a section as it is written, without its bracket. */
export function sectionText(node: ConfigNode): string {
  return node.argumentText.replace(/>$/, '').trim();
}
