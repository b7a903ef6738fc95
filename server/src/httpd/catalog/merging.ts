/** How what is set in several sections adds up to what holds: facts about httpd's merge functions, as data. */
import { MODULE_MERGING, NOT_MERGED } from './data/merging-table';
import { directive } from './catalog';
import type { DirectiveSpec } from './types';

export type MergeKind =
  /** The last one that is set holds. */
  | 'last'
  /** The same, for each key apart: a status, a variable, a suffix. */
  | 'keyed'
  /** All hold, in the order of the sections. */
  | 'append'
  /** All hold, those of the innermost section first. */
  | 'prepend'
  /** With signs they add up, without signs they begin anew. */
  | 'options'
  /** The innermost section that has any replaces those of all others. */
  | 'section'
  /** The module has no merge function: any of its directives in a section replaces all that was set of it before. */
  | 'module'
  /** Belongs to one server, or one section, and is never inherited. */
  | 'own';

export interface Merging {
  readonly kind: MergeKind;
  /** The function that was read, with its file. */
  readonly source: string;
  /** Arguments, from 0, that name the slot; `rest`: each from that one on; `last`. */
  readonly keys?: readonly (number | 'last' | `${number}+`)[];
  /** Directives that fill the same slots. */
  readonly group?: string;
  /**
   * Takes slots away when a section is merged onto another. `own-too`: of its own section, too, wherever they stand (mod_mime).
   * `before`: of its own section what stands before it, and of several sections in a walk only what they have set themselves,
   * because the list of removals is not merged (mod_env). Both measured on 2.4.71.
   */
  readonly removes?: 'before' | 'own-too';
  /** Several in one section all hold. */
  readonly repeats?: boolean;
}

/** Undefined: nobody has read how the module merges it. */
export function mergingOf(spec: DirectiveSpec): Merging | undefined {
  const table = MODULE_MERGING[spec.module];
  const key = spec.type === 'section' ? `<${spec.name.toLowerCase()}` : spec.name.toLowerCase();
  if (table === undefined) {
    const source = NOT_MERGED[spec.module];
    return source === undefined ? undefined : { kind: 'module', source };
  }
  const own = table.directives?.[key];
  if (own !== undefined) return { kind: table.kind, source: table.source, ...own };
  return table.only === true ? undefined : { kind: table.kind, source: table.source };
}

/** The same, by the key of a node. */
export function mergingOfKey(key: string): Merging | undefined {
  const spec = directive(key);
  return spec === undefined ? undefined : mergingOf(spec);
}
