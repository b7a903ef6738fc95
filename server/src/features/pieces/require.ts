/** Require: `not`, a provider, and what the provider takes. */
import { AUTHZ_TERMS } from '../../httpd/catalog/terms/providers';
import { METHODS } from '../../httpd/catalog/terms/methods';
import { termNamed } from '../../httpd/catalog/terms/term';
import { expressionPieces } from './expression';
import { variablePieces } from './percent';
import type { Sink } from './piece';
import type { Argument } from './words';

export function requirePieces(text: string, words: readonly Argument[], sink: Sink): void {
  const negated = words[0]?.value.toLowerCase() === 'not';
  if (negated) sink({ kind: 'operator', start: words[0]!.start, end: words[0]!.end, name: 'not', term: termNamed(AUTHZ_TERMS, 'not')! });
  const [provider, ...rest] = words.slice(negated ? 1 : 0);
  if (provider === undefined) return;
  const term = termNamed(AUTHZ_TERMS, provider.value);
  sink({ kind: 'provider', start: provider.start, end: provider.end, name: provider.value, ...(term === undefined ? {} : { term }) });
  const last = rest.at(-1);
  if (last === undefined) return;
  const name = provider.value.toLowerCase();
  if (name === 'expr') {
    const [only] = rest;
    // The whole rest of the line is the expression; quotes around all of it are taken off.
    if (rest.length === 1 && only!.word.quote !== undefined) expressionPieces(text, only!.start, only!.end, false, sink);
    else expressionPieces(text, only!.word.start, last.word.end, false, sink);
    return;
  }
  for (const { start, end, value } of rest) {
    if (name === 'env') sink({ kind: 'environment', start, end, name: value });
    else if (name === 'method') {
      const method = termNamed(METHODS, value);
      sink({ kind: 'method', start, end, name: value, ...(method === undefined ? {} : { term: method }) });
    } else if (name === 'all') sink({ kind: 'value', start, end, name: value });
    else if (value.includes('%{')) variablePieces(text, start, end, false, sink);
    else sink({ kind: 'string', start, end, name: value });
  }
}
