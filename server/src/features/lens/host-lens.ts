/** Over a virtual host: its names, whether it is the default of its addresses, and what it includes. */
import { allNodes } from '../../httpd/config/config';
import { nodesOf, type ConfigNode, type Item } from '../../httpd/config/node';
import { locate } from '../../workspace/locate';
import type { Check } from '../../workspace/check';
import type { View } from '../view';
import type { Lens } from './types';

export function* hostLenses({ workspace, file, checks }: View): Generator<Lens> {
  const said = new Set<string>();
  for (const check of checks) {
    const { fold, world } = check.config;
    if (fold === undefined || world.modules === 'any') continue;
    const hosts = [...allNodes(fold)].filter(({ key }) => key === '<virtualhost');
    for (const host of hosts) {
      const at = locate(workspace, check.plan, host.wholePlace);
      if (at === undefined || at.file !== file) continue;
      const title = titleOf(check, host, hosts);
      const key = `${at.start.line} ${title}`;
      if (said.has(key)) continue;
      said.add(key);
      yield { range: { start: at.start, end: at.end }, title };
    }
  }
}

function titleOf({ config }: Check, host: ConfigNode, hosts: readonly ConfigNode[]): string {
  const children = [...nodesOf(host.children)];
  const name = children.findLast(({ key }) => key === 'servername')?.words[0]?.value;
  const aliases = children.filter(({ key }) => key === 'serveralias').reduce((sum, { words }) => sum + words.length, 0);
  const includes = includedIn(host.children);
  const main = [...allNodes(config.fold!)].findLast((node) => node.key === 'servername' && node.parent === undefined)?.words[0]?.value;
  const names = name ?? (main === undefined ? 'no ServerName' : `no ServerName, so ${main}`);
  return [
    `${names}${aliases === 0 ? '' : ` and ${counted(aliases, 'alias', 'aliases')}`}`, ...addresses(host, hosts), ...(includes === 0 ? [] : [counted(includes, 'include', 'includes')]),
  ].join(' · ');
}

/** A host is the default of an address if it is the first that names it (ap_fini_vhost_config, server/vhost.c). */
function addresses(host: ConfigNode, hosts: readonly ConfigNode[]): readonly string[] {
  return addressesOf(host).map((address) => {
    const same = hosts.filter((each) => addressesOf(each).includes(address));
    if (same.length === 1) return `alone on ${address}`;
    return same[0] === host ? `default of ${same.length} hosts on ${address}` : `${ordinal(same.indexOf(host) + 1)} of ${same.length} hosts on ${address}`;
  });
}

function addressesOf({ words }: ConfigNode): readonly string[] {
  return words.map(({ value }) => value.replace(/>$/, '').toLowerCase().replace(/^_default_/, '*')).filter((value) => value !== '');
}

function includedIn(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + ('included' in item ? 1 + includedIn(item.included.items) : includedIn(item.children)), 0);
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function ordinal(number: number): string {
  const last = number % 10;
  return `${number}${number % 100 > 10 && number % 100 < 14 ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`;
}
