import { catalogFiles, removedText, sharedText } from './data/catalog-text';
import { directiveKey } from './directive-key';
import { lazyMap } from './lazy-map';
import { OLDER_DIRECTIVES } from './older-directives';
import { unpackDirectives, unpackModules, type PackedFile } from './packed-file';
import type { Catalog, DirectiveSpec, ModuleSpec, RemovedDirective } from './types';

/**
 * What httpd 2.4 and the modules met with it accept. Nothing is parsed before it is asked for, and a directive only with
 * the other directives of its module; its entry is the same object each time.
 */
export const catalog: Catalog = {
  get directives() {
    return (directives ??= indexDirectives(catalogFiles));
  },
  get modules() {
    return (modules ??= new Map(catalogFiles.flatMap(unpackModules).map((module) => [module.identifier, module])));
  },
  get removed() {
    return (removed ??= readRemoved());
  },
  get shared() {
    return (shared ??= JSON.parse(sharedText) as Readonly<Record<string, unknown>>);
  },
};

let directives: ReadonlyMap<string, DirectiveSpec> | undefined;
let modules: ReadonlyMap<string, ModuleSpec> | undefined;
let removed: ReadonlyMap<string, RemovedDirective> | undefined;
let shared: Readonly<Record<string, unknown>> | undefined;

/** The directive of that name in any case, a section by `<name`; undefined when the catalogue has none. */
export function directive(name: string): DirectiveSpec | undefined {
  return catalog.directives.get(name.toLowerCase());
}

/**
 * Two modules may register the same name (mod_lsapi takes over those of suPHP and fcgid): the first entry describes it,
 * httpd's own before all others, and any of the modules makes it known.
 */
function indexDirectives(files: readonly PackedFile[]): ReadonlyMap<string, DirectiveSpec> {
  const first = new Map<string, number>();
  const others = new Map<string, number[]>();
  for (const [number, file] of files.entries()) {
    for (const key of file.keys === '' ? [] : file.keys.split(' ')) {
      if (!first.has(key)) first.set(key, number);
      else others.set(key, [...(others.get(key) ?? []), number]);
    }
  }
  const unpacked = new Map<number, ReadonlyMap<string, DirectiveSpec>>();
  const lookUp = (key: string, number: number): DirectiveSpec => {
    let file = unpacked.get(number);
    if (!file) unpacked.set(number, (file = unpackDirectives(files[number]!)));
    return file.get(key)!;
  };
  return lazyMap(new Set(first.keys()), (key) => {
    const own = lookUp(key, first.get(key)!);
    const foreign = (others.get(key) ?? []).flatMap((number) => lookUp(key, number).identifiers);
    return foreign.length ? { ...own, identifiers: [...new Set([...own.identifiers, ...foreign])] } : own;
  });
}

function readRemoved(): ReadonlyMap<string, RemovedDirective> {
  const entries = [...JSON.parse(removedText) as readonly RemovedDirective[], ...OLDER_DIRECTIVES];
  return new Map(entries.map((entry) => [directiveKey(entry.name, entry.type), entry]));
}
