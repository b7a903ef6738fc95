/** Arguments that are one piece, or few: by the role of the argument. */
import type { ArgumentRole } from '../../httpd/catalog/argument-roles';
import { FILTERS, HANDLERS } from '../../httpd/catalog/terms/handlers';
import { REQUEST_ATTRIBUTES, SPECIAL_VARIABLES } from '../../httpd/catalog/terms/environment';
import { METHODS } from '../../httpd/catalog/terms/methods';
import { AUTHN_TERMS, AUTHZ_TERMS } from '../../httpd/catalog/terms/providers';
import { STATUS_CODES } from '../../httpd/catalog/terms/status-codes';
import { APPLICATION_PROTOCOLS } from '../../httpd/catalog/terms/tls';
import { LOG_LEVELS, VALUE_TEXTS } from '../../httpd/catalog/terms/value-texts';
import { termNamed, type Terms } from '../../httpd/catalog/terms/term';
import { conditionPieces } from './conditions';
import { expressionPieces } from './expression';
import { formatPieces, variablePieces } from './percent';
import type { PieceKind, Sink } from './piece';
import type { Argument } from './words';

type Table = readonly [kind: PieceKind, table: Terms];

const OF_ROLE: Readonly<Partial<Record<ArgumentRole['role'], Table>>> = {
  handler: ['handler', HANDLERS], authz: ['provider', AUTHZ_TERMS], authn: ['provider', AUTHN_TERMS], method: ['method', METHODS],
  status: ['status', STATUS_CODES], protocol: ['protocol', APPLICATION_PROTOCOLS], attribute: ['header', REQUEST_ATTRIBUTES],
};

const KINDS: Readonly<Partial<Record<ArgumentRole['role'], PieceKind>>> = {
  include: 'include', file: 'path', folder: 'path', path: 'path', 'module-file': 'path', 'url-path': 'path', 'proxy-url': 'url', regex: 'regex', nickname: 'nickname',
  macro: 'macro', parameter: 'parameter', map: 'map', header: 'header', 'media-type': 'media-type', module: 'module', host: 'host', charset: 'value', language: 'value', encoding: 'value',
};

/** @param key of the directive; @param at the argument, quotes aside */
export function simplePieces(key: string, { role, defines }: ArgumentRole, text: string, at: Argument, sink: Sink): void {
  const { start, end, value } = at;
  if (start === end) return;
  const introduced = defines ? { defines } : {};
  const own = OF_ROLE[role];
  const kind = own?.[0] ?? KINDS[role];
  switch (role) {
    case 'value':
      return valuePieces(key, at, sink);
    case 'log-format':
      if (!value.includes('%')) return sink({ kind: 'nickname', start, end, name: value });
      return formatPieces(text, start, end, 'log', sink);
    case 'error-log-format':
      return formatPieces(text, start, end, 'error-log', sink);
    case 'log-condition':
    case 'access':
      return conditionPieces(text, at, sink);
    case 'expression':
      return expressionPieces(text, start, end, false, sink);
    case 'text-expression':
      return variablePieces(text, start, end, false, sink);
    case 'define': {
      const lead = value.startsWith('!') ? 1 : 0;
      return sink({ kind: 'define', start: start + lead, end, name: value.slice(lead), ...introduced, ...(key === '<ifdefine' ? { exact: true } : {}) });
    }
    case 'module-or-file': {
      const lead = value.startsWith('!') ? 1 : 0;
      return sink({ kind: 'module', start: start + lead, end, name: value.slice(lead) });
    }
    case 'environment':
      return environment(start, end, value, introduced, sink);
    case 'set-environment': {
      const lead = value.startsWith('!') ? 1 : 0;
      const name = /^[^=]*/.exec(value.slice(lead))![0];
      return environment(start + lead, start + lead + name.length, name, { defines: true }, sink);
    }
    case 'output':
      return /^[|]|^syslog(?::|$)/.test(value) ? undefined : sink({ kind: 'path', start, end, name: value, role });
    case 'filters':
      return listPieces(at, ';', 'filter', FILTERS, sink);
    case 'log-level': {
      const colon = value.indexOf(':');
      if (colon > 0) sink({ kind: 'module', start, end: start + colon, name: value.slice(0, colon) });
      return listPieces({ ...at, start: start + colon + 1, value: value.slice(colon + 1) }, ' ', 'log-level', LOG_LEVELS, sink);
    }
    case 'folder':
    case 'path':
    case 'file':
      if (key === '<directory' && value === '~') return sink({ kind: 'operator', start, end, name: '~' });
      break;
    default:
  }
  if (kind === undefined) return;
  const term = own === undefined ? undefined : termNamed(own[1], value);
  sink({ kind, start, end, name: value, role, ...introduced, ...(term === undefined ? {} : { term }) });
}

function environment(start: number, end: number, name: string, more: { readonly defines?: boolean }, sink: Sink): void {
  const term = termNamed(SPECIAL_VARIABLES, name);
  sink({ kind: 'environment', start, end, name, ...more, ...(term === undefined ? {} : { term }) });
}

function valuePieces(key: string, { start, end, value }: Argument, sink: Sink): void {
  const lead = /^[+-]/.test(value) && value.length > 1 ? 1 : 0;
  const bare = value.slice(lead);
  const table = VALUE_TEXTS[key];
  const term = table === undefined ? undefined : termNamed(table, bare) ?? termNamed(table, bare.replace(/=.*$/, ''));
  sink({ kind: 'value', start: start + lead, end, name: bare, ...(term === undefined ? {} : { term }) });
}

function listPieces({ start, value }: Argument, separator: string, kind: PieceKind, table: Terms, sink: Sink): void {
  let at = start;
  for (const name of value.split(separator)) {
    const term = termNamed(table, name);
    if (name !== '') sink({ kind, start: at, end: at + name.length, name, ...(term === undefined ? {} : { term }) });
    at += name.length + separator.length;
  }
}
