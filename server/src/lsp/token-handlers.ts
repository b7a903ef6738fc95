/** Semantic tokens: all, those of some lines, and what changed since the last answer. */
import type { SemanticTokens, SemanticTokensDelta } from 'vscode-languageserver';
import { TextFile } from '../base/text-file';
import { TEXT_FEATURES } from '../features/text/languages';
import { isFileKind } from '../workspace/around-kinds';
import { TOKEN_MODIFIERS, TOKEN_TYPES, tokensOf, type Token } from '../features/semantic-tokens';
import type { ClientFeatures } from './client-features';
import type { Border } from './convert';
import { readAs, type Documents, type OpenDocument } from './documents';
import { at, rangeIn, textAt } from './params';
import type { RequestHandler } from './session';
import { invalid, type Views } from './views';

export function tokenLegend({ tokenTypes, tokenModifiers }: ClientFeatures): { tokenTypes: string[]; tokenModifiers: string[] } {
  return { tokenTypes: TOKEN_TYPES.filter((type) => tokenTypes.has(type)), tokenModifiers: TOKEN_MODIFIERS.filter((modifier) => tokenModifiers.has(modifier)) };
}

export function tokenHandlers({ withText }: Views, documents: Documents, { client, workspace }: Border): Readonly<Record<string, RequestHandler>> {
  const { tokenTypes, tokenModifiers } = tokenLegend(client);
  const types = new Map(tokenTypes.map((type, index) => [type, index]));
  const bits = TOKEN_MODIFIERS.map((modifier) => tokenModifiers.indexOf(modifier)).map((index) => (index < 0 ? 0 : 1 << index));
  /** The last answer for each document, to answer with what changed. */
  const said = new Map<string, { readonly id: string; readonly data: readonly number[] }>();
  let count = 0;

  const encoded = (tokens: Iterable<Token>): number[] => {
    const data: number[] = [];
    let line = 0;
    let column = 0;
    for (const token of tokens) {
      const type = types.get(token.type);
      if (type === undefined) continue;
      if (token.line !== line) column = 0;
      data.push(token.line - line, token.column - column, token.length, type, bits.reduce((sum, bit, index) => ((token.modifiers >> index) & 1 ? sum | bit : sum), 0));
      ({ line, column } = token);
    }
    return data;
  };
  /** Of whatever language. */
  const tokensIn = (document: OpenDocument, first = 0, last = Infinity): Iterable<Token> => {
    const kind = readAs(document);
    if (!isFileKind(kind)) return tokensOf(document.source, first, last);
    return TEXT_FEATURES[kind].tokens(workspace.text(document.file) ?? new TextFile(document.source.text)).filter(({ line }) => line >= first && line <= last);
  };
  const remember = (uri: string, data: readonly number[]): string => {
    for (const known of said.keys()) if (documents.get(known) === undefined) said.delete(known);
    const id = String(++count);
    said.set(uri, { id, data });
    return id;
  };

  return {
    'textDocument/semanticTokens/full': withText((document): SemanticTokens => {
      const data = encoded(tokensIn(document));
      return { resultId: remember(document.uri, data), data };
    }),
    'textDocument/semanticTokens/range': withText((document, params): SemanticTokens => {
      const range = rangeIn(at(params, 'range'));
      if (range === undefined) throw invalid('a range');
      return { data: encoded(tokensIn(document, range.start.line, range.end.line)) };
    }),
    'textDocument/semanticTokens/full/delta': withText((document, params): SemanticTokens | SemanticTokensDelta => {
      const before = said.get(document.uri);
      const data = encoded(tokensIn(document));
      const resultId = remember(document.uri, data);
      return before === undefined || before.id !== textAt(params, 'previousResultId') ? { resultId, data } : { resultId, edits: difference(before.data, data) };
    }),
  };
}

/** One edit: what is the same at both ends stays. */
function difference(before: readonly number[], after: readonly number[]): { start: number; deleteCount: number; data: number[] }[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  if (head === before.length && head === after.length) return [];
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [{ start: head, deleteCount: before.length - head - tail, data: after.slice(head, after.length - tail) }];
}
