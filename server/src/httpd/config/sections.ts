/** Arguments of section tags: the closing bracket and how many words may stand before it. */
import type { DirectiveSpec } from '../catalog/types';
import { trimmedEnd, wordsFrom } from '../syntax/words';
import type { ConfigNode } from './node';
import type { Problem } from './problem';
import { rejected, type Commands } from './walk';

/** Sections that take one word (after `~` a regular expression) and say so only after their children ran. */
const ONE_WORD = new Set(['<directory', '<directorymatch', '<location', '<locationmatch', '<files', '<filesmatch', '<proxy', '<proxymatch']);
/** Sections without arguments. */
const BARE = new Set(['<else', '<requireall', '<requireany', '<requirenone']);

export function judgeSection(node: ConfigNode, spec: DirectiveSpec, _commands: Commands): Problem[] {
  const tag = `<${spec.name}>`;
  const end = node.text.lastIndexOf('>', trimmedEnd(node.text));
  if (end < node.argsStart) {
    return [rejected('httpd/malformed-tag', node, `${tag} directive missing closing '>'`, { spec })];
  }
  const words = wordsFrom(node.text, node.argsStart, end);
  const problems: Problem[] = [];
  const after = node.text.slice(end + 1, trimmedEnd(node.text));
  if (after.trim() !== '') {
    const start = end + 1 + (after.length - after.trimStart().length);
    problems.push({
      rule: 'httpd/text-after-tag', phase: 'walk', consequence: 'silent', node, line: node.site,
      at: node.place({ start, end: trimmedEnd(node.text) }), message: 'text after the tag is thrown away', data: { text: after.trim() },
    });
  }
  if (BARE.has(node.key)) {
    if (words.length > 0) problems.push(rejected('httpd/argument-count', node, `${tag} directive doesn't take additional arguments`, { spec }));
    return problems;
  }
  if (words.length === 0 || words[0]!.value === '') {
    problems.push(rejected('httpd/argument-count', node, `${tag} directive requires additional arguments`, { spec }));
    return problems;
  }
  if (ONE_WORD.has(node.key)) {
    const allowed = words[0]!.value === '~' ? 2 : 1;
    if (words.length > allowed) {
      problems.push(rejected('httpd/argument-count', node, `Multiple ${tag} arguments not (yet) supported.`, { spec, afterChildren: true }));
    }
  }
  return problems;
}
