/** The pools of PHP-FPM that belong to a host, as files around a server have them. */
import type { TextPlace } from '../base/text-file';
import type { FpmPlace, FpmPool, FpmSetting, FpmWorld } from '../php/fpm/model';
import { fullPath } from '../php/fpm/paths';
import { isSocketPath, poolNumber, poolText } from '../php/fpm/pool-values';
import { fpmRoot } from '../php/fpm/read-root';
import { aroundOf, type Around, type AroundFile } from './around';
import type { HostFacts } from './stack';

/** A pool with everything that files of its folder add to it. */
export interface HostPool {
  readonly name: string;
  readonly world: FpmWorld;
  /** The last line of each directive, in the order in which an include reads the files. */
  readonly settings: ReadonlyMap<string, FpmSetting>;
  readonly lines: readonly FpmSetting[];
  /** Where it listens, its path completed; empty where nothing says it. */
  readonly listen: string;
  readonly children: number;
  /** The header of the pool. */
  readonly at: TextPlace;
  place(at: FpmPlace): TextPlace | undefined;
}

const remembered = new WeakMap<Around, readonly HostPool[]>();

/** All pools. Files of one PHP-FPM are those below the folder that holds `pool.d` or `php-fpm.d`. */
export function hostPools({ around, host }: { readonly around: Around; readonly host: HostFacts }): readonly HostPool[] {
  let pools = remembered.get(around);
  if (pools === undefined) remembered.set(around, (pools = collect(around, host)));
  return pools;
}

interface Part {
  readonly pool: FpmPool;
  readonly file: AroundFile;
  readonly world: FpmWorld;
}

function collect(around: Around, host: HostFacts): HostPool[] {
  const groups = new Map<string, Part[]>();
  for (const file of aroundOf(around, 'php-fpm')) {
    const { answer, world } = fpmRoot(file, undefined, host);
    const folder = file.path.replace(/\/(?:(?:pool|php-fpm)\.d\/)?[^/]+$/, '');
    for (const pool of answer.reading.pools) {
      const key = `${folder}\n${pool.name.toLowerCase()}`;
      groups.set(key, [...(groups.get(key) ?? []), { pool, file, world }]);
    }
  }
  return [...groups.values()].map(poolOf);
}

function poolOf(parts: readonly Part[]): HostPool {
  const [first] = parts as [Part];
  const files = new Map(parts.map(({ file }) => [file.path, file]));
  const lines = parts.flatMap(({ pool }) => pool.lines);
  const settings = new Map(parts.flatMap(({ pool }) => [...pool.settings]));
  const place = ({ file, start, end }: FpmPlace): TextPlace | undefined => {
    const opened = files.get(file);
    return opened === undefined ? undefined : { file: opened.file, source: opened.source, start, end };
  };
  const address = poolText({ settings }, 'listen') ?? '';
  const { world } = first;
  return {
    name: first.pool.name, world, settings, lines, place, at: place(first.pool.at)!,
    listen: address !== '' && isSocketPath(address) ? fullPath(address, world, poolText({ settings }, 'prefix')).path : address,
    children: Math.max(0, poolNumber({ settings }, 'pm.max_children', world)),
  };
}
