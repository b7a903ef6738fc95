/** What a directive hears of its line, for rules about lines that httpd accepts. */
import { directive } from '../httpd/catalog/catalog';
import type { DirectiveSpec } from '../httpd/catalog/types';
import { hearArguments } from '../httpd/config/argument-count';
import type { ConfigNode } from '../httpd/config/node';
import { judgeValues } from '../httpd/config/values';
import { knows } from '../httpd/config/walk';
import type { ConfigView } from './types';
import { isUnknowable } from './unknowable';

export interface Heard {
  readonly spec: DirectiveSpec;
  /** The words the handler is given: fewer than the line has where the kind of directive ignores some. */
  readonly words: readonly string[];
}

/**
 * The words that reach the handler. Undefined for a name that nobody knows, for a module that is not loaded, for a
 * wrong number of words, for a value outside the catalogue's (other rules speak about those), and for a line whose
 * value only others know.
 */
export function heardWords(node: ConfigNode, view: ConfigView): Heard | undefined {
  // Rules look at one line after the other: the last answer serves all of them.
  if (last?.node !== node || last.view !== view) last = { node, view, heard: hear(node, view) };
  return last.heard;
}

let last: { readonly node: ConfigNode; readonly view: ConfigView; readonly heard: Heard | undefined } | undefined;

function hear(node: ConfigNode, view: ConfigView): Heard | undefined {
  const spec = directive(node.key);
  if (spec === undefined || node.isSection || isUnknowable(node, view) || !knows(view.config.commands, spec)) return undefined;
  const heard = hearArguments(spec.args, node.words.map((word) => word.value));
  if (!heard.ok || judgeValues(spec, heard.heard) !== undefined) return undefined;
  return { spec, words: heard.heard };
}
