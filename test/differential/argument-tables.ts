import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Argument texts by key of the catalogue, with the places of `argument-tables.txt` in them; ‹lists› are filled in. */
export const ARGUMENT_TABLES: ReadonlyMap<string, readonly string[]> = readTables();

/** All texts that a line of the tables stands for. */
export function expandTable(line: string): string[] {
  const place = /«([^»]*)»/.exec(line);
  if (!place) return [line];
  const before = line.slice(0, place.index);
  const after = expandTable(line.slice(place.index + place[0].length));
  return (place[1] ?? '').split('¦').flatMap((choice) => after.map((rest) => before + choice + rest));
}

function readTables(): Map<string, string[]> {
  const tables = new Map<string, string[]>();
  const lists = new Map<string, string>();
  let current: string[] = [];
  for (const line of readFileSync(join(import.meta.dirname, 'argument-tables.txt'), 'utf8').split('\n')) {
    const list = /^(‹\w+›) (.*)$/.exec(line);
    if (line === '' || line.startsWith('#')) continue;
    if (list) {
      lists.set(list[1] ?? '', list[2] ?? '');
    } else if (line.startsWith('  ')) {
      current.push(line.slice(2).replace(/‹\w+›/g, (name) => known(lists.get(name), name)));
    } else {
      current = [];
      tables.set(line, current);
    }
  }
  return tables;
}

function known(list: string | undefined, name: string): string {
  if (list === undefined) throw new Error(`argument-tables.txt: ${name} is not given`);
  return list;
}
