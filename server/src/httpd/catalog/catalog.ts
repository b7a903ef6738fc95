import { catalogText, removedText, sharedText } from './data/catalog-text';
import type { Catalog, DirectiveSpec, ModuleSpec, RemovedDirective } from './types';

/** One data file: a page of the manual, or one third-party module, whose entries leave out what is the same for all. */
interface DataFile {
  readonly documentation: string;
  readonly thirdParty?: boolean;
  readonly modules: readonly ModuleSpec[];
  readonly directives: readonly DirectiveSpec[];
}

let built: Catalog | undefined;

/**
 * What httpd 2.4 and the modules met with it accept. Parsed from the generated text at the first access, a few
 * milliseconds, and never again.
 */
export const catalog: Catalog = {
  get directives() {
    return load().directives;
  },
  get modules() {
    return load().modules;
  },
  get removed() {
    return load().removed;
  },
  get shared() {
    return load().shared;
  },
};

/**
 * The key of a directive in the catalogue's maps: lower case, as httpd folds names when it looks them up
 * (server/config.c: ap_find_command_in_modules); a section's key keeps its angle bracket.
 */
export function directiveKey(name: string, type: 'plain' | 'section' = 'plain'): string {
  return (type === 'section' ? '<' : '') + name.toLowerCase();
}

/** The directive of that name in any case, a section by `<name`; undefined when the catalogue has none. */
export function directive(name: string): DirectiveSpec | undefined {
  return catalog.directives.get(name.toLowerCase());
}

function load(): Catalog {
  return (built ??= build());
}

function build(): Catalog {
  const directives = new Map<string, DirectiveSpec>();
  const modules = new Map<string, ModuleSpec>();
  for (const file of JSON.parse(catalogText) as readonly DataFile[]) {
    for (const module of file.modules) modules.set(module.identifier, file.thirdParty ? { ...module, thirdParty: true } : module);
    for (const entry of file.directives) {
      directives.set(directiveKey(entry.name, entry.type), file.thirdParty ? foreign(entry, file) : entry);
    }
  }
  const removed = new Map<string, RemovedDirective>();
  for (const entry of JSON.parse(removedText) as readonly RemovedDirective[]) {
    removed.set(directiveKey(entry.name, entry.type), entry);
  }
  const [shared] = JSON.parse(sharedText) as readonly [Readonly<Record<string, unknown>>];
  return { directives, modules, removed, shared };
}

/** What a third-party file leaves unsaid: plain, of all modules of its file, arguments and places unknown. */
function foreign(entry: Partial<DirectiveSpec> & { readonly name: string }, file: DataFile): DirectiveSpec {
  return {
    type: 'plain',
    module: file.documentation,
    identifiers: file.modules.map((module) => module.identifier),
    syntax: [],
    contexts: [],
    override: overridesOf(entry.where ?? everywhere),
    where: everywhere,
    args: 'RAW_ARGS',
    inBinary: false,
    thirdParty: true,
    ...entry,
  };
}

const everywhere = ['OR_ALL', 'ACCESS_CONF', 'RSRC_CONF'] as const;

const overrideOfBit: Readonly<Record<string, readonly string[]>> = {
  OR_LIMIT: ['Limit'],
  OR_OPTIONS: ['Options'],
  OR_FILEINFO: ['FileInfo'],
  OR_AUTHCFG: ['AuthConfig'],
  OR_INDEXES: ['Indexes'],
  OR_ALL: ['AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options'],
};

/** The AllowOverride classes that the OR_ bits stand for (include/http_config.h). */
function overridesOf(where: readonly string[]): readonly string[] {
  return where.flatMap((bit) => overrideOfBit[bit] ?? []);
}
