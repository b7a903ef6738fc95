/** What the handlers of sections say to their words, the closing bracket and the number of words aside. */
import type { DirectiveSpec } from '../../catalog/types';
import type { Word } from '../../syntax/words';
import type { ConfigNode } from '../node';
import type { Problem } from '../problem';
import type { Commands } from '../walk';
import { unknownAuthn } from './access';
import { addressProblem } from './addresses';
import type { Refusal } from './handler';
import { isMethod } from './methods';
import { providerRefusal } from './require';

type Check = (words: readonly string[], node: ConfigNode, commands: Commands) => (Refusal & { readonly late?: boolean }) | undefined;

/** get_addresses (server/vhost.c), without asking for any name. */
const virtualHost: Check = (words) => {
  for (let index = 0; index < words.length; index++) {
    const message = addressProblem(words[index]!);
    if (message !== undefined) return { index, message };
  }
  return undefined;
};

/** A set of methods as its members, or as all but its members. HEAD counts as GET. */
interface Methods { readonly but: boolean; readonly names: ReadonlySet<string> }

function methodsOf(node: ConfigNode, words: readonly string[]): Methods {
  return { but: node.key === '<limitexcept', names: new Set(words.map((word) => (word === 'HEAD' ? 'GET' : word))) };
}

function ownWords(node: ConfigNode): string[] {
  return node.words.map(({ value }) => value.replace(/>$/, '')).filter((value) => value !== '');
}

function both(left: Methods, right: Methods): Methods {
  if (left.but && right.but) return { but: true, names: new Set([...left.names, ...right.names]) };
  if (left.but) return { but: false, names: new Set([...right.names].filter((name) => !left.names.has(name))) };
  return { but: false, names: new Set([...left.names].filter((name) => right.names.has(name) !== right.but)) };
}

const NOTHING_DECLARES = { registerhttpmethod: -1, script: 0 } as const;

/** ap_limit_section (server/core.c): the methods that the sections around leave must be narrowed, and not to none. */
const limit: Check = (words, node, commands) => {
  const inHtaccess = commands.world.scope === 'htaccess';
  for (let index = 0; index < words.length; index++) {
    const name = words[index]!;
    if (name === 'TRACE' && node.key === '<limit') return { index, message: 'TRACE cannot be controlled by <Limit>, see TraceEnable' };
    if (inHtaccess && !isMethod(name, commands) && commands.world.modules !== 'any') {
      return { index, message: `Could not register method '${name}' for ${node.name} from .htaccess configuration`, needs: { kind: 'earlier', by: NOTHING_DECLARES, name } };
    }
  }
  let around: Methods | undefined;
  for (const ancestor of node.ancestors()) {
    if (ancestor.key !== '<limit' && ancestor.key !== '<limitexcept') continue;
    const outer = methodsOf(ancestor, ownWords(ancestor));
    around = around === undefined ? outer : both(around, outer);
  }
  if (around === undefined) return undefined;
  const left = both(around, methodsOf(node, words));
  if (!left.but && left.names.size === 0) return { index: 0, message: `${node.name}> directive excludes all methods` };
  if (left.but === around.but && left.names.size === around.names.size) return { index: 0, message: `${node.name}> directive specifies methods already excluded` };
  return undefined;
};

/** authaliassection (modules/aaa/mod_authn_core.c): looked up when the children have run. */
const authnAlias: Check = (words, _node, commands) => {
  if ((words[1] ?? '') === '') return { index: -1, rule: 'httpd/argument-count', message: '<AuthnProviderAlias> directive requires additional arguments' };
  const refusal = unknownAuthn(words[0] ?? '', 0, commands);
  return refusal === undefined ? undefined : { ...refusal, late: true };
};

/** authz_require_alias_section (modules/aaa/mod_authz_core.c). */
const authzAlias: Check = ([provider = '', alias = '', args = ''], _node, commands) => {
  if (provider === '' || alias === '') return { index: -1, rule: 'httpd/argument-count', message: '<AuthzProviderAlias> directive requires additional arguments' };
  const refusal = providerRefusal([provider, ...args.split(/\s+/).filter((word) => word !== '')], 0, args, commands);
  if (refusal === undefined) return undefined;
  return { ...refusal, index: refusal.index === 0 ? 0 : 2, late: true, message: refusal.index === 0 ? refusal.message : `Can't parse 'Require ${provider} ${args}': ${refusal.message}` };
};

const CHECKS: Readonly<Record<string, Check>> = {
  '<virtualhost': virtualHost, '<limit': limit, '<limitexcept': limit, '<authnprovideralias': authnAlias, '<authzprovideralias': authzAlias,
};

/** The refusal of a section's words as a problem. In: the words before the last `>`. */
export function judgeSectionArguments(node: ConfigNode, spec: DirectiveSpec, words: readonly Word[], commands: Commands): Problem[] {
  const refusal = CHECKS[node.key]?.(words.map(({ value }) => value), node, commands);
  if (refusal === undefined) return [];
  const { index, message, rule = 'httpd/invalid-value', values, needs, late } = refusal;
  const word = words[index];
  const data = { spec, value: word?.value, ...(values === undefined ? {} : { values }), ...(late === true ? { afterChildren: true } : {}) };
  const at = word === undefined ? node.wholePlace : node.place(word);
  return [{ rule, phase: 'walk', consequence: 'rejects', at, line: node.site, node, message, data, ...(needs === undefined ? {} : { needs }) }];
}
