/** `env=NAME`, `env=!NAME` and `expr=...` at the end of Header, CustomLog, Allow and Deny. */
import { expressionPieces } from './expression';
import type { Sink } from './piece';
import type { Argument } from './words';

export function conditionPieces(text: string, { start, end, value }: Argument, sink: Sink): void {
  const variable = /^env=!?/i.exec(value)?.[0];
  if (variable !== undefined) {
    sink({ kind: 'key', start, end: start + 3, name: 'env', term: { name: 'env=', text: 'Only where this environment variable is set, or with `!` where it is not.' } });
    if (end > start + variable.length) sink({ kind: 'environment', start: start + variable.length, end, name: value.slice(variable.length) });
  } else if (/^expr=/i.test(value)) {
    sink({ kind: 'key', start, end: start + 4, name: 'expr', term: { name: 'expr=', text: 'Only where this expression is true.' } });
    expressionPieces(text, start + 5, end, false, sink);
  } else if (/^early$/i.test(value)) sink({ kind: 'value', start, end, name: value, term: { name: 'early', text: 'Before anything else of the request, for tests; only in a server or virtual host context.' } });
}
