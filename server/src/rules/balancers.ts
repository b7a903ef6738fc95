/** Balancers of mod_proxy_balancer with their members, gathered from wherever they are written. */
import type { ConfigNode } from '../httpd/config/node';
import type { Word } from '../httpd/syntax/words';
import type { ConfigView } from './types';

export interface Member {
  readonly node: ConfigNode;
  readonly url: string;
  readonly route: Word | undefined;
  /** Whether requests go to it in the usual state: no spare, no standby, not turned off. */
  readonly isUsable: boolean;
}

export interface Balancer {
  /** `balancer://name`, in small letters. */
  readonly name: string;
  /** The section, or the first member where there is none. */
  readonly node: ConfigNode;
  readonly members: readonly Member[];
  /** `stickysession=` of ProxyPass, ProxySet or the section, with its line. */
  readonly sticky: { readonly node: ConfigNode; readonly word: Word; readonly value: string } | undefined;
}

export const BALANCER_KEYS: readonly string[] = ['<proxy', 'balancermember', 'proxyset', 'proxypass'];

type Draft = { -readonly [key in keyof Balancer]: Balancer[key] } & { members: Member[] };

export function balancersOf(view: Pick<ConfigView, 'nodes'>): readonly Balancer[] {
  const found = new Map<string, Draft>();
  const of = (url: string | undefined, node: ConfigNode): Draft | undefined => {
    const name = /^balancer:\/\/[^/\s>]+/i.exec(url ?? '')?.[0].toLowerCase();
    if (name === undefined || node.isExpanded) return undefined;
    const known = found.get(name);
    if (known !== undefined) return known;
    const fresh: Draft = { name, node, members: [], sticky: undefined };
    found.set(name, fresh);
    return fresh;
  };
  const inside = (node: ConfigNode): ConfigNode | undefined => (node.parent?.key === '<proxy' ? node.parent : undefined);
  for (const node of view.nodes(...BALANCER_KEYS)) {
    const [first, second] = node.words;
    if (node.key === '<proxy') {
      const balancer = of(first?.value, node);
      if (balancer !== undefined) takeSticky(balancer, node, node.words.slice(1));
    } else if (node.key === 'balancermember') {
      const section = inside(node);
      const balancer = section === undefined ? of(first?.value, node) : of(section.words[0]?.value, node);
      const url = section === undefined ? second : first;
      if (balancer !== undefined && url !== undefined) balancer.members.push(member(node, url));
    } else {
      const section = node.key === 'proxyset' ? inside(node) : undefined;
      const target = section === undefined ? node.words.find(({ value }) => /^balancer:\/\//i.test(value))?.value : section.words[0]?.value;
      const balancer = of(target, node);
      if (balancer !== undefined) takeSticky(balancer, node, node.words);
    }
  }
  return [...found.values()].filter(({ members }) => members.length > 0);
}

function takeSticky(balancer: Draft, node: ConfigNode, words: readonly Word[]): void {
  const word = words.find(({ value }) => /^stickysession=/i.test(value));
  if (word !== undefined) balancer.sticky = { node, word, value: word.value.replace(/^[^=]*=/, '').replace(/>$/, '') };
}

function member(node: ConfigNode, url: Word): Member {
  const status = node.words.find(({ value }) => /^status=/i.test(value))?.value ?? '';
  return { node, url: url.value, route: node.words.find(({ value }) => /^route=/i.test(value)), isUsable: !/\+?[HRDS]/i.test(status.replace(/^status=/i, '')) };
}
