/** Environment variables that httpd and its modules give a meaning, for SetEnv, SetEnvIf and `E=`. */
import { terms } from './term';

export const SPECIAL_VARIABLES = terms(
  ['nokeepalive', 'The connection is closed after the response.'],
  ['downgrade-1.0', 'The request is taken for HTTP/1.0.'], ['force-response-1.0', 'The response says HTTP/1.0.'],
  ['force-no-vary', 'The response has no `Vary` header.'], ['no-gzip', 'mod_deflate leaves the response alone.', { module: 'deflate_module' }],
  ['gzip-only-text/html', 'mod_deflate compresses only HTML.', { module: 'deflate_module' }], ['force-gzip', 'mod_deflate compresses whatever the client says.', { module: 'deflate_module' }],
  ['no-brotli', 'mod_brotli leaves the response alone.', { module: 'brotli_module' }], ['dont-vary', 'Compression adds no `Vary` header.'],
  ['no-cache', 'The response is not kept by mod_cache.', { module: 'cache_module' }], ['prefer-language', 'The language to prefer when variants are negotiated.', { module: 'negotiation_module' }],
  ['redirect-carefully', 'Redirects of folders are sent in a way that old clients need.'], ['suppress-error-charset', 'No charset is added to the text of redirects.'],
  ['proxy-sendcl', 'The proxy sends the body with a `Content-Length`.', { module: 'proxy_http_module' }], ['proxy-sendchunked', 'The proxy sends the body in chunks.', { module: 'proxy_http_module' }],
  ['proxy-sendchunks', 'The proxy sends the body in chunks.', { module: 'proxy_http_module' }], ['proxy-nokeepalive', 'The proxy does not use its connection again.', { module: 'proxy_module' }],
  ['proxy-initial-not-pooled', 'The proxy opens a new connection for the first request of a client\'s connection.', { module: 'proxy_module' }], ['proxy-chain-auth', 'The proxy passes the log-in on.', { module: 'proxy_module' }],
  ['proxy-interim-response', '`RFC` passes responses of 1xx on, `Suppress` drops them.', { module: 'proxy_http_module' }], ['proxy-fcgi-pathinfo', 'How `PATH_INFO` is made for FastCGI.', { module: 'proxy_fcgi_module' }],
  ['proxy-scgi-pathinfo', 'How `PATH_INFO` is made for SCGI.', { module: 'proxy_scgi_module' }], ['force-proxy-request-1.0', 'The proxy speaks HTTP/1.0.', { module: 'proxy_http_module' }],
  ['ssl-unclean-shutdown', 'TLS ends without the closing alert.', { module: 'ssl_module' }], ['ssl-accurate-shutdown', 'TLS waits for the client\'s closing alert.', { module: 'ssl_module' }],
  ['rate-limit', 'KiB per second for the filter RATE_LIMIT.', { module: 'ratelimit_module' }], ['rate-initial-burst', 'KiB before the limit holds.', { module: 'ratelimit_module' }],
  ['dontlog', 'A common name for requests that `CustomLog ... env=!dontlog` leaves out; httpd gives it no meaning.'],
);

/** What SetEnvIf can look at besides the headers of a request (modules/metadata/mod_setenvif.c). */
export const REQUEST_ATTRIBUTES = terms(
  ['Remote_Host', 'The name of the client, if it is known.'], ['Remote_Addr', 'The address of the client.'], ['Server_Addr', 'The address of the server.'],
  ['Request_Method', 'The method.'], ['Request_Protocol', 'The protocol: `HTTP/1.1`.'], ['Request_URI', 'The URL path, without the query string.'],
);

