/** Characters that look like others. httpd knows C's white space and two straight quotes, nothing else. */

export const BYTE_ORDER_MARK = '\ufeff';

/** Spaces that are ordinary characters to httpd: no-break, en and em, thin, zero-width, ideographic. */
const UNUSUAL_SPACE = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;

const OPENING = /^[\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb]/;
const CLOSING = /[\u201c\u201d\u2018\u2019\u00ab\u00bb]$/;

export function hasUnusualSpace(text: string): boolean {
  return UNUSUAL_SPACE.test(text);
}

/** The text with a blank for each unusual space. */
export function plainSpaces(text: string): string {
  return text.replace(new RegExp(UNUSUAL_SPACE, 'g'), ' ');
}

/** Whether words begin and end with typographic quotes, as a text pasted from a word processor has them. */
export function hasTypographicQuotes(words: readonly { readonly value: string; readonly quote?: string }[]): boolean {
  const bare = words.filter(({ quote }) => quote === undefined);
  const from = bare.findIndex(({ value }) => OPENING.test(value));
  return from >= 0 && bare.slice(from).some(({ value }) => CLOSING.test(value) && value.length > 1);
}

/** The text with straight quotes for typographic ones. */
export function straightQuotes(text: string): string {
  return text.replace(/[\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb]/g, '"');
}

/** Whether a text begins as UTF-16 does when its bytes are read one by one. */
export function looksLikeUtf16(text: string): boolean {
  return /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(text);
}
