/** A pattern as a list of items: what the checks behind the scanner need to know of it, and no more. */

/** How a group opens. A condition is followed by its assertion where it is one. */
export type GroupKind =
  | 'capture' | 'plain' | 'atomic' | 'script' | 'lookahead' | 'notLookahead' | 'lookbehind'
  | 'ifAssertion' | 'ifNumber' | 'ifName' | 'ifRecursionName' | 'ifRecursionNumber' | 'ifDefine' | 'ifVersion';

export type Item =
  | { readonly kind: 'char' | 'dot' | 'property' | 'anchor' | 'alternative' | 'close' | 'options' | 'callout' }
  /** `(*ACCEPT)` and `(*FAIL)` end a branch; other verbs do not. */
  | { readonly kind: 'verb'; readonly ends: boolean }
  /** `units`: what it takes in the compiled pattern; at least that where properties are in it. */
  | { readonly kind: 'class'; readonly units: number }
  | { readonly kind: 'escape'; readonly letter: string; readonly at: number }
  | { readonly kind: 'reference' | 'call'; readonly group: number; readonly at: number }
  | { readonly kind: 'namedReference' | 'namedCall'; readonly name: string; readonly at: number }
  | Opening
  /** `max` is UNLIMITED where there is none. */
  | { readonly kind: 'repeat'; readonly min: number; readonly max: number };

export interface Opening {
  readonly kind: 'open';
  readonly group: GroupKind;
  /** Where its parenthesis stands. */
  readonly at: number;
  /** The number of a capturing group, or of the one that a condition tests. */
  readonly number: number;
  /** The name that a condition tests. */
  readonly name: string;
}

export const UNLIMITED = 65_536;

export function opens(group: GroupKind, at: number, number = 0, name = ''): Opening {
  return { kind: 'open', group, at, number, name };
}

const LOOKAROUND: ReadonlySet<GroupKind> = new Set(['lookahead', 'notLookahead', 'lookbehind']);

export function isLookaround(group: GroupKind): boolean {
  return LOOKAROUND.has(group);
}
