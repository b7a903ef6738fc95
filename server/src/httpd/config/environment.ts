/** What has been read so far: the state that read-time directives change and conditions ask. */
import type { LogicalLine } from '../syntax/logical-line';
import type { Site } from './node';

export interface MacroDefinition {
  /** Lower-cased, as mod_macro keeps it. */
  readonly name: string;
  readonly parameters: readonly string[];
  /** Body lines: joined, comments dropped; `number` counts logical lines of the body from 1, without comments. */
  readonly body: readonly BodyLine[];
  readonly site: Site;
}

export interface BodyLine {
  readonly text: string;
  readonly line: LogicalLine;
  readonly number: number;
}

export interface Environment {
  readonly serverRoot: string;
  /** Identifiers of the modules loaded so far, static ones first, in order; the site is the LoadModule. */
  readonly modules: ReadonlyMap<string, Site | undefined>;
  /** Names for `<IfDefine>`: case-sensitive. */
  readonly defined: ReadonlySet<string>;
  /** Values for `${}` by lower-cased name. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** By lower-cased name. */
  readonly macros: ReadonlyMap<string, MacroDefinition>;
}

export interface Variable {
  readonly name: string;
  readonly value: string;
  readonly site: Site;
}

/** A change that a block made; replayed where the block is reused. */
export type Change =
  | { readonly kind: 'serverRoot'; readonly path: string }
  | { readonly kind: 'load'; readonly module: string; readonly site: Site }
  | { readonly kind: 'define'; readonly name: string; readonly value: string | undefined; readonly site: Site }
  | { readonly kind: 'undefine'; readonly name: string }
  | { readonly kind: 'macro'; readonly macro: MacroDefinition }
  | { readonly kind: 'undefMacro'; readonly name: string };

/** An environment being changed: each map is copied when it is first written. */
export class Draft implements Environment {
  serverRoot: string;
  modules: ReadonlyMap<string, Site | undefined>;
  defined: ReadonlySet<string>;
  variables: ReadonlyMap<string, Variable>;
  macros: ReadonlyMap<string, MacroDefinition>;
  readonly changes: Change[] = [];
  readonly #before: Environment;

  constructor(before: Environment) {
    this.#before = before;
    this.serverRoot = before.serverRoot;
    this.modules = before.modules;
    this.defined = before.defined;
    this.variables = before.variables;
    this.macros = before.macros;
  }

  apply(change: Change): void {
    this.changes.push(change);
    switch (change.kind) {
      case 'serverRoot':
        this.serverRoot = change.path;
        break;
      case 'load':
        this.#ownModules().set(change.module, change.site);
        break;
      case 'define':
        this.#ownDefined().add(change.name);
        if (change.value !== undefined) {
          const { name, value, site } = change;
          this.#ownVariables().set(name.toLowerCase(), { name, value, site });
        }
        break;
      case 'undefine':
        this.#ownDefined().delete(change.name);
        this.#ownVariables().delete(change.name.toLowerCase());
        break;
      case 'macro':
        this.#ownMacros().set(change.macro.name, change.macro);
        break;
      case 'undefMacro':
        this.#ownMacros().delete(change.name);
        break;
    }
  }

  /** The environment after all changes; the one before if there were none. */
  finish(): Environment {
    if (this.changes.length === 0) return this.#before;
    const { serverRoot, modules, defined, variables, macros } = this;
    return { serverRoot, modules, defined, variables, macros };
  }

  #ownModules(): Map<string, Site | undefined> {
    if (this.modules === this.#before.modules) this.modules = new Map(this.modules);
    return this.modules as Map<string, Site | undefined>;
  }

  #ownDefined(): Set<string> {
    if (this.defined === this.#before.defined) this.defined = new Set(this.defined);
    return this.defined as Set<string>;
  }

  #ownVariables(): Map<string, Variable> {
    if (this.variables === this.#before.variables) this.variables = new Map(this.variables);
    return this.variables as Map<string, Variable>;
  }

  #ownMacros(): Map<string, MacroDefinition> {
    if (this.macros === this.#before.macros) this.macros = new Map(this.macros);
    return this.macros as Map<string, MacroDefinition>;
  }
}

/** Replays changes that a remembered block made on another environment. */
export function applyChanges(before: Environment, changes: readonly Change[]): Environment {
  if (changes.length === 0) return before;
  const draft = new Draft(before);
  for (const change of changes) draft.apply(change);
  return draft.finish();
}
