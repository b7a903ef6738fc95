/** SetEnvIf and its relatives, which read the line themselves. Follows modules/metadata/mod_setenvif.c. */
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { judgeExpr, judgeRegex } from './pattern-problems';
import { refused } from './refused';

/** Attributes that are no header (add_setenvif_core). */
const ATTRIBUTES: ReadonlySet<string> = new Set(['remote_addr', 'remote_host', 'request_uri', 'request_method', 'request_protocol', 'server_addr']);

/** Empty words end the line for this module. */
function wordAt(node: ConfigNode, index: number): Word | undefined {
  const word = node.words[index];
  return word === undefined || word.value === '' ? undefined : word;
}

const setEnvIf: SpecialJudge = (node, spec, _heard, _context, commands) => {
  const name = wordAt(node, 0);
  if (name === undefined) return [refused('httpd/argument-count', node, `Missing header-field name for ${spec.name}`)];
  return judgeCondition(node, spec.name, 1, name, commands);
};

const browserMatch: SpecialJudge = (node, spec, _heard, _context, commands) => judgeCondition(node, spec.name, 0, undefined, commands);

/** The pattern at `index` for a header named by `name`, then the variables. */
function judgeCondition(node: ConfigNode, directive: string, index: number, name: Word | undefined, commands: Commands): Problem[] {
  const pattern = wordAt(node, index);
  if (pattern === undefined) return [refused('httpd/argument-count', node, `Missing regular expression for ${directive}`)];
  const ofPattern = isPlainText(pattern.value) ? [] : judgeRegex(node, pattern, `${directive} regex could not be compiled.`, commands);
  if (ofPattern.length > 0) return ofPattern;
  if (name !== undefined && !ATTRIBUTES.has(name.value.toLowerCase()) && !/^[-A-Za-z0-9_]*$/.test(name.value)) {
    const ofName = judgeRegex(node, name, `${directive}Header name regex could not be compiled.`, commands);
    if (ofName.length > 0) return ofName;
  }
  return needsVariable(node, directive, index + 1);
}

function needsVariable(node: ConfigNode, directive: string, index: number): Problem[] {
  return wordAt(node, index) === undefined ? [refused('httpd/argument-count', node, `Missing envariable expression for ${directive}`)] : [];
}

/** A pattern whose special characters are all escaped, and nothing else is, is compared as text (non_regex_pattern). */
function isPlainText(pattern: string): boolean {
  return /^(?:\\[\\^.$|()[\]*+?{}]|[^\\^.$|()[\]*+?{}])*\\?$/.test(pattern);
}

const setEnvIfExpr: SpecialJudge = (node, spec, _heard, _context, commands) => {
  const condition = wordAt(node, 0);
  if (condition === undefined) return [refused('httpd/argument-count', node, `Missing expression for ${spec.name}`)];
  const problem = judgeExpr(node, condition, `Could not parse expression "${condition.value}": `, commands);
  return problem.length > 0 ? problem : needsVariable(node, spec.name, 1);
};

export const SETENVIF_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['setenvif', setEnvIf], ['setenvifnocase', setEnvIf], ['browsermatch', browserMatch], ['browsermatchnocase', browserMatch],
  ['setenvifexpr', setEnvIfExpr],
];
