/** `%{NAME}` in rules: lookup_variable (mod_rewrite.c). */
import { doubtful, type Passage } from './passage';

/** Headers that have a variable of their own. */
const HEADERS: Readonly<Record<string, string>> = {
  HTTP_HOST: 'Host', HTTP_ACCEPT: 'Accept', HTTP_COOKIE: 'Cookie', HTTP_REFERER: 'Referer', HTTP_FORWARDED: 'Forwarded', HTTP_USER_AGENT: 'User-Agent',
  HTTP_PROXY_CONNECTION: 'Proxy-Connection',
};

/** Sent by clients that this machine knows nothing of, or set by the connection. */
const UNKNOWN: ReadonlySet<string> = new Set([
  'TIME', 'TIME_DAY', 'TIME_SEC', 'TIME_MIN', 'TIME_MON', 'TIME_WDAY', 'TIME_YEAR', 'TIME_HOUR', 'AUTH_TYPE', 'REMOTE_ADDR', 'REMOTE_HOST', 'REMOTE_PORT', 'REMOTE_USER', 'SCRIPT_USER', 'SCRIPT_GROUP',
  'REMOTE_IDENT', 'SERVER_ADDR', 'SERVER_ADMIN', 'SERVER_SOFTWARE', 'API_VERSION', 'IPV6', 'CONN_REMOTE_ADDR',
]);

/** @returns what stands for the variable; names that mod_rewrite does not know are empty */
export function variableOf(name: string, passage: Passage): string {
  if (name.length < 4) return '';
  if (name[3] === ':' && /^env:./i.test(name)) return environmentOf(name.slice(4), passage);
  if (name[3] === ':') return /^ssl:./i.test(name) ? doubtful(passage, `%{${name}} is known to the connection alone`) : '';
  if (name[4] === ':') {
    if (/^http:./i.test(name)) return headerOf(name.slice(5), passage);
    return /^la-[uf]:./i.test(name) ? doubtful(passage, `%{${name}} asks for another request`) : '';
  }
  const upper = name.toUpperCase();
  if (UNKNOWN.has(upper)) return doubtful(passage, `%{${name}} is known at run time alone`);
  const header = HEADERS[upper];
  return header === undefined ? ownVariable(upper, passage) : headerOf(header, passage);
}

function ownVariable(name: string, passage: Passage): string {
  const { around, filename, pathInfo, query } = passage;
  switch (name) {
    case 'REQUEST_FILENAME':
    case 'SCRIPT_FILENAME':
      return filename;
    case 'PATH_INFO':
      return pathInfo;
    case 'QUERY_STRING':
      return query ?? '';
    case 'REQUEST_URI':
      return around.uri;
    case 'IS_SUBREQ':
      return around.isSubrequest ? 'true' : 'false';
    case 'SERVER_NAME':
      return around.serverName ?? doubtful(passage, 'the name of the server is not known');
    case 'SERVER_PORT':
      return String(around.port);
    case 'DOCUMENT_ROOT':
      return around.documentRoot;
    case 'CONTEXT_PREFIX':
      return around.contextPrefix;
    case 'CONTEXT_DOCUMENT_ROOT':
      return around.contextRoot;
    case 'HTTPS':
    case 'REQUEST_METHOD':
    case 'REQUEST_SCHEME':
    case 'THE_REQUEST':
    case 'SERVER_PROTOCOL':
      return around.variable(name) ?? doubtful(passage, `%{${name}} is known at run time alone`);
    default:
      return '';
  }
}

/** A client is taken to send Host, and no other header that rules ask for: each is an assumption. */
function headerOf(name: string, passage: Passage): string {
  const lower = name.toLowerCase();
  const known = passage.around.header(lower);
  if (known !== undefined) return known;
  if (lower === 'connection') return doubtful(passage, 'what Connection says is for the client to choose');
  if (!passage.assumes.has(name)) passage.assumes.set(name, passage.line);
  return '';
}

/** Variables are known where rules alone set them, and what an internal redirect makes of those. */
function environmentOf(name: string, passage: Passage): string {
  const known = passage.environment.get(name) ?? passage.around.environment.get(name);
  if (known !== undefined) return known;
  const plain = name.replace(/^(?:REDIRECT_)+/, '');
  if (passage.around.setByRules.has(plain) || name === 'REDIRECT_STATUS') return '';
  return doubtful(passage, `what the environment variable ${name} holds is not known`);
}
