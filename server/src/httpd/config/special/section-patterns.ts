/** Sections whose argument is a regular expression or an expression; httpd compiles it before it looks at what they contain. */
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { Commands } from '../walk';
import { judgeExpr, judgeRegex } from './pattern-problems';

/** By key: whether the section is one of patterns, and whether a pattern may stand behind `~`. */
const PATTERNS: Readonly<Record<string, { readonly always: boolean; readonly tilde: boolean }>> = {
  '<directory': { always: false, tilde: true }, '<directorymatch': { always: true, tilde: true },
  '<location': { always: false, tilde: true }, '<locationmatch': { always: true, tilde: false },
  '<files': { always: false, tilde: true }, '<filesmatch': { always: true, tilde: true },
  '<proxymatch': { always: true, tilde: false },
};

/** Problems of a section's argument. `words`: what stands before the last `>`, at least one. */
export function judgeSectionPattern(node: ConfigNode, words: readonly Word[], commands: Commands): readonly Problem[] {
  const [first] = words;
  if (first === undefined) return [];
  if (node.key === '<if' || node.key === '<elseif') return judgeExpr(node, first, 'Cannot parse condition clause: ', commands);
  const kind = PATTERNS[node.key];
  if (kind === undefined) return [];
  const behind = kind.tilde && first.value === '~' ? words[1] : undefined;
  const pattern = behind ?? (kind.always ? first : undefined);
  if (pattern === undefined || (kind.tilde && first.value === '~' && behind === undefined)) return [];
  // `<ProxyMatch proxy:...>`: the prefix is cut off before the pattern is compiled.
  const skip = node.key === '<proxymatch' && /^proxy:/i.test(pattern.value) ? 'proxy:'.length : 0;
  return judgeRegex(node, pattern, 'Regex could not be compiled', commands, skip);
}
