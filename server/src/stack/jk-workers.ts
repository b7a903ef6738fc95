/** The workers of mod_jk that talk to a backend, with what they take over from each other. */
import { placeIn, type TextPlace } from '../base/text-file';
import type { WorkerProperty } from '../host/workers';
import type { Around } from './around';
import { hostTexts } from './host-texts';

export interface JkWorker {
  readonly name: string;
  /** The last line of each property; those of the worker's `reference` count where it has none of its own. */
  readonly properties: ReadonlyMap<string, WorkerProperty>;
  /** Its first line. */
  readonly at: TextPlace;
}

/** AJP workers that a list or a balancer names: templates that are only referred to serve nothing. */
export function jkWorkers(around: Around): readonly JkWorker[] {
  return hostTexts(around, 'workers').flatMap(({ opened, tree }) => {
    const used = new Set(tree.list.map(({ name }) => name));
    for (const lines of tree.workers.values()) {
      for (const { property, value } of lines) if (/^balance(?:d)?_workers$/.test(property)) for (const name of value.split(/[\s,;*]+/)) used.add(name);
    }
    return [...tree.workers].flatMap(([name, lines]): JkWorker[] => {
      const properties = propertiesOf(name, tree.workers, 0);
      const type = properties.get('type')?.value ?? 'ajp13';
      return used.has(name) && /^ajp1[34]$/.test(type) ? [{ name, properties, at: placeIn(opened, lines[0]!.at) }] : [];
    });
  });
}

/** mod_jk follows 20 references at most (jk_util.c). */
function propertiesOf(name: string, workers: ReadonlyMap<string, readonly WorkerProperty[]>, depth: number): Map<string, WorkerProperty> {
  const own = workers.get(name) ?? [];
  const target = own.findLast(({ property }) => property === 'reference')?.value.replace(/^worker\./, '');
  const all = target === undefined || depth >= 20 ? new Map<string, WorkerProperty>() : propertiesOf(target, workers, depth + 1);
  for (const line of own) all.set(line.property, line);
  return all;
}
