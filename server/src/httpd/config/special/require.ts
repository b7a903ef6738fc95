/** Require, and the providers of authorization (add_authz_provider, modules/aaa/mod_authz_core.c). */
import { isSubnet } from '../../syntax/expr/subnet';
import { skipSpace, trimmedEnd } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { judged, sameWord, type Handler, type Refusal } from './handler';
import { unknownMethod } from './methods';
import { judgeExprText } from './pattern-problems';
import { AUTHZ_ALIASES, AUTHZ_PROVIDERS, isRegistered } from './providers';

const STRING_PROVIDERS = /^(?:user|group|host|forward-dns|dbm-group|dbm-file-group|dbd-group|ldap-(?:user|group|dn|attribute|filter|search))$/;

/** What the provider says to its arguments. In: the words of the line, the index of the provider's name, the raw rest behind it. */
export function providerRefusal(words: readonly string[], at: number, rest: string, commands: Commands): Refusal | undefined {
  const name = words[at] ?? '';
  if (!isRegistered(name, AUTHZ_PROVIDERS, commands)) {
    return { index: at, message: `Unknown Authz provider: ${name}`, values: Object.keys(AUTHZ_PROVIDERS), needs: { kind: 'earlier', by: AUTHZ_ALIASES, name } };
  }
  switch (name) {
    case 'all':
      return /^(?:granted|denied)$/i.test(rest) ? undefined
        : { index: at + 1, message: "Argument for 'Require all' must be 'granted' or 'denied'", values: ['granted', 'denied'] };
    case 'ip':
      return addressRefusal(words, at + 1);
    case 'method':
      return unknownMethod(untilEmpty(words), at + 1, 'Invalid Method ', commands);
    case 'ssl':
    case 'ssl-verify-client':
      return rest === '' ? undefined : { index: at + 1, message: `'Require ${name}' does not take arguments` };
    default:
      return undefined;
  }
}

/** ip_parse_config (modules/aaa/mod_authz_host.c). */
function addressRefusal(words: readonly string[], from: number): Refusal | undefined {
  const heard = untilEmpty(words);
  if (heard.length <= from) return { index: -1, message: "'require ip' requires an argument", rule: 'httpd/argument-count' };
  for (let index = from; index < heard.length; index++) {
    if (!isSubnet(heard[index]!)) return { index, message: `ip address '${heard[index]!}' appears to be invalid` };
  }
  return undefined;
}

function untilEmpty(words: readonly string[]): readonly string[] {
  const empty = words.indexOf('');
  return empty < 0 ? words : words.slice(0, empty);
}

/** The section that a Require is put into: the innermost of its kind, else the <RequireAny> around all. */
export function sectionAround(node: ConfigNode): 'RequireAll' | 'RequireAny' | 'RequireNone' {
  for (const ancestor of node.ancestors()) {
    if (ancestor.key === '<requireall') return 'RequireAll';
    if (ancestor.key === '<requirenone') return 'RequireNone';
    if (ancestor.key !== '<limit' && ancestor.key !== '<limitexcept') break;
  }
  return 'RequireAny';
}

const parts: Handler = (heard, node, spec, _context, commands) => {
  const negated = sameWord(heard[0] ?? '', 'not');
  const at = negated ? 1 : 0;
  const refusal = providerRefusal(heard, at, restBehind(node, at), commands);
  if (refusal !== undefined || !negated) return refusal;
  const around = sectionAround(node);
  return around === 'RequireAll' ? undefined : `negative ${spec.name} directive has no effect in <${around}> directive`;
};

function restStart(node: ConfigNode, at: number): number {
  const word = node.words[at];
  return word === undefined ? trimmedEnd(node.text) : skipSpace(node.text, word.end);
}

function restBehind(node: ConfigNode, at: number): string {
  const start = restStart(node, at);
  return node.text.slice(start, Math.max(start, trimmedEnd(node.text)));
}

const words = judged(parts);

/** The rest of the line is an expression for `expr` (its own quotes aside), a string with variables for most others. */
function expression(node: ConfigNode, heard: readonly string[], commands: Commands): Problem[] {
  const at = sameWord(heard[0] ?? '', 'not') ? 1 : 0;
  const name = heard[at] ?? '';
  const isExpression = name === 'expr';
  if (!isExpression && !STRING_PROVIDERS.test(name)) return [];
  let text = restBehind(node, at);
  let start = restStart(node, at);
  if (isExpression && text.length > 1 && text.startsWith('"') && text.endsWith('"')) {
    text = text.slice(1, -1);
    start += 1;
  }
  if (!isExpression && !text.includes('%')) return [];
  return judgeExprText(node, text, 'Cannot parse expression in require line: ', commands, isExpression ? {} : { string: true }, (from, to) => ({ start: start + from, end: start + to }));
}

const require: SpecialJudge = (node, spec, heard, context, commands) => {
  const problems = words(node, spec, heard, context, commands);
  return problems.length > 0 ? problems : expression(node, heard, commands);
};

export const REQUIRE_JUDGES: readonly (readonly [string, SpecialJudge])[] = [['require', require]];
