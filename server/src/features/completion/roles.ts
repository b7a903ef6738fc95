/** Offers by the role of an argument. */
import type { ArgumentRole } from '../../httpd/catalog/argument-roles';
import { REQUEST_ATTRIBUTES } from '../../httpd/catalog/terms/environment';
import { FILTERS, HANDLERS } from '../../httpd/catalog/terms/handlers';
import { REQUEST_HEADERS } from '../../httpd/catalog/terms/header-names';
import { CHARSETS, ENCODINGS, LANGUAGES, MEDIA_TYPES } from '../../httpd/catalog/terms/media-types';
import { METHODS } from '../../httpd/catalog/terms/methods';
import { AUTHN_TERMS, AUTHZ_TERMS } from '../../httpd/catalog/terms/providers';
import { STATUS_CODES } from '../../httpd/catalog/terms/status-codes';
import type { Terms } from '../../httpd/catalog/terms/term';
import { APPLICATION_PROTOCOLS } from '../../httpd/catalog/terms/tls';
import { LOG_LEVELS } from '../../httpd/catalog/terms/value-texts';
import type { Completion, CompletionKind } from '../completion';
import { definedNames } from '../names/occurrences';
import { addressOffers, hostOffers } from './addresses';
import { environmentOffers } from './environment';
import { expressionOffers, textOffers } from './expressions';
import { formatOffers, nicknameOffers } from './formats';
import { conditionOffers } from './headers';
import { macroOffers } from './macros';
import { identifierOffers, moduleFileOffers, testOffers } from './module-names';
import { isLoaded, knowing } from './modules';
import { pathOffers, urlPathOffers } from './paths';
import { balancerOffers } from './proxy';
import { offer, termOffer, type Request } from './request';
import { mapSourceOffers } from './rewrite-maps';

type Offers = (request: Request) => readonly Completion[] | undefined;

const table = (terms: Terms, kind: CompletionKind): Offers => (request) => terms.map((term) => termOffer(request, term, kind));
const named = (values: Readonly<Record<string, string>>): Offers => (request) => Object.entries(values).map(([label, detail]) => offer(request, { label, kind: 'value', detail }));

const OFFERS: Readonly<Partial<Record<ArgumentRole['role'], Offers>>> = {
  include: (request) => pathOffers(request, 'include'), file: (request) => pathOffers(request, 'file'), folder: (request) => pathOffers(request, 'folder'),
  path: (request) => pathOffers(request, 'file'), output: (request) => pathOffers(request, 'file'), 'module-file': (request) => [...moduleFileOffers(request), ...pathOffers(request, 'module-file')],
  module: identifierOffers, 'module-or-file': testOffers, macro: macroOffers, expression: (request) => expressionOffers(request, request.partial), 'text-expression': textOffers,
  'log-format': (request) => formatOffers(request, 'log') ?? (request.partial === '' || !request.isQuoted ? nicknameOffers(request) : []), 'error-log-format': (request) => formatOffers(request, 'error-log') ?? [],
  'log-condition': (request) => conditionOffers(request) ?? [offer(request, { label: 'env=', kind: 'keyword', snippet: 'env=${1:NAME}' }), offer(request, { label: '"expr="', kind: 'keyword', snippet: '"expr=${1:expression}"' })],
  define: (request) => nameOffers(request, 'define'), map: (request) => nameOffers(request, 'map'), 'map-source': mapSourceOffers,
  environment: (request) => environmentOffers(request, request.partial.replace(/^!/, '').length, true), 'set-environment': (request) => environmentOffers(request, request.partial.replace(/^!/, '').length, true),
  attribute: (request) => [...REQUEST_ATTRIBUTES, ...REQUEST_HEADERS].map((term, index) => termOffer(request, term, 'constant', { rank: index < REQUEST_ATTRIBUTES.length ? 0 : 1 })),
  header: table(REQUEST_HEADERS, 'constant'), charset: (request) => CHARSETS.map((label) => offer(request, { label, kind: 'value' })), language: named(LANGUAGES), encoding: named(ENCODINGS),
  'media-type': named(MEDIA_TYPES), extension: extensionOffers, method: table(METHODS, 'value'), status: table(STATUS_CODES, 'value'), handler: handlerOffers, filters: filterOffers,
  authz: (request) => AUTHZ_TERMS.map((term) => termOffer(request, { ...term, tail: '' }, 'value')), authn: table(AUTHN_TERMS, 'value'), protocol: table(APPLICATION_PROTOCOLS, 'value'), 'log-level': levelOffers,
  access: (request) => conditionOffers(request) ?? ['all', 'env='].map((label) => offer(request, { label, kind: 'value' })), address: addressOffers, host: hostOffers,
  'url-path': urlPathOffers,
  'proxy-url': (request) => balancerOffers(request, request.partial.length, 'balancer://'),
};

/** Undefined where the role says nothing: the catalogue's values are looked at then. */
export function roleOffers(request: Request, { role, defines }: ArgumentRole): readonly Completion[] | undefined {
  // A name that is introduced is the author's to choose; variables are often set more than once.
  if (defines && (role === 'define' || role === 'macro' || role === 'map' || role === 'nickname' || role === 'parameter')) return [];
  const offers = OFFERS[role]?.(request);
  return offers === undefined || (offers.length === 0 && role !== 'module-or-file') ? undefined : offers;
}

function nameOffers(request: Request, kind: 'define' | 'map'): readonly Completion[] {
  const { partial } = request;
  const lead = partial.startsWith('!') ? 1 : 0;
  const given = kind === 'define' ? request.view.checks.flatMap(({ config }) => [...config.environment.defined]) : [];
  return [...new Set([...definedNames(request.view, kind), ...given])].map((label) => offer(request, { label, kind: 'constant', back: partial.length - lead }));
}

function extensionOffers(request: Request): readonly Completion[] {
  const own = MEDIA_TYPES[request.before[0]?.toLowerCase() ?? ''] ?? ENCODINGS[request.before[0]?.toLowerCase() ?? ''] ?? '';
  return own.split(' ').filter((each) => each !== '').map((each) => offer(request, { label: `.${each}`, kind: 'value' }));
}

function handlerOffers(request: Request): readonly Completion[] {
  return HANDLERS.map((term) => {
    const bare = request.isQuoted ? term.name.replace(/"/g, '') : term.name;
    return termOffer(request, { ...term, name: bare }, 'value', { rank: term.module !== undefined && /^(?:fcgid|wsgi|perl)_/.test(term.module) ? 1 : 0 });
  });
}

function filterOffers(request: Request): readonly Completion[] {
  const back = /[^;]*$/.exec(request.partial)![0].length;
  return FILTERS.map((term) => termOffer(request, term, 'value', { back }));
}

/** Levels, and before them modules whose level is to differ. */
function levelOffers(request: Request): readonly Completion[] {
  const colon = request.partial.lastIndexOf(':');
  const levels = LOG_LEVELS.map((term, index) => termOffer(request, term, 'value', { back: request.partial.length - colon - 1, rank: index > 8 ? 1 : 0 }));
  if (colon >= 0) return levels;
  const loaded = knowing(request.view)?.config.environment.modules.keys() ?? [];
  return [...levels, ...[...loaded].map((identifier) => offer(request, { label: `${identifier.replace(/_module$/, '')}:`, kind: 'module', detail: isLoaded(request.view, identifier) === true ? 'level of this module' : '', rank: 2 }))];
}
