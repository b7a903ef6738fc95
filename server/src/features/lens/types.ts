/** What a code lens is, for every provider of them. */
import type { LineRange, View } from '../view';

export interface Lens {
  readonly range: LineRange;
  /** May be worked out when it is read: of thousands of lenses an editor shows a few. */
  readonly title: string;
  /** What a click does in an editor that has our commands; a lens without one is only read. */
  readonly action?: 'show-capacity';
}

/** The lenses of one kind for a file. The view has only roots whose settings want lenses. */
export type LensProvider = (view: View) => Iterable<Lens>;
