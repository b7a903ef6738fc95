/** Who may come in: the old directives (modules/aaa/mod_access_compat.c) and the providers of authentication. */
import { isSubnet } from '../../syntax/expr/subnet';
import { parseLong } from '../../syntax/numbers';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { judged, sameWord, type Handler, type Refusal } from './handler';
import { AUTHN_ALIASES, AUTHN_PROVIDERS, DIGEST_PROVIDERS, isRegistered, mayHaveMore, SOCACHE_PROVIDERS } from './providers';

/** allow_cmd: `from`, then names and networks. */
const allow: Handler = (heard) => {
  if (!sameWord(heard[0] ?? '', 'from')) return { index: 0, message: "allow and deny must be followed by 'from'", values: ['from'] };
  for (let index = 1; index < heard.length; index++) {
    const word = heard[index]!;
    if (/^env=/i.test(word) || sameWord(word, 'all')) continue;
    if (isSubnet(word)) continue;
    const [address = '', mask] = word.split('/', 2);
    const isNumeric = address.includes(':') || /^[\d.]+$/.test(address);
    if (mask !== undefined) {
      return { index, message: !isNumeric ? 'An IP address was expected' : isSubnet(address) ? 'The specified network mask is invalid.' : 'The specified IP address is invalid.' };
    }
    if (isNumeric && address !== '') return { index, message: 'The specified IP address is invalid.' };
    if (word.includes('#')) return { index, message: 'No comments are allowed here' };
  }
  return undefined;
};

function oneOf(values: readonly string[], message: string): Handler {
  return ([word = '']) => (values.some((value) => sameWord(value, word)) ? undefined : { index: 0, message, values });
}

/** An authentication provider by name; undefined where it is known. */
export function unknownAuthn(name: string, index: number, commands: Commands): Refusal | undefined {
  if (isRegistered(name, AUTHN_PROVIDERS, commands)) return undefined;
  return { index, message: `Unknown Authn provider: ${name}`, values: Object.keys(AUTHN_PROVIDERS), needs: { kind: 'earlier', by: AUTHN_ALIASES, name } };
}

/** add_authn_provider (modules/aaa/mod_auth_basic.c, mod_auth_form.c): all are looked up when they are named. */
const authnProvider: Handler = (heard, _node, _spec, _context, commands) => {
  for (let index = 0; index < heard.length; index++) {
    const refusal = unknownAuthn(heard[index]!, index, commands);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
};

/** add_authn_provider (modules/aaa/mod_auth_digest.c): the provider must know the realm's hash. */
const digestProvider: Handler = (heard, node, spec, context, commands) => {
  for (let index = 0; index < heard.length; index++) {
    const name = heard[index]!;
    const refusal = unknownAuthn(name, index, commands);
    if (refusal !== undefined) return refusal;
    if (Object.hasOwn(AUTHN_PROVIDERS, name) && !DIGEST_PROVIDERS.has(name)) return { index, message: `The '${name}' Authn provider doesn't support Digest Authentication` };
  }
  return undefined;
};

/** set_qop: since 2.4.69 only `auth`. */
const digestQop: Handler = (heard) => {
  const index = heard.findIndex((word) => !sameWord(word, 'auth'));
  return index < 0 ? undefined : { index, message: "AuthDigestQop is deprecated: only 'auth' is supported", values: ['auth'] };
};

const digestAlgorithm: Handler = ([word = '']) =>
  (sameWord(word, 'MD5') ? undefined : { index: 0, message: `Unsupported algorithm in AuthDigestAlgorithm: ${word}`, values: ['MD5'] });

/** set_shmem_size: bytes, with B, K or M behind them, and the size of its table at least. */
const digestMemory: Handler = ([word = '']) => {
  const { value, used } = parseLong(word);
  const unit = word.slice(used).charAt(0);
  if (!/^[\sBbKkMm]?$/.test(unit)) return `Invalid size in AuthDigestShmemSize: ${word}`;
  return value <= 0n ? `size in AuthDigestShmemSize too small: ${word} < 88` : undefined;
};

/** check_string of mod_auth_form.c. */
const formField: Handler = ([word = ''], _node, spec) =>
  (word === '' || /[=&]/.test(word) ? `${spec.name} cannot be empty, or contain '=' or '&'.` : undefined);

/** A provider of shared caches, with arguments behind a colon; `before` stands before the message. `isMade`: at once, so that arguments count. */
function socache(before: string, isMade: boolean): Handler {
  return ([word = ''], _node, _spec, _context, commands) => {
    const [name = ''] = word.split(':', 1);
    const wanted = name === 'default' ? 'shmcb' : name;
    if (isRegistered(wanted, SOCACHE_PROVIDERS, commands)) {
      return isMade && (name === 'memcache' || name === 'redis') && name === word && !mayHaveMore(commands)
        ? `${before}List of server names required to create ${name} socache.` : undefined;
    }
    return { index: 0, message: `${before}Unknown socache provider '${name}'. Maybe you need to load the appropriate socache module (mod_socache_${name}?)`, values: Object.keys(SOCACHE_PROVIDERS) };
  };
}

const dereference: Handler = ([word = '']) => (/^(?:never|searching|finding|always)$/.test(word) || /^o(?:n|ff)$/i.test(word) ? undefined
  : { index: 0, message: 'Unrecognized value for AuthLDAPDereferenceAliases directive', values: ['never', 'searching', 'finding', 'always', 'on', 'off'] });

/** mod_auth_ldap_parse_url (modules/aaa/mod_authnz_ldap.c): a URL of LDAP, then how to connect. */
const ldapUrl: Handler = ([url = '', mode]) => {
  if (!/^(?:url:)?ldap[si]?:\/\//i.test(url.replace(/^</, ''))) return 'The scheme was not recognised as a valid LDAP URL scheme.';
  const scope = url.split('?')[2];
  if (scope !== undefined && !/^(?:|base|one|onetree|sub|subtree|subordinate|children)$/i.test(scope)) return 'Bad scope encountered while parsing LDAP URL.';
  return mode === undefined || /^(?:none|ssl|tls|starttls)$/i.test(mode) ? undefined
    : { index: 1, message: 'Invalid LDAP connection mode setting: must be one of NONE, SSL, or TLS/STARTTLS', values: ['NONE', 'SSL', 'TLS', 'STARTTLS'] };
};

/** authn_dbd_prepare, authz_dbd_prepare: the function they need is mod_dbd's. */
function needsDbd(functions: string): Handler {
  return (_heard, _node, _spec, _context, { modules, world }) =>
    (world.modules === 'any' || modules.has('dbd_module') ? undefined : `You must load mod_dbd to enable ${functions} functions`);
}

export const ACCESS_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['allow', judged(allow)], ['deny', judged(allow)],
  ['order', judged(oneOf(['allow,deny', 'deny,allow', 'mutual-failure'], 'unknown order'))],
  ['satisfy', judged(oneOf(['all', 'any'], "Satisfy either 'any' or 'all'."))],
  ['authbasicprovider', judged(authnProvider)], ['authformprovider', judged(authnProvider)], ['authdigestprovider', judged(digestProvider)],
  ['authdigestqop', judged(digestQop)], ['authdigestalgorithm', judged(digestAlgorithm)], ['authdigestshmemsize', judged(digestMemory)],
  ...['username', 'password', 'location', 'method', 'mimetype', 'body'].map((field) => [`authform${field}`, judged(formField)] as const),
  ['authncachesocache', judged(socache('AuthnCacheSOCache: ', true))], ['cachesocache', judged(socache('', false))],
  ['authdbduserpwquery', judged(needsDbd('AuthDBD'))], ['authdbduserrealmquery', judged(needsDbd('AuthDBD'))],
  ['authzdbdquery', judged(needsDbd('AuthzDBD'))], ['authzdbdredirectquery', judged(needsDbd('AuthzDBD'))],
  ['authldapurl', judged(ldapUrl)], ['authldapdereferencealiases', judged(dereference)],
];
