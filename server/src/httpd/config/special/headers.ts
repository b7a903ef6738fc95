/** Header and RequestHeader. Follows header_cmd and header_inout_cmd (modules/metadata/mod_headers.c). */
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { sameWord } from './handler';
import { headerFormatProblem } from './header-format';
import { judgeExpr, judgeRegex } from './pattern-problems';
import { refused } from './refused';

const ACTIONS = ['add', 'set', 'setifempty', 'append', 'merge', 'unset', 'echo', 'note', 'edit', 'edit*'] as const;
const WRONG_ACTION = `first argument must be ${ACTIONS.slice(0, -1).map((each) => `'${each}'`).join(', ')}, or 'edit*'.`;

function header(isRequest: boolean): SpecialJudge {
  return (node, spec, _heard, _context, commands) => {
    const { words } = node;
    const table = words[0]?.value ?? '';
    const from = !isRequest && (sameWord(table, 'always') || sameWord(table, 'onsuccess')) ? 1 : 0;
    if (words.length > from + 5) return [refused('httpd/argument-count', node, `${spec.name} has too many arguments`, { spec })];
    const action = words[from];
    const known = ACTIONS.find((each) => sameWord(each, action?.value ?? ''));
    if (known === undefined) return [at(node, action, WRONG_ACTION, { values: ACTIONS })];
    if (isRequest && known === 'note') return [at(node, action, `RequestHeader does not support the '${known}' action`)];
    return judgeAction(node, known, words.slice(from + 1), isRequest, commands);
  };
}

/** What follows the action: the header, then a value or a pattern with its replacement, then a condition. */
function judgeAction(node: ConfigNode, action: string, words: readonly Word[], isRequest: boolean, commands: Commands): readonly Problem[] {
  const [name, second, third, fourth] = words;
  const wrongCount = (message: string) => [refused('httpd/argument-count', node, message)];
  if (action === 'edit' || action === 'edit*') {
    if (second === undefined || third === undefined) return wrongCount('Header edit requires a match and a substitution');
    const pattern = judgeRegex(node, second, 'Header edit regex could not be compiled', commands);
    if (pattern.length > 0) return pattern;
    return withCondition(node, fourth, third, commands);
  }
  if (fourth !== undefined) return wrongCount('Too many arguments to directive');
  if (action === 'unset' || action === 'echo') {
    if (third !== undefined) return wrongCount(action === 'unset' ? 'header unset takes two arguments' : 'Header echo takes two arguments');
    if (action === 'echo') {
      if (isRequest) return [at(node, node.words[0], 'Header echo only valid on Header directives')];
      const pattern = name === undefined ? [] : judgeRegex(node, name, 'Header echo regex could not be compiled', commands);
      if (pattern.length > 0) return pattern;
    }
    return withCondition(node, second, undefined, commands);
  }
  return second === undefined ? wrongCount('Header requires three arguments') : withCondition(node, third, second, commands);
}

const NOTHING: readonly Problem[] = [];

/** The condition is looked at before the value. */
function withCondition(node: ConfigNode, condition: Word | undefined, value: Word | undefined, commands: Commands): readonly Problem[] {
  const problems = condition === undefined ? NOTHING : conditionProblems(node, condition, commands);
  if (problems.length > 0 || value === undefined) return problems;
  if (value.value.startsWith('expr=')) return judgeExpr(node, value, "Can't parse value expression : ", commands, { string: true }, 'expr='.length);
  const message = headerFormatProblem(value.value);
  return message === undefined ? NOTHING : [at(node, value, message)];
}

function conditionProblems(node: ConfigNode, condition: Word, commands: Commands): readonly Problem[] {
  const { value } = condition;
  if (sameWord(value, 'early')) return NOTHING;
  if (/^env=/i.test(value)) {
    const isMissing = value.length === 4 || value.slice(4) === '!';
    return isMissing ? [at(node, condition, 'error: missing environment variable name. envclause should be in the form env=envar ')] : NOTHING;
  }
  if (/^expr=/i.test(value)) return judgeExpr(node, condition, "Can't parse envclause/expression: ", commands, {}, 'expr='.length);
  return [at(node, condition, `Unknown parameter: ${value}`)];
}

function at(node: ConfigNode, word: Word | undefined, message: string, data: object = {}): Problem {
  const problem = refused('httpd/invalid-value', node, message, { value: word?.value ?? '', ...data });
  return word === undefined ? problem : { ...problem, at: node.place(word) };
}

export const HEADER_JUDGES: readonly (readonly [string, SpecialJudge])[] = [['header', header(false)], ['requestheader', header(true)]];
