/** Header and RequestHeader: table, action, name, value, condition. Follows header_cmd of modules/metadata/mod_headers.c. */
import { HEADER_ACTIONS, HEADER_CONDITIONS } from '../../httpd/catalog/terms/header-names';
import { termNamed } from '../../httpd/catalog/terms/term';
import { conditionPieces } from './conditions';
import { expressionPieces } from './expression';
import { formatPieces } from './percent';
import type { Sink } from './piece';
import type { Argument } from './words';

export function headerPieces(text: string, words: readonly Argument[], sink: Sink): void {
  let at = 0;
  const first = words[0];
  const table = first === undefined ? undefined : termNamed(HEADER_CONDITIONS, first.value);
  if (first !== undefined && table !== undefined) {
    sink({ kind: 'value', start: first.start, end: first.end, name: first.value, term: table });
    at = 1;
  }
  const [action, name, value, ...more] = words.slice(at);
  if (action === undefined) return;
  const term = termNamed(HEADER_ACTIONS, action.value);
  sink({ kind: 'value', start: action.start, end: action.end, name: action.value, ...(term === undefined ? {} : { term }) });
  const does = action.value.toLowerCase();
  if (name !== undefined) sink(does === 'echo' ? { kind: 'regex', start: name.start, end: name.end, name: name.value } : { kind: 'header', start: name.start, end: name.end, name: name.value.replace(/:$/, '') });
  if (value === undefined) return;
  if (does.startsWith('edit')) {
    sink({ kind: 'regex', start: value.start, end: value.end, name: value.value });
    const [replacement, condition] = more;
    if (replacement !== undefined) valuePieces(text, replacement, sink);
    if (condition !== undefined) conditionPieces(text, condition, sink);
    return;
  }
  if (does === 'unset' || does === 'echo') return conditionPieces(text, value, sink);
  valuePieces(text, value, sink);
  if (more[0] !== undefined) conditionPieces(text, more[0], sink);
}

function valuePieces(text: string, { start, end, value }: Argument, sink: Sink): void {
  if (value.startsWith('expr=')) expressionPieces(text, start + 5, end, true, sink);
  else formatPieces(text, start, end, 'header', sink);
}
