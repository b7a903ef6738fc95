/** CSPnsd, the daemon of the gateway: what is documented of its numbers. How many threads a process of it may have is not. */
import { placeIn, type TextPlace } from '../base/text-file';
import type { ConfigNode } from '../httpd/config/node';
import type { Around } from './around';
import { hostTexts } from './host-texts';
import type { NodeSource } from './mpm';

/** CSPMaxPooledNSDConnections unless it is set (Web Gateway Guide, C.2.3.1). */
const DEFAULT_POOL = 32;

/** Connections to the daemon that the module keeps open. `limit`: 0 keeps none; -1 has the gateway close each one, as old releases did. */
export interface DaemonPool {
  readonly limit: number;
  readonly node: ConfigNode | undefined;
}

/** @returns undefined where the directive has no number */
export function daemonPool(source: NodeSource): DaemonPool | undefined {
  const node = source.nodes('cspmaxpoolednsdconnections').at(-1);
  if (node === undefined) return { limit: DEFAULT_POOL, node };
  const word = node.words[0]?.value ?? '';
  return /^(?:\d+|-1)$/.test(word) ? { limit: Number(word), node } : undefined;
}

/** `-c=4` of a unit that starts the daemon: the number of its processes, which is 1 unless it is given. */
export interface DaemonProcesses {
  readonly count: number;
  readonly at: TextPlace;
}

/** One entry for each line of a unit that gives a number. */
export function daemonProcesses(around: Around): readonly DaemonProcesses[] {
  return hostTexts(around, 'systemd').flatMap(({ opened, tree }) => tree.settings.flatMap(({ name, valueAt }): DaemonProcesses[] => {
    const match = /^Exec/.test(name) ? /CSPnsd\b.*?\s-c=(\d+)/i.exec(opened.source.text.slice(valueAt.start, valueAt.end)) : null;
    if (match === null) return [];
    const end = valueAt.start + match.index + match[0].length;
    return [{ count: Number(match[1]), at: placeIn(opened, { start: end - match[1]!.length, end }) }];
  }));
}
