/** Arguments of section tags: the closing bracket and how many words may stand before it. */
import type { DirectiveSpec } from '../catalog/types';
import { skipSpace, trimmedEnd, wordsFrom } from '../syntax/words';
import type { ConfigNode } from './node';
import type { Problem } from './problem';
import { judgeSectionPattern } from './special/section-patterns';
import { judgeRequireSection } from './special/require-sections';
import { judgeProxySection } from './special/proxy-sections';
import { judgeSectionArguments } from './special/section-arguments';
import { rejected, type Commands } from './walk';

/** Sections that take one word (after `~` a regular expression) and say so only after their children ran. */
const ONE_WORD = new Set(['<directory', '<directorymatch', '<location', '<locationmatch', '<files', '<filesmatch']);
/** To these a tilde is a pattern like any other (urlsection, server/core.c). */
const NO_TILDE = new Set(['<locationmatch']);
/** These look at what follows the address themselves, and do without one. */
const PROXY = new Set(['<proxy', '<proxymatch']);
/** Sections without arguments. */
const BARE = new Set(['<else', '<requireall', '<requireany', '<requirenone']);

export function judgeSection(node: ConfigNode, spec: DirectiveSpec, commands: Commands): Problem[] {
  const tag = `<${spec.name}>`;
  const end = node.text.lastIndexOf('>', trimmedEnd(node.text));
  // A tag without a word has its bracket cut off before any handler sees it (ap_build_config_sub, server/config.c): nobody misses it.
  const isBare = node.argumentText === '';
  if (end < node.argsStart && !isBare) {
    return [rejected('httpd/malformed-tag', node, `${tag} directive missing closing '>'`, { spec })];
  }
  const words = isBare ? [] : wordsFrom(node.text, node.argsStart, end);
  const problems: Problem[] = [];
  const thrownAway = isBare ? undefined : textAfterTag(node, end, 'walk');
  if (thrownAway !== undefined) problems.push(thrownAway);
  if (BARE.has(node.key)) {
    if (words.length > 0) problems.push(rejected('httpd/argument-count', node, `${tag} directive doesn't take additional arguments`, { spec }));
    if (node.key !== '<else') problems.push(...judgeRequireSection(node, spec));
    return problems;
  }
  if (words.length === 0 && !PROXY.has(node.key)) {
    problems.push(rejected('httpd/argument-count', node, `${tag} directive requires additional arguments`, { spec }));
    return problems;
  }
  problems.push(...judgeSectionPattern(node, words, commands), ...judgeSectionArguments(node, spec, words, commands));
  if (PROXY.has(node.key)) problems.push(...judgeProxySection(node, words, commands));
  if (ONE_WORD.has(node.key)) {
    const allowed = words[0]!.value === '~' && !NO_TILDE.has(node.key) ? 2 : 1;
    if (words.length > allowed) {
      problems.push(rejected('httpd/argument-count', node, `Multiple ${tag} arguments not (yet) supported.`, { spec, afterChildren: true }));
    }
  } else if ((node.key === '<if' || node.key === '<elseif') && words.length > 1) {
    problems.push(rejected('httpd/argument-count', node, `Multiple ${tag} arguments not supported.`, { spec, afterChildren: true }));
  }
  return problems;
}

/** What stands behind the last `>` of an opening tag: every handler cuts its arguments there (ap_strrchr_c). */
export function textAfterTag(node: ConfigNode, close: number, phase: Problem['phase']): Problem | undefined {
  const end = trimmedEnd(node.text);
  const start = skipSpace(node.text, close + 1);
  if (start >= end) return undefined;
  return {
    rule: 'httpd/text-after-tag', phase, consequence: 'silent', node, line: node.site,
    at: node.place({ start, end }), message: 'text after the tag is thrown away', data: { text: node.text.slice(start, end) },
  };
}
