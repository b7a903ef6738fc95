/** Handlers and filters by the names that modules register. */
import { terms } from './term';

export const HANDLERS = terms(
  ['server-status', 'A page that shows what the server does now.', { module: 'status_module' }],
  ['server-info', 'A page that shows how the server is configured.', { module: 'info_module' }],
  ['balancer-manager', 'A page to look after balancers.', { module: 'proxy_balancer_module' }],
  ['cgi-script', 'Runs the file as a CGI program; needs `Options ExecCGI` or `ScriptAlias`.', { module: 'cgi_module' }],
  ['default-handler', 'Sends the file as it is.', { module: 'core_module' }],
  ['none', 'Undoes a `SetHandler` from above.', { module: 'core_module' }],
  ['send-as-is', 'Sends the file, which brings its own headers.', { module: 'asis_module' }],
  ['imap-file', 'An image map.', { module: 'imagemap_module' }],
  ['type-map', 'A list of variants to negotiate about.', { module: 'negotiation_module' }],
  ['ldap-status', 'A page about the cache of LDAP.', { module: 'ldap_module' }],
  ['lua-script', 'Runs the file as a Lua script.', { module: 'lua_module' }],
  ['md-status', 'A page about managed domains, in JSON.', { module: 'md_module' }],
  ['http2-status', 'The state of the HTTP/2 connection, in JSON.', { module: 'http2_module' }],
  ['heartbeat', 'Receives heartbeats by HTTP.', { module: 'heartmonitor_module' }],
  ['reflector', 'Sends the body of the request back.', { module: 'reflector_module' }],
  ['proxy-server', 'Fetches by mod_proxy.', { module: 'proxy_module' }],
  ['"proxy:fcgi://127.0.0.1:9000"', 'Gives the file to a FastCGI server, such as PHP-FPM, over TCP.', { module: 'proxy_fcgi_module' }],
  ['"proxy:unix:/run/php/php-fpm.sock|fcgi://localhost"', 'Gives the file to PHP-FPM over a socket.', { module: 'proxy_fcgi_module' }],
  ['application/x-httpd-php', 'Runs the file with mod_php.', { module: 'php_module' }],
  ['fcgid-script', 'Runs the file as a FastCGI program of mod_fcgid.', { module: 'fcgid_module' }],
  ['wsgi-script', 'Runs the file as a WSGI application.', { module: 'wsgi_module' }],
  ['perl-script', 'Runs the file with mod_perl.', { module: 'perl_module' }],
);

/** Output filters; of input filters those with `input` in their text. */
export const FILTERS = terms(
  ['DEFLATE', 'Compresses the body with gzip; as input filter it unpacks.', { module: 'deflate_module' }],
  ['INFLATE', 'Unpacks a body that came compressed from behind.', { module: 'deflate_module' }],
  ['BROTLI_COMPRESS', 'Compresses the body with Brotli.', { module: 'brotli_module' }],
  ['INCLUDES', 'Server-side includes; needs `Options Includes`.', { module: 'include_module' }],
  ['SUBSTITUTE', 'Replaces text in the body.', { module: 'substitute_module' }],
  ['sed', 'Edits the body with commands of sed.', { aliases: ['Sed'], module: 'sed_module' }],
  ['RATE_LIMIT', 'Sends slower, by the variable `rate-limit` in KiB/s.', { module: 'ratelimit_module' }],
  ['proxy-html', 'Rewrites links in HTML that comes from behind.', { module: 'proxy_html_module' }],
  ['xml2enc', 'Converts the charset for filters that read markup.', { module: 'xml2enc_module' }],
  ['CACHE', 'The place where mod_cache answers; needs `CacheQuickHandler off`.', { module: 'cache_module' }],
  ['BUFFER', 'Collects the body in pieces of one size.', { module: 'buffer_module' }],
  ['XLATEOUT', 'Converts the charset.', { module: 'charset_lite_module' }],
  ['DATA', 'Makes a data URL of the body.', { module: 'data_module' }],
  ['LUAHOOD', 'A filter of Lua.', { module: 'lua_module' }],
  ['CONTENT_LENGTH', 'Counts the length of the body.', { module: 'core_module' }],
  ['BYTERANGE', 'Serves parts of the body.', { module: 'http_module' }],
);
