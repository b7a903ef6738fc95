/** What can be typed at a place: directives that are allowed there, closing tags, and whatever their arguments can be. */
import type { Position } from '../base/span';
import type { TextEdit } from '../workspace/locate';
import { argumentOffers } from './completion/arguments';
import { commentOffers } from './completion/comments';
import { closingOffers, directiveOffers } from './completion/directives';
import { requestAt } from './completion/request';
import { NO_LOOKUPS, type Lookups } from './lookups';
import type { LineRange, View } from './view';
import { lineUnder } from './line-under';

export type CompletionKind =
  | 'directive' | 'section' | 'closing' | 'value' | 'module' | 'file' | 'folder' | 'variable' | 'function' | 'operator' | 'constant' | 'reference' | 'keyword' | 'key';

export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail: string;
  /** Prose with `code` in backticks. */
  readonly documentation: string | undefined;
  readonly replace: LineRange;
  readonly insert: string;
  /** The same for clients that take snippets, where it has places to fill in. */
  readonly snippet?: string;
  /** Lower comes first; what the server would refuse here comes last or not at all. */
  readonly rank: number;
  readonly deprecated: boolean;
  /** Edits elsewhere in the same file: the line that loads the module. */
  readonly additional?: readonly TextEdit[];
}

/** @param lookups for paths; without it no path is offered */
export function completionsAt(view: View, position: Position, lookups: Lookups = NO_LOOKUPS): readonly Completion[] {
  const found = lineUnder(view.source, position);
  if (found === undefined) {
    const end = { line: position.line, column: 0 };
    return directiveOffers(view, end, { start: end, end }, '', '');
  }
  const { line, block, offset } = found;
  const upTo = line.text.slice(0, offset);
  if (/^\s*#/.test(upTo)) return commentOffers(view, position, upTo);
  const lead = /^\s*/.exec(upTo)![0].length;
  const start = view.source.position(line, Math.min(lead, offset), false, block) ?? position;
  const typed = { start, end: position };
  if (/^\s*<\/\w*$/.test(upTo)) return closingOffers(view, position, typed);
  if (/^\s*<?\w*$/.test(upTo)) return directiveOffers(view, position, typed, upTo, line.text.slice(offset));
  const request = requestAt(view, lookups, position);
  return request === undefined || line.kind === 'close' ? [] : argumentOffers(request);
}
