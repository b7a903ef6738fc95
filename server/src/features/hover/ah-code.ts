/** The hover of a log message's number, wherever it stands: `AH00513`. */
import { proseTexts } from '../../httpd/catalog/prose/prose-text';
import { paragraph, type CardPart } from './card';

let texts: Readonly<Record<string, string>> | undefined;

/** The code at an offset of a line, with its place. */
export function ahCodeAt(text: string, offset: number): { readonly code: string; readonly start: number; readonly end: number } | undefined {
  for (const match of text.matchAll(/\bAH\d{5}\b/g)) {
    const end = match.index + match[0].length;
    if (offset >= match.index && offset < end) return { code: match[0], start: match.index, end };
  }
  return undefined;
}

/** Empty for a code that we have no words for. */
export function ahCodeCard(code: string): readonly CardPart[] {
  texts ??= JSON.parse(proseTexts['ah-codes'] ?? '{}') as Readonly<Record<string, string>>;
  const text = texts[code];
  return text === undefined ? [] : [paragraph(`**${code}**`), paragraph(text)];
}
