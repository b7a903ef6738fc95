/** What can be typed at a place: directives that are allowed there, closing tags, and whatever their arguments can be. */
import type { Position } from '../base/span';
import type { TextEdit } from '../workspace/locate';
import { argumentOffers } from './completion/arguments';
import { commentOffers } from './completion/comments';
import { closingOffers, directiveOffers } from './completion/directives';
import { requestAt, type Request } from './completion/request';
import { NO_LOOKUPS, type Lookups } from './lookups';
import type { LineRange, View } from './view';
import { lineUnder } from './line-under';
import { formOf } from './syntax-form';

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
  /** Among those of one rank, where their order says more than the alphabet. */
  readonly order?: number;
  /** Lower comes first; what the server would refuse here comes last or not at all. */
  readonly rank: number;
  readonly deprecated: boolean;
  /** Edits elsewhere in the same file: the line that loads the module. */
  readonly additional?: readonly TextEdit[];
}

/** Longer lines than this (UTF-16 units) are not completed: nobody writes them by hand. */
const MAX_LINE = 20_000;

/**
 * @param lookups for paths; without it no path is offered
 * @param typed the character that made the editor ask by itself; undefined where the user asked
 */
export function completionsAt(view: View, position: Position, lookups: Lookups = NO_LOOKUPS, typed?: string): readonly Completion[] {
  const found = lineUnder(view.source, position);
  if (found === undefined) {
    const end = { line: position.line, column: 0 };
    return directiveOffers(view, end, { start: end, end }, '', '');
  }
  const { line, block, offset } = found;
  if (line.raw.length > MAX_LINE) return [];
  const upTo = line.text.slice(0, offset);
  if (/^\s*#/.test(upTo)) return commentOffers(view, position, upTo);
  const lead = /^\s*/.exec(upTo)![0].length;
  const start = lead >= offset ? position : view.source.position(line, lead, false, block) ?? position;
  if (start.line !== position.line && /^\s*[<\w/]*$/.test(upTo)) return [];
  const range = { start, end: position };
  if (/^\s*<\/\w*$/.test(upTo)) return closingOffers(view, position, range);
  if (/^\s*<?\w*$/.test(upTo)) return directiveOffers(view, position, range, upTo, line.text.slice(offset));
  const request = requestAt(view, lookups, position);
  if (request === undefined || line.kind === 'close' || (typed === ' ' && !needsMore(request))) return [];
  return inOrder(argumentOffers(request));
}

/** Behind a blank only what the directive cannot do without is offered unasked: Enter would take the first choice, where the line was to end. */
function needsMore({ spec, key, index }: Request): boolean {
  const [syntax] = spec?.syntax ?? [];
  if (syntax === undefined || key.startsWith('<')) return true;
  const { parameters } = formOf(syntax);
  const last = parameters.findLastIndex(({ optional }) => !optional);
  return index <= last || parameters[Math.min(index, parameters.length - 1)]?.repeats === true && index <= last + 1;
}

/** Long lists are read by the alphabet, short ones in the order of their tables: the common ones first. */
const MAX_ORDERED = 80;

function inOrder(items: readonly Completion[]): readonly Completion[] {
  return items.length > MAX_ORDERED ? items : items.map((item, order) => ({ ...item, order }));
}
