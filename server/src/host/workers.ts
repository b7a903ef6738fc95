/** workers.properties of mod_jk (jk_map_read_properties, native/common/jk_map.c). */
import type { Span } from '../base/span';
import { linesOf, trimmed } from './lines';
import type { Rejected, Setting } from './setting';

export interface WorkersFile {
  readonly settings: readonly Setting[];
  /** `worker.NAME.property`, by the worker's name. */
  readonly workers: ReadonlyMap<string, readonly WorkerProperty[]>;
  /** Names of `worker.list`, with their places. */
  readonly list: readonly { readonly name: string; readonly at: Span }[];
  readonly rejected: readonly Rejected[];
}

export interface WorkerProperty extends Setting {
  readonly property: string;
}

/**
 * Reads a file: `name=value`, `#` begins a comment wherever it stands, `$(name)` is a value from above. Of two lines with
 * one name the later counts, unless the property is a list: then both do.
 */
export function parseWorkers(text: string): WorkersFile {
  const settings: Setting[] = [];
  const rejected: Rejected[] = [];
  const values = new Map<string, string>();
  for (const line of linesOf(text)) {
    const comment = /(?<!\\)#/.exec(line.text);
    const { text: content, at } = trimmed(text, { start: line.start, end: comment === null ? line.end : line.start + comment.index });
    if (content === '') continue;
    const equals = content.indexOf('=');
    const name = trimmed(text, { start: at.start, end: equals < 0 ? at.end : at.start + equals });
    const value = trimmed(text, { start: equals < 0 ? at.end : at.start + equals + 1, end: at.end });
    if (name.text === '' || value.text === '') {
      rejected.push({ at, message: 'mod_jk passes over a line without a name, an equals sign and a value.' });
      continue;
    }
    const full = value.text.replace(/\$\(([^)]*)\)/g, (whole, key: string) => values.get(key) ?? whole);
    values.set(name.text, full);
    settings.push({ name: name.text, value: full, nameAt: name.at, valueAt: value.at, at });
  }
  const list = settings.filter(({ name }) => name === 'worker.list').flatMap((setting) => namesIn(text, setting));
  return { settings, workers: byWorker(settings), list, rejected };
}

/** The names of a list property with their places; of a value with `$(…)` the place is the whole value. */
function namesIn(text: string, { value, valueAt }: Setting): { readonly name: string; readonly at: Span }[] {
  const isPlain = text.slice(valueAt.start, valueAt.end) === value;
  return [...value.matchAll(/[^\s,;*]+/g)].map((match) => {
    const start = valueAt.start + match.index;
    return { name: match[0], at: isPlain ? { start, end: start + match[0].length } : valueAt };
  });
}

function byWorker(settings: readonly Setting[]): Map<string, WorkerProperty[]> {
  const workers = new Map<string, WorkerProperty[]>();
  for (const setting of settings) {
    const match = /^worker\.([^.]+)\.(.+)$/.exec(setting.name);
    if (match === null) continue;
    const property = { ...setting, property: match[2]! };
    const known = workers.get(match[1]!);
    if (known === undefined) workers.set(match[1]!, [property]);
    else known.push(property);
  }
  return workers;
}
