/** Problems of regular expressions and expressions in the words of a directive, at their place in the text. */
import type { Span } from '../../../base/span';
import { exprProblem, type ExprOptions } from '../../syntax/expr/check';
import { regexProblem } from '../../syntax/regex/check';
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { World } from '../world';

/** What the problems need to know of the place a directive stands in. */
export interface Surroundings {
  readonly world: World;
  readonly modules: ReadonlySet<string>;
  readonly uncatalogued: readonly string[];
  /** False where an unread file may load more. */
  readonly complete: boolean;
}

/** The release whose rules are followed; other systems than Debian may link another one. */
const PCRE2 = 'PCRE2 10.42';

/**
 * The problem of a word that is a regular expression, none if PCRE2 accepts it. `message`: what httpd says then.
 * `skip`: so many characters of the word's value are not part of it (`!`, `s/`); `pattern` is given where it ends before the word.
 */
export function judgeRegex(node: ConfigNode, word: Word, message: string, at: Surroundings, skip = 0, pattern = word.value.slice(skip)): Problem[] {
  const problem = regexProblem(pattern);
  if (problem === undefined) return [];
  const span = spanInWord(node.text, word, skip, skip + pattern.length);
  const data = { pattern, reason: problem.message, offset: problem.offset };
  return [base('httpd/invalid-regex', node, span, message, data, problem.varies ? variation(at) : undefined)];
}

/**
 * The problem of a word that is an expression, none if httpd accepts it. `before`: what the directive sets before the
 * message of the expression. `skip`: so many characters of the value stand before it (`expr=`).
 */
export function judgeExpr(node: ConfigNode, word: Word, before: string, at: Surroundings, options: ExprOptions = {}, skip = 0): Problem[] {
  return judgeExprText(node, word.value.slice(skip), before, at, options, (start, end) => spanInWord(node.text, word, skip + start, skip + end));
}

/** The same for a text whose place `span` tells: given offsets in it, offsets in the line. */
export function judgeExprText(
  node: ConfigNode, text: string, before: string, at: Surroundings, options: ExprOptions, span: (start: number, end: number) => Span,
): Problem[] {
  const problem = exprProblem(text, { ...surroundingOptions(at), ...options });
  if (problem === undefined) return [];
  const { start, end } = problem.end > problem.start ? problem : { start: 0, end: text.length };
  const message = problem.fatal === true ? problem.message : before + problem.message;
  const { detail, fatal } = problem;
  return [base('httpd/invalid-expression', node, span(start, end), message, {
    expression: text, reason: problem.message, ...(detail === undefined ? {} : { detail }), ...(fatal === true ? { fatal } : {}),
  }, problem.varies === true ? variation(at) : undefined)];
}

/** What of the surroundings decides about names. */
function surroundingOptions({ world, modules, uncatalogued, complete }: Surroundings): ExprOptions {
  return {
    htaccess: world.scope === 'htaccess' && refusesFileFunctions(world.version),
    hasModule: (identifier) => world.modules === 'any' || !complete || modules.has(identifier),
    mayBeForeign: uncatalogued.length > 0 || !complete || world.modules === 'any',
  };
}

/** The functions file and filesize are refused in `.htaccess` by the releases of 2026; of older ones it is not known. */
function refusesFileFunctions(version: string): boolean {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && (minor > 4 || (minor === 4 && patch >= 68)));
}

function variation({ world }: Surroundings): readonly string[] | undefined {
  return world.profile === 'debian' ? undefined : [PCRE2];
}

function base(rule: string, node: ConfigNode, span: Span, message: string, data: object, assumes: readonly string[] | undefined): Problem {
  return {
    rule, phase: 'walk', consequence: 'rejects', at: node.place(span), line: node.site, node, message, data: { ...data },
    ...(assumes === undefined ? {} : { assumes }),
  };
}

/** The stretch of the line that holds the characters `from` to `to` of a word's value. An empty one grows to the whole word. */
export function spanInWord(text: string, word: Word, from: number, to: number): Span {
  if (to <= from) return { start: word.start, end: word.end };
  const quoted = word.quote !== undefined;
  const starts: number[] = [];
  let at = word.start + (quoted ? 1 : 0);
  for (let count = 0; count <= word.value.length; count++) {
    starts.push(at);
    const next = text.charAt(at + 1);
    at += text.charAt(at) === '\\' && (next === '\\' || (quoted && next === word.quote)) ? 2 : 1;
  }
  return { start: starts[from] ?? word.start, end: Math.min(starts[to] ?? word.end, word.end) };
}
