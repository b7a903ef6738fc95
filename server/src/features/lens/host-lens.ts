/** Over a virtual host: its names, whether it is the default of its addresses, and what it includes. */
import { nodesOf, type ConfigNode, type Item } from '../../httpd/config/node';
import { counted } from '../../rules/words';
import { locate } from '../../workspace/locate';
import type { View } from '../view';
import type { Lens } from './types';

/** What all hosts of a configuration share. */
interface Hosts {
  /** In the order of the text, by address. */
  readonly byAddress: ReadonlyMap<string, readonly ConfigNode[]>;
  /** What a host without a name is called. */
  readonly mainName: string | undefined;
}

export function* hostLenses({ workspace, file, checks }: View): Generator<Lens> {
  const said = new Set<string>();
  for (const check of checks) {
    const { fold, world } = check.config;
    if (fold === undefined || world.modules === 'any') continue;
    const nodes = [...nodesOf(fold.items)];
    const hosts = nodes.filter(({ key }) => key === '<virtualhost');
    const mainName = nodes.findLast(({ key }) => key === 'servername')?.words[0]?.value;
    let shared: Hosts | undefined;
    const titled = (host: ConfigNode): string => titleOf(host, shared ??= { byAddress: byAddress(hosts), mainName });
    for (const host of hosts) {
      const at = locate(workspace, check.plan, host.wholePlace);
      if (at === undefined || at.file !== file) continue;
      if (checks.length > 1) {
        const key = `${at.start.line} ${titled(host)}`;
        if (said.has(key)) continue;
        said.add(key);
      }
      yield { range: { start: at.start, end: at.end }, get title() { return titled(host); } };
    }
  }
}

function byAddress(hosts: readonly ConfigNode[]): ReadonlyMap<string, readonly ConfigNode[]> {
  const found = new Map<string, ConfigNode[]>();
  for (const host of hosts) {
    for (const address of new Set(factsOf(host).addresses)) {
      const same = found.get(address);
      if (same === undefined) found.set(address, [host]);
      else same.push(host);
    }
  }
  return found;
}

/** What a host says of itself. A node is the same object until its text changes. */
interface HostFacts {
  readonly name: string | undefined;
  readonly aliases: number;
  readonly includes: number;
  readonly addresses: readonly string[];
}

const known = new WeakMap<ConfigNode, HostFacts>();

function factsOf(host: ConfigNode): HostFacts {
  let facts = known.get(host);
  if (facts === undefined) {
    const children = [...nodesOf(host.children)];
    facts = {
      name: children.findLast(({ key }) => key === 'servername')?.words[0]?.value,
      aliases: children.filter(({ key }) => key === 'serveralias').reduce((sum, { words }) => sum + words.length, 0),
      includes: includedIn(host.children),
      addresses: host.words.map(({ value }) => value.replace(/>$/, '').toLowerCase().replace(/^_default_/, '*')).filter((value) => value !== ''),
    };
    known.set(host, facts);
  }
  return facts;
}

function titleOf(host: ConfigNode, shared: Hosts): string {
  const { name, aliases, includes } = factsOf(host);
  const names = name ?? (shared.mainName === undefined ? 'no ServerName' : `no ServerName, so ${shared.mainName}`);
  return [
    `${names}${aliases === 0 ? '' : ` and ${counted(aliases, 'alias', 'aliases')}`}`, ...addresses(host, shared), ...(includes === 0 ? [] : [counted(includes, 'include', 'includes')]),
  ].join(' · ');
}

/** A host is the default of an address if it is the first that names it (ap_fini_vhost_config, server/vhost.c). */
function addresses(host: ConfigNode, shared: Hosts): readonly string[] {
  return factsOf(host).addresses.map((address) => {
    const same = shared.byAddress.get(address) ?? [host];
    if (same.length === 1) return `alone on ${address}`;
    return same[0] === host ? `default of ${same.length} hosts on ${address}` : `one of ${same.length} hosts on ${address}`;
  });
}

/** Without recursion: nothing limits how deep a text may nest. */
function includedIn(items: readonly Item[]): number {
  let count = 0;
  const left: (readonly Item[])[] = [items];
  for (let list = left.pop(); list !== undefined; list = left.pop()) {
    for (const item of list) {
      if ('included' in item) count++;
      left.push('included' in item ? item.included.items : item.children);
    }
  }
  return count;
}
