/** What is being written at the cursor: the directive, which of its arguments, and the stretch that a choice will replace. */
import type { Position } from '../../base/span';
import { directive } from '../../httpd/catalog/catalog';
import type { Term } from '../../httpd/catalog/terms/term';
import type { DirectiveSpec } from '../../httpd/catalog/types';
import type { LogicalLine } from '../../httpd/syntax/logical-line';
import type { Block } from '../../httpd/syntax/source-file';
import { skipSpace, wordsFrom } from '../../httpd/syntax/words';
import { keyAt } from '../line-key';
import type { Lookups } from '../lookups';
import type { View } from '../view';
import type { Completion, CompletionKind } from '../completion';
import { isLoaded, loadEdits } from './modules';
import { escapeSnippet, withoutMarks } from './snippets';
import { lineUnder } from '../line-under';

export interface Request {
  readonly view: View;
  readonly lookups: Lookups;
  readonly position: Position;
  readonly line: LogicalLine;
  readonly block: Block;
  readonly key: string;
  readonly spec: DirectiveSpec | undefined;
  /** Offset of the cursor in the line's text. */
  readonly offset: number;
  /** Index of the argument at the cursor, from 0. */
  readonly index: number;
  /** Words before it, quotes aside. */
  readonly before: readonly string[];
  /** What of the argument is written before the cursor, without its quote. */
  readonly partial: string;
  /** Where it begins. */
  readonly start: number;
  readonly isQuoted: boolean;
}

/** Longer lines than this (UTF-16 units) are not completed: nobody writes them by hand. */
const MAX_LINE = 20_000;

/** Undefined where the cursor is not behind the name of a directive. */
export function requestAt(view: View, lookups: Lookups, position: Position): Request | undefined {
  const found = lineUnder(view.source, position);
  if (found === undefined) return undefined;
  const { line, block, offset } = found;
  if (line.raw.length > MAX_LINE) return undefined;
  const { key } = keyAt(line);
  const upTo = line.text.slice(0, offset);
  const words = wordsFrom(upTo, Math.min(nameEnd(line.text), offset), upTo.length);
  const last = words.at(-1);
  // Right behind a closing quote nothing can begin.
  if (last?.quote !== undefined && last.open !== true && last.end === upTo.length) return undefined;
  const isPartial = last !== undefined && (last.open === true || last.end === upTo.length);
  const start = isPartial ? last.start + (last.quote === undefined ? 0 : 1) : offset;
  // An edit of a choice may not reach over two physical lines: what is broken there is not completed.
  if (line.joints.some(({ at }) => start < at && at <= offset)) return undefined;
  const complete = isPartial ? words.slice(0, -1) : words;
  return {
    view, lookups, position, line, block, key, spec: directive(key), offset, index: complete.length, before: complete.map((word) => word.value),
    partial: upTo.slice(start), start, isQuoted: isPartial && last.quote !== undefined,
  };
}

function nameEnd(text: string): number {
  const start = skipSpace(text, 0);
  return start + (/^\S*/.exec(text.slice(start, start + 200))?.[0].length ?? 0);
}

export interface Offer {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly documentation?: string;
  /** What is written, where it is not the label. */
  readonly insert?: string;
  readonly snippet?: string;
  /** How many characters before the cursor are replaced; else the whole of what is written of the argument. */
  readonly back?: number;
  readonly rank?: number;
  readonly deprecated?: boolean;
  /** The module that it needs. */
  readonly module?: string;
}

export function offer(request: Request, given: Offer): Completion {
  const { view, position, partial } = request;
  const { label, kind, detail = '', documentation, snippet, back = partial.length, rank = 0, deprecated = false, module } = given;
  const isThere = module === undefined || isLoaded(view, module) !== false;
  const edits = isThere ? [] : loadEdits(view, module);
  const start = back === 0 ? position : view.source.position(request.line, request.offset - back, false, request.block) ?? position;
  return {
    label, kind, documentation, rank: rank + (isThere ? 0 : 5), deprecated, replace: { start, end: position },
    detail: isThere ? detail : `${detail === '' ? '' : `${detail}, `}${module.replace(/_module$/, '')} not loaded`,
    insert: given.insert ?? (snippet === undefined ? label : withoutMarks(snippet)), ...(snippet === undefined ? {} : { snippet }), ...(edits.length > 0 ? { additional: edits } : {}),
  };
}

/** A term of a table as an offer, with what has to follow it. */
export function termOffer(request: Request, term: Term, kind: CompletionKind, more: Partial<Offer> = {}): Completion {
  const { name, text, tail, module, since, obsolete } = term;
  return offer(request, {
    label: name, kind, documentation: text, detail: since === undefined ? '' : `since ${since}`, deprecated: obsolete === true, rank: obsolete === true ? 1 : 0,
    ...(tail === undefined || tail === '' ? {} : { snippet: escapeSnippet(name) + tail }), ...(module === undefined ? {} : { module }), ...more,
  });
}
