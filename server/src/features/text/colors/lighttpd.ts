/** Colours of lighttpd.conf. */
import type { TextFile } from '../../../base/text-file';
import { lighttpdKey, NEWEST_LIGHTTPD } from '../../../lighttpd/keys';
import { tokenize, type Token as Word, type TokenKind } from '../../../lighttpd/tokens';
import type { Token, TokenType } from '../../semantic-tokens';
import { tokensFrom, type Painted } from './paint';

const TYPES: Partial<Readonly<Record<TokenKind, TokenType>>> = {
  GLOBAL: 'keyword', ELSE: 'keyword', INCLUDE: 'keyword', INCLUDE_SHELL: 'keyword', STRING: 'string', INTEGER: 'number', DOLLAR: 'variable', SRVVARNAME: 'variable',
  PLUS: 'operator', ASSIGN: 'operator', APPEND: 'operator', FORCE_ASSIGN: 'operator', ARRAY_ASSIGN: 'operator', EQ: 'operator', NE: 'operator', MATCH: 'operator', NOMATCH: 'operator', PREFIX: 'operator', SUFFIX: 'operator',
};

export function lighttpdTokens(source: TextFile): readonly Token[] {
  const { tokens } = tokenize(source.text, NEWEST_LIGHTTPD);
  return tokensFrom(source, tokens.flatMap((token, index): readonly Painted[] => painted(token, tokens[index - 1]?.kind)));
}

function painted({ kind, start, end, value }: Word, before: TokenKind | undefined): readonly Painted[] {
  if (kind === 'LKEY') return [{ start, end, ...nameType(value) }];
  const type = kind === 'STRING' && (before === 'MATCH' || before === 'NOMATCH') ? 'regexp' : TYPES[kind];
  return type === undefined ? [] : [{ start, end, type }];
}

/** A name without a dot, and those of `var.` and `env.`, are variables; all others are settings. */
function nameType(name: string): Pick<Painted, 'type' | 'modifier'> {
  if (!name.includes('.') || /^(?:var|env)\./.test(name)) return { type: 'variable' };
  return lighttpdKey(name)?.last === undefined ? { type: 'property' } : { type: 'property', modifier: 'deprecated' };
}
