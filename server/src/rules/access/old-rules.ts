/** Order, Allow, Deny and Satisfy of one section as what they decide (check_dir_access and find_allowdeny, mod_access_compat.c). */
import type { ConfigNode } from '../../httpd/config/node';
import { allOf, anyOf, DENIED, GRANTED, type Formula } from './formula';

export interface OldRules {
  readonly client: Formula;
  readonly satisfyAny: boolean;
  /** Modules that the new lines need. */
  readonly needs: readonly string[];
}

interface Clients {
  readonly all: boolean;
  readonly ip: readonly string[];
  readonly host: readonly string[];
  readonly env: readonly string[];
  readonly notEnv: readonly string[];
}

/** What a group of lines decides; a text says why Require cannot say the same. */
export function oldRulesOf(group: readonly ConfigNode[]): OldRules | string {
  const last = (key: string): string | undefined => group.findLast((node) => node.key === key)?.argumentText.toLowerCase();
  const order = last('order') ?? 'deny,allow';
  const allows = clientsOf(group.filter(({ key }) => key === 'allow'));
  const denies = clientsOf(group.filter(({ key }) => key === 'deny'));
  if (typeof allows === 'string') return allows;
  if (typeof denies === 'string') return denies;
  const client = order === 'deny,allow' ? denyThenAllow(denies, allows) : allOf([anyOf(granting(allows)), ...refusing(denies)]);
  return { client, satisfyAny: last('satisfy') === 'any', needs: needed(client) };
}

/** Who is not denied passes, and who is allowed passes whatever denies it. */
function denyThenAllow(denies: Clients, allows: Clients): Formula {
  return anyOf([...granting(allows), allOf(refusing(denies))]);
}

function granting({ all, ip, host, env, notEnv }: Clients): Formula[] {
  return [
    ...(all ? [GRANTED] : []), ...lines('ip', ip), ...lines('host', host), ...lines('env', env),
    ...notEnv.map((name) => allOf([{ kind: 'not', text: `env ${name}` }])),
  ];
}

/** Whoever one of these holds for is refused. */
function refusing({ all, ip, host, env, notEnv }: Clients): Formula[] {
  const not = [...lines('ip', ip), ...lines('host', host), ...lines('env', env)].map((each): Formula => (each.kind === 'line' ? { kind: 'not', text: each.text } : each));
  return [...(all ? [DENIED] : []), ...not, ...notEnv.map((name): Formula => ({ kind: 'line', text: `env ${name}` }))];
}

function lines(provider: string, words: readonly string[]): Formula[] {
  return words.length === 0 ? [] : [{ kind: 'line', text: `${provider} ${words.join(' ')}` }];
}

/** Words as allow_cmd sorts them: `all`, `env=`, `env=!`, what reads as an address, and names of hosts for all the rest. */
function clientsOf(nodes: readonly ConfigNode[]): Clients | string {
  const words = nodes.flatMap((node) => node.words.slice(1).map((word) => word.value));
  const odd = words.find((word) => /[\s"'\\%$#]/.test(word) || word === '');
  if (odd !== undefined) return `${odd === '' ? 'an empty word' : odd} stands among the hosts`;
  const rest = words.filter((word) => !/^(?:all$|env=)/i.test(word));
  const names = (pattern: RegExp): string[] => words.flatMap((word) => pattern.exec(word)?.[1] ?? []);
  const isAddress = (word: string): boolean => /^[\d.]+(?:\/[\d.]+)?$|:/.test(word);
  return {
    all: words.some((word) => /^all$/i.test(word)), ip: rest.filter(isAddress), host: rest.filter((word) => !isAddress(word)),
    env: names(/^env=([^!].*)$/i), notEnv: names(/^env=!(.+)$/i),
  };
}

function needed(formula: Formula): string[] {
  if (formula.kind === 'any' || formula.kind === 'all') return [...new Set(formula.parts.flatMap(needed))];
  return (formula.kind === 'line' || formula.kind === 'not') && /^(?:ip|host) /.test(formula.text) ? ['authz_core_module', 'authz_host_module'] : ['authz_core_module'];
}
