/** The places in one file that belong to what is under the cursor. */
import type { Position } from '../../base/span';
import { keyAt } from '../line-key';
import { pieceAt } from '../pieces/pieces';
import { tagNamesAt } from '../tags';
import type { LineRange, View } from '../view';
import { occurrencesIn } from './occurrences';
import { referencesOf } from './references';
import { nameAt, rangeIn } from './symbol';
import { lineUnder } from '../line-under';

export interface Highlight {
  readonly range: LineRange;
  readonly kind: 'text' | 'read' | 'write';
}

/** Both tags of a section; all places of a name; else the same word in the same meaning. */
export function highlightsAt(view: View, position: Position): readonly Highlight[] {
  const tags = tagNamesAt(view.source, position);
  if (tags !== undefined) return tags.map((range) => ({ range, kind: 'text' }));
  const name = nameAt(view, position);
  if (name !== undefined) return referencesOf({ ...view, checks: [] }, name).map(({ place, defines }) => ({ range: place, kind: defines ? 'write' : 'read' }));
  const found = lineUnder(view.source, position);
  const piece = found === undefined ? undefined : pieceAt(found.line, found.offset);
  if (found === undefined || piece === undefined || piece.kind === 'regex' || piece.kind === 'string') return [];
  const isDirective = piece.kind === 'directive' || piece.kind === 'section';
  const key = keyAt(found.line).key;
  const same = [...occurrencesIn(view.file, view.source, new Set([piece.kind]), piece.name.toLowerCase())]
    .filter((each) => (isDirective ? keyAt(each.line).key === key : each.piece.name.toLowerCase() === piece.name.toLowerCase()));
  return same.map(({ line, block, piece: each }) => ({ range: rangeIn(view, line, block, each), kind: 'text' }));
}
