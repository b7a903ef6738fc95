/**
 * Conditional sections that are decided while reading. Follows start_cond_section (server/core.c)
 * and start_ifversion (modules/metadata/mod_version.c).
 */
import { regexProblem } from '../syntax/regex/check';
import { wordAt, type Word } from '../syntax/words';

export type Truth = boolean | 'unknown';

/** httpd's message instead of a truth; of a pattern that PCRE2 refuses also which, and why. */
export interface ConditionError {
  readonly error: string;
  readonly pattern?: string;
  readonly reason?: string;
}

/** The keys of the sections that are read or skipped as a whole. */
export const CONDITIONAL_KEYS: ReadonlySet<string> = new Set([
  '<ifmodule', '<ifdefine', '<ifversion', '<iffile', '<ifdirective', '<ifsection',
]);

export interface Test {
  readonly negated: boolean;
  /** The one word that is tested; further words are ignored. */
  readonly word: Word;
}

/** Splits `! word` and cuts the last `>`; undefined if there is no word. `end` is where the last `>` stands. */
export function readTest(text: string, from: number, end: number): Test | undefined {
  let at = from;
  const negated = text.charCodeAt(at) === 33;
  if (negated) at++;
  const word = wordAt(text, at, end);
  return word.value === '' ? undefined : { negated, word };
}

/** `major[.minor[.patch]]` as numbers; undefined if it is not a version. */
function parseVersion(text: string): readonly number[] | undefined {
  const match = /^(\d+)(?:\.(\d*)(?:\.(\d*))?)?$/.exec(text);
  return match === null ? undefined : [match[1], match[2], match[3]].map((part) => Number(part === undefined || part === '' ? 0 : part));
}

function compareVersions(left: readonly number[], right: readonly number[]): number {
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What `<IfVersion>` says: a truth, or httpd's error message. `words` are the values of its arguments. */
export function ifVersion(words: readonly string[], version: string): Truth | ConditionError {
  let [operator = '', operand] = words;
  if (operand === undefined) {
    operand = operator;
    operator = '=';
  }
  let negated = false;
  if (operator.startsWith('!') && operator.length > 1) {
    negated = true;
    operator = operator.slice(1);
  }
  const truth = versionTruth(operator, operand, version);
  return typeof truth === 'boolean' ? truth !== negated : truth;
}

function versionTruth(operator: string, operand: string, version: string): Truth | ConditionError {
  if (operator === '~') return matchVersion(operand, version);
  if (operator === '=' || operator === '==') {
    const regex = /^\/(.*)\/$/s.exec(operand);
    if (regex !== null) return matchVersion(regex[1]!, version);
    if (operand.startsWith('/')) return { error: 'Missing delimiting / of the regex' };
  }
  const wanted = parseVersion(operand);
  if (wanted === undefined) return { error: 'Version number is not of the form major[.minor[.patch]]' };
  const order = compareVersions(parseVersion(version) ?? [2, 4, 0], wanted);
  switch (operator) {
    case '=':
    case '==':
      return order === 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    default:
      return { error: `unrecognized operator '${operator}'` };
  }
}

/**
 * Whether a pattern is found in the version. Only plain ones are tried here, of which every engine thinks the same; of the
 * rest nobody can say. Whether httpd takes the pattern at all is PCRE2's question.
 */
function matchVersion(pattern: string, version: string): Truth | ConditionError {
  const problem = regexProblem(pattern);
  if (problem !== undefined) return { error: 'Unable to compile regular expression', pattern, reason: problem.message };
  if (pattern.length > 200 || !/^(?:[\w.^$|()[\]?*+<>=!~,;'"@%&/ -]|\\[.dw])*$/.test(pattern) || /[*+?][*+?)]|\[\^?\]|\(\?|\[=/.test(pattern)) return 'unknown';
  try {
    return new RegExp(pattern).test(version);
  } catch {
    return 'unknown';
  }
}
