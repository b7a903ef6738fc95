import { directiveKey } from './directive-key';
import type { DirectiveSpec, ModuleSpec } from './types';

/** One data file as the generated text carries it: a page of the manual or a third-party project. */
export interface PackedFile {
  readonly documentation: string;
  readonly thirdParty?: boolean;
  /** Keys of its directives, separated by blanks. */
  readonly keys: string;
  /** JSON: modules. */
  readonly modules: string;
  /** JSON: directives; those of third parties leave out what is the same for most. */
  readonly directives: string;
}

/** The modules of a file, third-party ones marked. */
export function unpackModules(file: PackedFile): readonly ModuleSpec[] {
  const modules = JSON.parse(file.modules) as readonly ModuleSpec[];
  return file.thirdParty ? modules.map((module) => ({ ...module, thirdParty: true })) : modules;
}

/** The directives of a file by key, with everything that a third-party file leaves unsaid. */
export function unpackDirectives(file: PackedFile): ReadonlyMap<string, DirectiveSpec> {
  const entries = JSON.parse(file.directives) as readonly DirectiveSpec[];
  const identifiers = file.thirdParty ? unpackModules(file).map((module) => module.identifier) : [];
  const complete = file.thirdParty ? entries.map((entry) => completeForeign(entry, file.documentation, identifiers)) : entries;
  return new Map(complete.map((directive) => [directiveKey(directive.name, directive.type), directive]));
}

type ForeignEntry = Partial<DirectiveSpec> & { readonly name: string };

/** Unless it says otherwise: plain, of all modules of its file, arguments and places unknown. */
function completeForeign(entry: ForeignEntry, module: string, identifiers: readonly string[]): DirectiveSpec {
  return {
    type: 'plain',
    module,
    identifiers,
    syntax: [],
    contexts: [],
    override: (entry.where ?? everywhere).flatMap((bit) => overridesOfBit[bit] ?? []),
    where: everywhere,
    args: 'RAW_ARGS',
    inBinary: false,
    thirdParty: true,
    ...entry,
  };
}

const everywhere = ['OR_ALL', 'ACCESS_CONF', 'RSRC_CONF'] as const;

/** The AllowOverride classes that the OR_ bits stand for (include/http_config.h). */
const overridesOfBit: Readonly<Record<string, readonly string[]>> = {
  OR_LIMIT: ['Limit'],
  OR_OPTIONS: ['Options'],
  OR_FILEINFO: ['FileInfo'],
  OR_AUTHCFG: ['AuthConfig'],
  OR_INDEXES: ['Indexes'],
  OR_ALL: ['AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options'],
};
