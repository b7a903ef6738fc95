/**
 * What expressions can name, with the module that brings it. Follows the tables of server/util_expr_eval.c,
 * ssl_expr_lookup (ssl_engine_vars.c) and hc_expr_lookup (mod_proxy_hcheck.c).
 */

/** Variables of the core; httpd compares them without regard to case. */
export const VARIABLES: readonly string[] = [
  'TIME_YEAR', 'TIME_MON', 'TIME_DAY', 'TIME_HOUR', 'TIME_MIN', 'TIME_SEC', 'TIME_WDAY', 'TIME', 'SERVER_SOFTWARE', 'API_VERSION',
  'HTTP_USER_AGENT', 'HTTP_PROXY_CONNECTION', 'HTTP_REFERER', 'HTTP_COOKIE', 'HTTP_FORWARDED', 'HTTP_HOST', 'HTTP_ACCEPT',
  'REQUEST_METHOD', 'REQUEST_SCHEME', 'REQUEST_URI', 'REQUEST_FILENAME', 'REMOTE_HOST', 'REMOTE_IDENT', 'REMOTE_USER',
  'SERVER_ADMIN', 'SERVER_NAME', 'SERVER_PORT', 'SERVER_PROTOCOL', 'SCRIPT_FILENAME', 'PATH_INFO', 'QUERY_STRING', 'IS_SUBREQ',
  'DOCUMENT_ROOT', 'AUTH_TYPE', 'THE_REQUEST', 'CONTENT_TYPE', 'HANDLER', 'REQUEST_LOG_ID', 'SCRIPT_USER', 'SCRIPT_GROUP',
  'DOCUMENT_URI', 'LAST_MODIFIED', 'CONTEXT_PREFIX', 'CONTEXT_DOCUMENT_ROOT', 'REQUEST_STATUS', 'REMOTE_ADDR', 'REMOTE_PORT',
  'HTTPS', 'IPV6', 'CONN_LOG_ID', 'CONN_REMOTE_ADDR', 'HTTP2',
];

/** String functions of the core; compared without regard to case. */
export const FUNCTIONS: readonly string[] = [
  'osenv', 'env', 'resp', 'req', 'http', 'note', 'reqenv', 'req_novary', 'tolower', 'toupper', 'escape', 'unescape', 'file', 'filesize',
  'base64', 'unbase64', 'sha1', 'md5', 'ldap',
];

/** Operators of one letter, with their case. */
const UNARY_OPERATORS: readonly string[] = ['n', 'z', 'R', 'T', 'd', 'e', 'f', 's', 'L', 'h', 'x', 'F', 'U', 'A'];

/** Named operators of two words; compared without regard to case. */
export const BINARY_OPERATORS: readonly string[] = ['ipmatch', 'fnmatch', 'strmatch', 'strcmatch'];

/** Not to be had where an expression is restricted (AP_EXPR_FLAG_RESTRICTED). */
export const RESTRICTED: ReadonlySet<string> = new Set(['file', 'filesize', '-d', '-e', '-f', '-s', '-L', '-h', '-x']);

/** Not to be had in a `.htaccess` (AP_EXPR_FLAG_RESTRICTED_FILE_FUNC). */
export const FILE_FUNCTIONS: ReadonlySet<string> = new Set(['file', 'filesize']);

export type NameKind = 'variable' | 'function' | 'list' | 'unary' | 'binary';

/** What brings a name besides the core: a module's identifier and how it compares. */
interface Provider {
  readonly module: string;
  readonly kind: NameKind;
  readonly is: (name: string) => boolean;
}

const PROVIDERS: readonly Provider[] = [
  { module: 'ssl_module', kind: 'variable', is: (name) => /^ssl_/i.test(name) },
  { module: 'ssl_module', kind: 'function', is: (name) => /^ssl$/i.test(name) },
  { module: 'ssl_module', kind: 'list', is: (name) => /^peerextlist$/i.test(name) },
  { module: 'proxy_hcheck_module', kind: 'variable', is: (name) => /^hc_/i.test(name) },
  { module: 'proxy_hcheck_module', kind: 'function', is: (name) => /^hc$/i.test(name) },
];

const CORE: Readonly<Record<NameKind, ReadonlySet<string>>> = {
  variable: new Set(VARIABLES.map((each) => each.toLowerCase())),
  function: new Set(FUNCTIONS),
  list: new Set(),
  unary: new Set(UNARY_OPERATORS),
  binary: new Set(BINARY_OPERATORS),
};

/** The core (`core_module`), the module that brings a name, or undefined if nobody is known to. */
export function providerOf(kind: NameKind, name: string): string | undefined {
  if (CORE[kind].has(kind === 'unary' ? name : name.toLowerCase())) return 'core_module';
  return PROVIDERS.find((each) => each.kind === kind && each.is(name))?.module;
}

const TITLES: Readonly<Record<NameKind, string>> = {
  variable: 'Variable', function: 'Function', list: 'List-returning function', unary: 'Unary operator', binary: 'Binary operator',
};

/** httpd's message about a name nobody knows (expr_lookup_not_found). */
export function doesNotExist(kind: NameKind, name: string): string {
  const sign = kind === 'unary' || kind === 'binary' ? '-' : '';
  return `${TITLES[kind]} '${sign}${name}' does not exist`;
}
