/** Stretches of a text with what they mean, as tokens that editors colour. */
import type { Span } from '../../../base/span';
import type { TextFile } from '../../../base/text-file';
import { TOKEN_MODIFIERS, type Token, type TokenType } from '../../semantic-tokens';

export interface Painted extends Span {
  readonly type: TokenType;
  readonly modifier?: (typeof TOKEN_MODIFIERS)[number];
}

/** In the order of the text. What reaches over lines becomes one token for each line; of two that overlap the one that begins first stays. */
export function tokensFrom(source: TextFile, painted: readonly Painted[]): readonly Token[] {
  const tokens: Token[] = [];
  let done = 0;
  for (const { start, end, type, modifier } of [...painted].sort((left, right) => left.start - right.start)) {
    if (start < done || end <= start) continue;
    done = end;
    const modifiers = modifier === undefined ? 0 : 1 << TOKEN_MODIFIERS.indexOf(modifier);
    for (let { line } = source.position(start); line <= source.position(end).line; line++) {
      const { start: lineStart, end: lineEnd } = source.lineSpan(line);
      const from = Math.max(start, lineStart);
      // Blanks behind a word are often part of it to the program's reader.
      const to = from + source.text.slice(from, Math.min(end, lineEnd)).trimEnd().length;
      if (to > from) tokens.push({ line, column: from - lineStart, length: to - from, type, modifiers });
    }
  }
  return tokens;
}

/** The type of a value that is one word. */
export function wordType(word: string): TokenType {
  if (/^-?\d+(?:\.\d+)?[KMGsmhd]?$/i.test(word)) return 'number';
  return /^(?:on|off|yes|no|true|false|none|null|enabled?|disabled?)$/i.test(word) ? 'enumMember' : 'string';
}
