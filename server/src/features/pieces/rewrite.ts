/** RewriteRule and RewriteCond: their words are cut by mod_rewrite itself. */
import { COND_FLAGS, COND_TESTS, RULE_FLAGS } from '../../httpd/catalog/terms/rewrite-flags';
import { termNamed, type Terms } from '../../httpd/catalog/terms/term';
import { STATUS_CODES } from '../../httpd/catalog/terms/status-codes';
import { rewriteArguments, rewriteFlags, type RewriteFlag, type RewriteWord } from '../../httpd/syntax/rewrite';
import { expressionPieces } from './expression';
import { backreferencePieces, variablePieces } from './percent';
import type { Sink } from './piece';

export function rewritePieces(key: 'rewriterule' | 'rewritecond', text: string, from: number, sink: Sink): void {
  const words = rewriteArguments(text, from);
  if (words === undefined) return;
  const { first, second, flags } = words;
  if (key === 'rewriterule') {
    pattern(first, sink);
    substitution(text, second, sink);
  } else if (first.value.toLowerCase() === 'expr') expressionPieces(text, second.start, second.end, false, sink);
  else {
    substitution(text, first, sink);
    condition(second, sink);
  }
  if (flags !== undefined) flagPieces(flags, key === 'rewriterule' ? RULE_FLAGS : COND_FLAGS, text, sink);
}

function pattern({ start, end, value }: RewriteWord, sink: Sink): void {
  const negated = value.startsWith('!') ? 1 : 0;
  if (negated > 0) sink({ kind: 'operator', start, end: start + 1, name: '!' });
  if (end > start + negated) sink({ kind: 'regex', start: start + negated, end, name: value.slice(negated) });
}

function condition(word: RewriteWord, sink: Sink): void {
  const match = /^!?(-(?:eq|ne|gt|ge|lt|le)|-[dfFhlLsUx]$|[<>]=?|=)/.exec(word.value);
  if (match === null) return pattern(word, sink);
  const at = word.start + match[0].length - match[1]!.length;
  const term = COND_TESTS.find((each) => each.name === match[1] || each.aliases?.includes(match[1]!) === true);
  sink({ kind: 'operator', start: at, end: word.start + match[0].length, name: match[1]!, ...(term === undefined ? {} : { term }) });
}

function substitution(text: string, { start, end, value }: RewriteWord, sink: Sink): void {
  if (value === '-') return sink({ kind: 'value', start, end, name: '-', term: { name: '-', text: 'The URL stays as it is; flags still work.' } });
  variablePieces(text, start, end, true, sink);
  backreferencePieces(text, start, end, sink);
}

function flagPieces(word: RewriteWord, table: Terms, text: string, sink: Sink): void {
  for (const flag of rewriteFlags(word) ?? []) {
    if (flag.key === '') continue;
    const term = termNamed(table, flag.key);
    sink({ kind: 'flag', start: flag.start, end: flag.start + flag.key.length, name: flag.key, ...(term === undefined ? {} : { term }) });
    if (flag.value !== '') valuePieces(flag, term?.name ?? '', text, sink);
  }
}

function valuePieces(flag: RewriteFlag, name: string, text: string, sink: Sink): void {
  const start = flag.end - flag.value.length;
  const whole = { start, end: flag.end, name: flag.value };
  if (name === 'R') {
    const term = termNamed(STATUS_CODES, flag.value);
    sink({ kind: 'status', ...whole, ...(term === undefined ? {} : { term }) });
  } else if (name === 'T') sink({ kind: 'media-type', ...whole });
  else if (name === 'H') sink({ kind: 'handler', ...whole });
  else if (name === 'S' || name === 'N') sink({ kind: 'number', ...whole });
  else if (name === 'E') {
    const removes = flag.value.startsWith('!') ? 1 : 0;
    const variable = /^[^:]*/.exec(flag.value.slice(removes))![0];
    sink({ kind: 'environment', start: start + removes, end: start + removes + variable.length, name: variable, defines: true });
  }
  if (name === 'E' || name === 'CO') {
    variablePieces(text, start, flag.end, true, sink);
    backreferencePieces(text, start, flag.end, sink);
  }
}
