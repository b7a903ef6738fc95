/**
 * Variables of a request, as `%{NAME}`. `EXPRESSION_VARIABLES` are those of ap_expr (request_var_fn, conn_var_fn and
 * misc_var_fn of server/util_expr_eval.c); mod_rewrite looks up its own list (lookup_variable), which differs in a few.
 */
import { terms, type Terms } from './term';

const COMMON = terms(
  ['REQUEST_URI', 'The path of the URL, decoded, without the query string: `/shop/index.html`.'],
  ['REQUEST_FILENAME', 'The path in the file system that the request leads to, as far as it is known: before the mapping in a server or virtual host context it is still the URL path.'],
  ['REQUEST_METHOD', 'The method: `GET`, `POST`, `HEAD`, ...'],
  ['REQUEST_SCHEME', '`http` or `https`, as far as this server terminates TLS.'],
  ['QUERY_STRING', 'What follows the `?`, without it and not decoded. Empty where there is none.'],
  ['THE_REQUEST', 'The request line as the client sent it, not decoded: `GET /a%20b?c HTTP/1.1`.'],
  ['HTTP_HOST', 'The `Host` header, with the port if the client sent one.'],
  ['HTTP_USER_AGENT', 'The `User-Agent` header.'],
  ['HTTP_REFERER', 'The `Referer` header.'],
  ['HTTP_COOKIE', 'The `Cookie` header, all cookies in one text.'],
  ['HTTP_FORWARDED', 'The `Forwarded` header.'],
  ['HTTP_ACCEPT', 'The `Accept` header.'],
  ['HTTP_PROXY_CONNECTION', 'The `Proxy-Connection` header.'],
  ['HTTPS', '`on` if the connection uses TLS, else `off`. Also without mod_ssl.'],
  ['REMOTE_ADDR', 'The address of the client; of the one behind a proxy where mod_remoteip is at work.'],
  ['REMOTE_PORT', 'The port of the client.'],
  ['REMOTE_HOST', 'The name of the client if `HostnameLookups` is on, else its address.'],
  ['REMOTE_USER', 'The user that logged in; known after authentication only.'],
  ['REMOTE_IDENT', 'The answer of the client\'s identd where mod_ident asks for it.'],
  ['CONN_REMOTE_ADDR', 'The address at the other end of the connection, whatever mod_remoteip says.'],
  ['SERVER_NAME', 'The name of the virtual host: by `UseCanonicalName` from `ServerName` or from the client.'],
  ['SERVER_PORT', 'The port of the server, by `UseCanonicalName` and `UseCanonicalPhysicalPort`.'],
  ['SERVER_ADMIN', 'What `ServerAdmin` says.'],
  ['SERVER_PROTOCOL', 'The protocol of the request: `HTTP/1.1`.'],
  ['SERVER_SOFTWARE', 'The name and version of the server, as `ServerTokens` shows it.'],
  ['DOCUMENT_ROOT', 'The `DocumentRoot` of the virtual host.'],
  ['SCRIPT_FILENAME', 'The same as `REQUEST_FILENAME`.'],
  ['PATH_INFO', 'What follows the name of the file in the URL path.'],
  ['CONTEXT_PREFIX', 'The URL path that an `Alias` or a mapping like it took away.'],
  ['CONTEXT_DOCUMENT_ROOT', 'The folder that an `Alias` or a mapping like it leads to, else the document root.'],
  ['AUTH_TYPE', 'How the user logged in: `Basic`, `Digest`, ...'],
  ['IS_SUBREQ', '`true` in an internal subrequest, else `false`.'],
  ['IPV6', '`on` if the client came by IPv6, else `off`.'],
  ['SCRIPT_USER', 'The owner of the file.'],
  ['SCRIPT_GROUP', 'The group of the file.'],
  ['API_VERSION', 'The version of the module interface, a date with a number.'],
  ['TIME', 'Now as `YYYYMMDDhhmmss`, in local time.'],
  ['TIME_YEAR', 'The year now, four digits.'], ['TIME_MON', 'The month now, 01 to 12.'], ['TIME_DAY', 'The day of the month now, 01 to 31.'],
  ['TIME_HOUR', 'The hour now, 00 to 23.'], ['TIME_MIN', 'The minute now, 00 to 59.'], ['TIME_SEC', 'The second now, 00 to 60.'],
  ['TIME_WDAY', 'The day of the week now, 0 is Sunday.'],
);

export const EXPRESSION_VARIABLES: Terms = [...COMMON, ...terms(
  ['REQUEST_STATUS', 'The status of the response; known while it is sent, so for `Header` and logs.'],
  ['CONTENT_TYPE', 'The media type of the response, as far as it is known.'],
  ['HANDLER', 'The handler of the response, as far as it is known.'],
  ['DOCUMENT_URI', 'The same as `REQUEST_URI`.'],
  ['LAST_MODIFIED', 'When the file changed last, as `YYYYMMDDhhmmss` in local time.'],
  ['REQUEST_LOG_ID', 'The id that the error log gives this request (`%L`).'],
  ['CONN_LOG_ID', 'The id that the error log gives this connection (`%{c}L`).'],
  ['HTTP2', '`on` if the request came by HTTP/2, else `off`.'],
)];

export const REWRITE_VARIABLES: Terms = [...COMMON, ...terms(
  ['SERVER_ADDR', 'The address of the server that the client connected to.'],
)];

/** `%{PREFIX:name}` of mod_rewrite. */
export const REWRITE_PREFIXES = terms(
  ['HTTP:', 'A header of the request, by its name: `%{HTTP:X-Forwarded-Proto}`.', { tail: '${1:Header-Name}' }],
  ['ENV:', 'An environment variable of the request, such as `SetEnvIf` or `E=` sets. One set by `SetEnv` is not there yet.', { tail: '${1:NAME}' }],
  ['SSL:', 'A variable of mod_ssl; empty where the module is missing: `%{SSL:SSL_PROTOCOL}`.', { tail: '${1:SSL_PROTOCOL}', module: 'ssl_module' }],
  ['LA-U:', 'Look-ahead: the value a variable will have later, by an internal request for the URL. `%{LA-U:REMOTE_USER}` in a server context.', { tail: '${1:REMOTE_USER}' }],
  ['LA-F:', 'Look-ahead by file name; rarely differs from `LA-U`.', { tail: '${1:REMOTE_USER}' }],
);

/** Variables of mod_ssl (ssl_engine_vars.c), for expressions, `%{SSL:...}` and `%{...}x` in logs. */
export const SSL_VARIABLES = terms(
  ['SSL_PROTOCOL', 'The TLS version: `TLSv1.2`, `TLSv1.3`.'], ['SSL_CIPHER', 'The name of the cipher in use.'],
  ['SSL_CIPHER_USEKEYSIZE', 'Bits of the cipher in use.'], ['SSL_CIPHER_ALGKEYSIZE', 'Bits that the cipher could have.'],
  ['SSL_CIPHER_EXPORT', '`true` for a cipher of export strength.'], ['SSL_SECURE_RENEG', '`true` if the client supports secure renegotiation.'],
  ['SSL_SESSION_ID', 'The id of the TLS session, in hexadecimal.'], ['SSL_SESSION_RESUMED', '`Initial` or `Resumed`.'],
  ['SSL_TLS_SNI', 'The host name that the client named in the handshake.'], ['SSL_COMPRESS_METHOD', 'The compression of the TLS connection.'],
  ['SSL_CLIENT_VERIFY', '`NONE`, `SUCCESS`, `GENEROUS` or `FAILED:reason`.'], ['SSL_CLIENT_S_DN', 'The subject of the client\'s certificate.'],
  ['SSL_CLIENT_S_DN_CN', 'The common name in the subject of the client\'s certificate.'], ['SSL_CLIENT_I_DN', 'The issuer of the client\'s certificate.'],
  ['SSL_CLIENT_M_SERIAL', 'The serial number of the client\'s certificate.'], ['SSL_CLIENT_V_START', 'From when the client\'s certificate is valid.'],
  ['SSL_CLIENT_V_END', 'Until when the client\'s certificate is valid.'], ['SSL_CLIENT_V_REMAIN', 'Days until the client\'s certificate ends.'],
  ['SSL_CLIENT_CERT', 'The client\'s certificate in PEM.'], ['SSL_SERVER_S_DN', 'The subject of the server\'s certificate.'],
  ['SSL_SERVER_S_DN_CN', 'The common name in the subject of the server\'s certificate.'], ['SSL_SERVER_I_DN', 'The issuer of the server\'s certificate.'],
  ['SSL_SERVER_M_SERIAL', 'The serial number of the server\'s certificate.'], ['SSL_SERVER_V_END', 'Until when the server\'s certificate is valid.'],
  ['SSL_VERSION_INTERFACE', 'The version of mod_ssl.'], ['SSL_VERSION_LIBRARY', 'The version of OpenSSL.'],
);
