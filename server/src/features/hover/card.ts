/** What a hover shows, before anybody decides whether the editor draws Markdown or plain text. */
import type { FileRange, LineRange } from '../view';

/** Text is our own prose: its only markup is `code` in backticks and **strong**. What a user wrote goes into `code`. */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly url: string; readonly label: string }
  | { readonly place: FileRange; readonly label: string };

export type CardPart =
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'text'; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] };

export interface Hover {
  readonly range: LineRange;
  readonly parts: readonly CardPart[];
}

export function paragraph(...parts: readonly Inline[]): CardPart {
  return { kind: 'text', parts };
}

export function list(items: readonly (readonly Inline[])[]): readonly CardPart[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** `a`, `b` and `c`. */
export function codes(names: readonly string[], last = 'or'): Inline[] {
  return names.flatMap((name, index): Inline[] => {
    const before = index === 0 ? [] : [index === names.length - 1 ? ` ${last} ` : ', '];
    return [...before, { code: name }];
  });
}
