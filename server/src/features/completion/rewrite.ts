/** RewriteRule and RewriteCond: test strings, patterns, targets and flags. */
import { REQUEST_HEADERS } from '../../httpd/catalog/terms/header-names';
import { HANDLERS } from '../../httpd/catalog/terms/handlers';
import { MEDIA_TYPES } from '../../httpd/catalog/terms/media-types';
import { COND_FLAGS, COND_TESTS, RULE_FLAGS } from '../../httpd/catalog/terms/rewrite-flags';
import { STATUS_CODES } from '../../httpd/catalog/terms/status-codes';
import { termNamed } from '../../httpd/catalog/terms/term';
import { REWRITE_PREFIXES, REWRITE_VARIABLES, SSL_VARIABLES } from '../../httpd/catalog/terms/variables';
import type { Completion } from '../completion';
import { environmentOffers } from './environment';
import { expressionOffers } from './expressions';
import { escapeSnippet } from './snippets';
import { offer, termOffer, type Request } from './request';

export function rewriteOffers(request: Request): readonly Completion[] {
  const { line, offset, index, key, before, partial } = request;
  const upTo = line.text.slice(0, offset);
  const flags = index >= 2 || partial.startsWith('[') ? /\[([^\]]*)$/.exec(upTo) : null;
  if (flags !== null) return flagOffers(request, flags[1]!);
  const inside = insideOffers(request, upTo);
  if (inside !== undefined) return inside;
  if (key === 'rewritecond') {
    if (before[0]?.toLowerCase() === 'expr') return index === 1 ? expressionOffers(request, partial) : [];
    if (index === 0) return [...variableOffers(request, partial.endsWith('%') ? 1 : partial.length), offer(request, { label: 'expr', kind: 'keyword', documentation: 'The next argument is an expression.', rank: 2 })];
    if (index === 1) return COND_TESTS.map((term) => termOffer(request, term, 'operator', { back: partial.replace(/^!/, '').length }));
  }
  if (index === 1) {
    if (partial.endsWith('%')) return variableOffers(request, 1);
    return partial === '' ? [offer(request, { label: '-', kind: 'value', documentation: 'The URL stays as it is; flags still work.' })] : [];
  }
  return index === 2 && partial === '' ? flagOffers(request, undefined) : [];
}

/** Inside `%{`; undefined elsewhere. */
function insideOffers(request: Request, upTo: string): readonly Completion[] | undefined {
  const open = /%\{([A-Za-z-]+:)?([^{}\s]*)$/.exec(upTo);
  if (open === null) return undefined;
  const prefix = open[1]?.toUpperCase() ?? '';
  const back = open[2]!.length;
  const end = request.line.text.charAt(request.offset) === '}' ? '' : '}';
  switch (prefix) {
    case '':
      return variableOffers(request, open[0].length);
    case 'HTTP:':
      return REQUEST_HEADERS.map((term) => termOffer(request, term, 'constant', { insert: `${term.name}${end}`, back }));
    case 'ENV:':
      return environmentOffers(request, back);
    case 'SSL:':
      return SSL_VARIABLES.map((term) => termOffer(request, term, 'variable', { insert: `${term.name}${end}`, back }));
    default:
      return REWRITE_VARIABLES.map((term) => termOffer(request, term, 'variable', { insert: `${term.name}${end}`, back }));
  }
}

function variableOffers(request: Request, back: number): readonly Completion[] {
  const end = request.line.text.charAt(request.offset) === '}' ? '' : '}';
  return [
    ...REWRITE_VARIABLES.map((term) => termOffer(request, term, 'variable', { label: `%{${term.name}}`, insert: `%{${term.name}${end}`, back })),
    ...REWRITE_PREFIXES.map((term) => offer(request, { label: `%{${term.name}...}`, kind: 'variable', documentation: term.text, insert: `%{${term.name}`, snippet: `%{${term.name}${term.tail ?? ''}${end === '' ? '' : '\\}'}`, back, rank: 1 })),
  ];
}

/** @param written between the bracket and the cursor; undefined where no bracket is written yet */
function flagOffers(request: Request, written: string | undefined): readonly Completion[] {
  const parts = (written ?? '').split(',');
  const current = parts.pop()!.trimStart();
  const equals = current.indexOf('=');
  if (equals > 0) return flagValues(request, current.slice(0, equals), current.slice(equals + 1));
  const given = new Set(parts.map((part) => part.trim().replace(/=.*$/, '').toLowerCase()));
  const table = request.key === 'rewriterule' ? RULE_FLAGS : COND_FLAGS;
  return table.filter((term) => ![term.name, ...(term.aliases ?? [])].some((name) => given.has(name.toLowerCase()))).map((term) => {
    const { name, aliases, tail = '' } = term;
    const detail = [...(aliases ?? []), ...(term.since === undefined ? [] : [`since ${term.since}`])].join(', ');
    if (written === undefined) return termOffer(request, { ...term, tail: '' }, 'keyword', { label: `[${name}]`, detail, insert: `[${name}]`, snippet: `[${escapeSnippet(name)}${tail}]` });
    return termOffer(request, term, 'keyword', { detail, back: current.length });
  });
}

function flagValues(request: Request, flag: string, value: string): readonly Completion[] {
  const back = value.length;
  switch (termNamed(RULE_FLAGS, flag)?.name) {
    case 'R':
      return STATUS_CODES.filter(({ name }) => name.startsWith('3') || name.startsWith('4')).map((term) => termOffer(request, term, 'value', { back, rank: name3(term.name) }));
    case 'T':
      return Object.entries(MEDIA_TYPES).map(([label, extensions]) => offer(request, { label, kind: 'value', detail: extensions, back }));
    case 'H':
      return HANDLERS.map((term) => termOffer(request, term, 'value', { back }));
    case 'E':
      return value.includes(':') ? [] : environmentOffers(request, value.replace(/^!/, '').length, true);
    default:
      return [];
  }
}

function name3(status: string): number {
  return ['301', '302', '307', '308'].includes(status) ? 0 : 1;
}
