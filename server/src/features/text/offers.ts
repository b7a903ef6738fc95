/** What completion looks at in a text that is read by offsets: the line up to the cursor, and offers in place of what is typed. */
import type { Span } from '../../base/span';
import type { Completion } from '../completion';
import { rangeIn } from './spans';
import type { TextView } from './text-features';

export interface Typing {
  /** The line up to the cursor. */
  readonly before: string;
  readonly line: Span;
  /** A completion that takes the place of the typed word. */
  offer(typed: string, label: string, more?: Partial<Completion>): Completion;
}

export function typingAt({ source }: TextView, offset: number): Typing {
  const line = source.lineSpan(source.position(offset).line);
  return {
    line,
    before: source.text.slice(line.start, offset),
    offer: (typed, label, more = {}) => ({
      label, kind: 'value', detail: '', documentation: undefined, insert: label, rank: 0, deprecated: false,
      replace: rangeIn(source, { start: offset - typed.length, end: offset }), ...more,
    }),
  };
}
