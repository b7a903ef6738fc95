/** A stretch of a line that means something by itself: a name, a flag, a format code, a path. */
import type { Role } from '../../httpd/catalog/argument-roles';
import type { Term } from '../../httpd/catalog/terms/term';

export type PieceKind =
  | 'directive' | 'section' | 'define' | 'macro' | 'parameter' | 'nickname' | 'map' | 'environment' | 'balancer' | 'host'
  | 'format' | 'variable' | 'function' | 'operator' | 'flag' | 'backreference' | 'regex' | 'header' | 'media-type' | 'status' | 'method'
  | 'module' | 'path' | 'include' | 'url' | 'value' | 'provider' | 'handler' | 'filter' | 'protocol' | 'cipher' | 'log-level' | 'key' | 'number' | 'string';

export interface Piece {
  readonly kind: PieceKind;
  /** Offsets in the line's text. */
  readonly start: number;
  readonly end: number;
  /** What it names, without the signs around it. */
  readonly name: string;
  /** Our words about it. */
  readonly term?: Term;
  /** The name is introduced here. */
  readonly defines?: boolean;
  /** The name is compared with regard to case, where others of its kind are not. */
  readonly exact?: boolean;
  readonly role?: Role;
}

/** Takes the pieces that a scanner finds. */
export type Sink = (piece: Piece) => void;

/** A piece has a term where one is known. */
export function some(term: Term | undefined): { readonly term?: Term } {
  return term === undefined ? {} : { term };
}
