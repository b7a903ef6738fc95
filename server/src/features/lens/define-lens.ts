/** Over a Define that nothing reads. */
import { occurrencesIn, occurrencesOf, placeOf } from '../names/occurrences';
import type { View } from '../view';
import type { Lens } from './types';

/** Only where all files could be read: one that could not may use the name. */
export function* defineLenses(view: View): Generator<Lens> {
  const { checks } = view;
  if (checks.length === 0 || checks.some(({ config }) => config.world.modules === 'any' || config.unread.size > 0)) return;
  const own = [...occurrencesIn(view.file, view.source, new Set(['define']), 'define')].filter(({ piece }) => piece.defines === true);
  if (own.length === 0) return;
  const used = new Set<string>();
  for (const { piece } of occurrencesOf(view, new Set(['define']))) if (piece.defines !== true) used.add(piece.exact === true ? `= ${piece.name}` : piece.name.toLowerCase());
  for (const each of own) {
    const { name } = each.piece;
    if (!used.has(name.toLowerCase()) && !used.has(`= ${name}`)) yield { range: placeOf(each), title: `${name} is not used in this configuration` };
  }
}
