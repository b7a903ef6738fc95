/** Whether a RewriteCond holds: apply_rewrite_cond (mod_rewrite.c). */
import { resolvePath } from '../../../base/path';
import { evaluateWithGroups, type Facts } from '../evaluate';
import { matchPattern } from '../regex-match';
import { expand } from './expand';
import { doubtful, type Passage } from './passage';
import { numberOf, type RewriteCondition } from './rule';
import { variableOf } from './variables';

/** Notes a doubt and is false where nobody can tell. */
export function holds(condition: RewriteCondition, passage: Passage): boolean {
  passage.line = condition.node;
  const input = condition.test === 'expr' ? '' : expand(condition.input, passage).text;
  if (passage.doubt !== undefined) return false;
  return passes(condition, input, passage) !== condition.negated;
}

function passes(condition: RewriteCondition, input: string, passage: Passage): boolean {
  const { test, pattern, ignoreCase, negated } = condition;
  switch (test) {
    case 'regex': {
      const groups = matchPattern(pattern, input, ignoreCase);
      if (groups === 'unknown') doubtful(passage, `whether ${pattern} matches cannot be told from the files`);
      else if (groups !== undefined && !negated) passage.conditionGroups = groups;
      return groups !== undefined;
    }
    case 'expr':
      return expression(condition, passage);
    case '-f':
    case '-d':
      return isKind(input, test === '-f' ? 'file' : 'directory', passage);
    case '-s':
    case '-x':
    case '-h':
      // Sizes, modes and links are not looked up; of what is not there none is true.
      if (kindOf(input, passage) !== 'absent') doubtful(passage, `${test} of ${input} cannot be told from the files`);
      return false;
    case '-U':
    case '-F':
      if (input !== '') doubtful(passage, `${test} asks for another request`);
      return false;
    default:
      return compares(test, input, pattern, ignoreCase);
  }
}

function compares(test: string, input: string, pattern: string, ignoreCase: boolean): boolean {
  if (test.startsWith('-')) {
    const [left, right] = [numberOf(input), numberOf(pattern)];
    return test === '-lt' ? left < right : test === '-le' ? left <= right : test === '-eq' ? left === right : test === '-gt' ? left > right : left >= right;
  }
  const order = ignoreCase ? compareText(input.toLowerCase(), pattern.toLowerCase()) : compareLexicography(input, pattern);
  return test === '=' ? order === 0 : test === '<' ? order < 0 : test === '<=' ? order <= 0 : test === '>' ? order > 0 : order >= 0;
}

/** The longer text is the greater one (compare_lexicography). */
function compareLexicography(left: string, right: string): number {
  return left.length === right.length ? compareText(left, right) : left.length - right.length;
}

function compareText(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}

/** As the system sees it: before `..` there has to be a directory. */
function kindOf(path: string, { around: { files } }: Passage): ReturnType<Facts['kind']> {
  if (path === '') return 'absent';
  if (!path.startsWith('/')) return 'unknown';
  for (const { index } of path.matchAll(/\/\.\.(?=\/|$)/g)) {
    const above = files.kind(resolvePath('/', path.slice(0, index)));
    if (above !== 'directory') return above === 'unknown' ? above : 'absent';
  }
  return files.kind(resolvePath('/', path));
}

function isKind(path: string, wanted: 'file' | 'directory', passage: Passage): boolean {
  const kind = kindOf(path, passage);
  if (kind === 'unknown') doubtful(passage, `whether ${path} is a ${wanted} is not known here`);
  return kind === wanted && !(wanted === 'file' && path.endsWith('/'));
}

function expression({ pattern, negated }: RewriteCondition, passage: Passage): boolean {
  const { around } = passage;
  const facts: Facts = {
    kind: (path) => around.files.kind(path),
    // A header that is not sent is an assumption, as it is for variables of rules.
    header: (name) => around.header(name) ?? variableOf(`HTTP:${name}`, passage),
    variable: (name) => (ALIKE.has(name) ? variableOf(name, passage) : around.variable(name)),
  };
  const { truth, groups } = evaluateWithGroups(pattern, facts);
  if (truth === 'maybe') doubtful(passage, `whether ${pattern} holds cannot be told from the files`);
  else if (truth === 'yes' && !negated) passage.conditionGroups = groups;
  return truth === 'yes';
}

/** Variables that expressions and rules read from the same place. */
const ALIKE: ReadonlySet<string> = new Set([
  'REQUEST_FILENAME', 'SCRIPT_FILENAME', 'PATH_INFO', 'QUERY_STRING', 'REQUEST_URI', 'IS_SUBREQ', 'SERVER_NAME', 'SERVER_PORT', 'DOCUMENT_ROOT', 'CONTEXT_PREFIX', 'CONTEXT_DOCUMENT_ROOT',
]);
