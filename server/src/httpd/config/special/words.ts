/** Directives that take words of a fixed list, where the catalogue's lists do not say everything. */
import { catalog } from '../../catalog/catalog';
import type { SpecialJudge } from '../special';
import type { Commands } from '../walk';
import { judged, sameWord, type Handler, type Refusal } from './handler';
import { mayHaveMore } from './providers';

const PROTOCOL_OPTIONS = ['Strict', 'Unsafe', 'RegisteredMethods', 'LenientMethods', 'Allow0.9', 'Require1.0'];
const CONTRARY = [['Allow0.9', 'Require1.0'], ['Strict', 'Unsafe'], ['RegisteredMethods', 'LenientMethods']] as const;

/** set_http_protocol_options (server/core.c). What an earlier line of the same server has set is not looked at. */
const httpProtocolOptions: Handler = (heard) => {
  for (let index = 0; index < heard.length; index++) {
    if (!PROTOCOL_OPTIONS.some((word) => sameWord(word, heard[index]!))) {
      const message = "HttpProtocolOptions accepts 'Unsafe' or 'Strict' (default), 'RegisteredMethods' or 'LenientMethods' (default), and 'Require1.0' or 'Allow0.9' (default)";
      return { index, message, values: PROTOCOL_OPTIONS };
    }
    const said = heard.slice(0, index + 1);
    const both = CONTRARY.find((pair) => pair.every((word) => said.some((each) => sameWord(each, word))));
    if (both !== undefined) return { index, message: `HttpProtocolOptions '${both[0]}' and '${both[1]}' are mutually exclusive` };
  }
  return undefined;
};

const REGEX_OPTIONS = ['ICASE', 'DOTALL', 'DOLLAR_ENDONLY'];

/** set_regex_default_options (server/core.c). */
const regexDefaultOptions: Handler = (heard) => {
  for (let index = 0; index < heard.length; index++) {
    if (sameWord(heard[index]!, 'none')) continue;
    const name = heard[index]!.replace(/^[+-]/, '');
    if (!REGEX_OPTIONS.some((word) => sameWord(word, name))) return { index, message: `RegexDefaultOptions: option '${name}' unknown`, values: [...REGEX_OPTIONS, 'none'] };
  }
  return undefined;
};

const LEVELS: ReadonlySet<string> = new Set([
  'emerg', 'alert', 'crit', 'error', 'warn', 'notice', 'info', 'debug', ...[1, 2, 3, 4, 5, 6, 7, 8].map((level) => `trace${level}`),
]);
const LEVEL_MESSAGE = 'Log level keyword must be one of emerg/alert/crit/error/warn/notice/info/debug/trace1/.../trace8';
const LEVELS_SPELLED = [...LEVELS];

/** set_loglevel (server/core.c): `level` or `module:level`, cut at the last colon. */
const logLevel: Handler = (heard, _node, _spec, _context, commands) => {
  for (let index = 0; index < heard.length; index++) {
    const word = heard[index]!;
    const colon = word.lastIndexOf(':');
    const level = word.slice(colon + 1);
    if (colon >= 0 && level === '') return { index, message: `Module specifier '${word.slice(0, colon)}' must be followed by a log level keyword` };
    if (!LEVELS.has(level.toLowerCase())) {
      return colon < 0 ? { index, message: LEVEL_MESSAGE, values: LEVELS_SPELLED } : { index, message: `${word}: ${LEVEL_MESSAGE}` };
    }
    if (colon >= 0 && !isModule(word.slice(0, colon), commands)) return { index, message: `Cannot find module ${word.slice(0, colon)}` };
  }
  return undefined;
};

/** find_module (server/core.c): by source file or by identifier, with `_module` added if need be. */
function isModule(name: string, commands: Commands): boolean {
  if (commands.world.modules === 'any' || !commands.complete || commands.uncatalogued.length > 0) return true;
  if (commands.modules.has(name) || commands.modules.has(`${name}_module`) || /^core(?:_module|\.c)?$/.test(name)) return true;
  if (!name.endsWith('.c')) return false;
  for (const identifier of commands.modules) if (catalog.modules.get(identifier)?.sourceFile === name) return true;
  return false;
}

/** The types of mutex a module registers in its pre-configuration hook. */
const MUTEX_TYPES: Readonly<Record<string, string>> = {
  'mpm-accept': 'mpm_prefork_module mpm_worker_module', 'authdigest-client': 'auth_digest_module', 'authdigest-opaque': 'auth_digest_module',
  'ldap-cache': 'ldap_module', 'rewrite-map': 'rewrite_module', 'ssl-cache': 'ssl_module', 'ssl-stapling': 'ssl_module',
  'ssl-stapling-refresh': 'ssl_module', 'watchdog-callback': 'watchdog_module', proxy: 'proxy_module',
  'proxy-balancer-shm': 'proxy_balancer_module', 'authn-socache': 'authn_socache_module', 'cache-socache': 'cache_socache_module',
  'lua-ivm-shm': 'lua_module',
};
const MECHANISMS: ReadonlySet<string> = new Set(['default', 'yes', 'none', 'no', 'fcntl', 'flock', 'file', 'posixsem', 'sem', 'sysvsem', 'pthread']);
const AVAILABLE = "Mutex mechanisms are: 'none', 'default', 'flock:/path/to/file', 'fcntl:/path/to/file', 'file:/path/to/file', 'pthread', 'sysvsem', 'posixsem', 'sem'";

/** ap_set_mutex and ap_parse_mutex (server/util_mutex.c): a mechanism, then types from the last to the first. */
const mutex: Handler = (heard, _node, _spec, _context, commands) => {
  const [mechanism = ''] = heard;
  if (mechanism === '') return { index: 0, message: `Mutex requires at least a mechanism argument (${AVAILABLE})`, rule: 'httpd/argument-count' };
  const [method = ''] = mechanism.split(':', 1);
  if (!MECHANISMS.has(method.toLowerCase())) {
    // Other systems have other mechanisms, and no others.
    return { index: 0, message: `Invalid Mutex argument ${mechanism} (${AVAILABLE})`, values: ['default', 'file', 'fcntl', 'flock', 'posixsem', 'sysvsem', 'pthread', 'none'] };
  }
  const refusal = typeRefusal(heard, method, commands);
  const colon = mechanism.indexOf(':');
  const path = mechanism.slice(colon + 1);
  const isFolder = colon >= 0 && path !== '' && !/^(?:posixsem|sem|none|no)$/i.test(method);
  // Two refusals at most: the folder is looked at first, but whether it exists is not known here.
  return refusal ?? (isFolder ? { index: 0, message: `Invalid Mutex directory in argument ${mechanism}`, needs: { kind: 'directory', path } } : undefined);
};

function typeRefusal(heard: readonly string[], method: string, commands: Commands): Refusal | undefined {
  const none = /^(?:none|no)$/i.test(method);
  const types = heard.map((word, index) => ({ word, index })).slice(1).filter(({ word }) => !sameWord(word, 'omitpid')).reverse();
  if (types.length === 0 && none) return { index: 0, message: 'None is not allowed for mutex type default' };
  for (const { word, index } of types) {
    const owners = MUTEX_TYPES[word];
    if (word !== 'default' && !mayHaveMore(commands) && !(owners?.split(' ').some((owner) => commands.modules.has(owner)) ?? false)) {
      return { index, message: `Mutex type ${word} is not valid` };
    }
    if (none && (owners !== undefined || word === 'default')) return { index, message: `None is not allowed for mutex type ${word}` };
  }
  return undefined;
}

export const WORD_JUDGES: readonly (readonly [string, SpecialJudge])[] = [
  ['httpprotocoloptions', judged(httpProtocolOptions)], ['regexdefaultoptions', judged(regexDefaultOptions)],
  ['loglevel', judged(logLevel)], ['mutex', judged(mutex)],
];
