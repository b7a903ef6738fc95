import type { DirectiveSpec } from '../../server/src/httpd/catalog/types';

/**
 * A fact that turned out wrong, incomplete or in the wrong place. `set` replaces fields (null removes one), `drop`
 * leaves the directive out because another entry stands for it.
 */
export interface Correction {
  readonly name: string;
  readonly type?: 'plain' | 'section';
  /** Documentation module, where two pages have the same directive. */
  readonly module?: string;
  readonly reason: string;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly drop?: boolean;
}

/** The directives with the corrections applied. A correction that meets no directive, or not exactly one, throws. */
export function applyCorrections(directives: readonly DirectiveSpec[], corrections: readonly Correction[]): readonly DirectiveSpec[] {
  let result = directives;
  for (const correction of corrections) {
    const matches = (directive: DirectiveSpec): boolean =>
      directive.name === correction.name && directive.type === (correction.type ?? 'plain') &&
      (correction.module === undefined || directive.module === correction.module);
    const count = result.filter(matches).length;
    if (count !== 1) throw new Error(`correction of ${correction.name} meets ${count} directives`);
    if (correction.drop) result = result.filter((directive) => !matches(directive));
    else result = result.map((directive) => (matches(directive) ? corrected(directive, correction.set ?? {}) : directive));
  }
  return result;
}

function corrected(directive: DirectiveSpec, set: Readonly<Record<string, unknown>>): DirectiveSpec {
  const kept = Object.entries({ ...directive, ...set }).filter(([, value]) => value !== null);
  return Object.fromEntries(kept) as unknown as DirectiveSpec;
}
