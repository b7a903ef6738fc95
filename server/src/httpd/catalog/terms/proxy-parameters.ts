/** Parameters of workers, balancers and health checks. Their forms are in the catalogue's shared data; here are our sentences. */
import { terms } from './term';

export const WORKER_PARAMETERS = terms(
  ['timeout', 'Seconds to wait for data from behind; else `ProxyTimeout`.', { tail: '=${1:60}' }], ['connectiontimeout', 'Seconds to wait for the connection; else `timeout`.', { tail: '=${1:5}' }],
  ['retry', 'Seconds before a worker that failed is tried again; 0 tries at once.', { tail: '=${1:60}' }], ['keepalive', '`On` sends probes on idle connections, for firewalls that forget them.', { tail: '=${1|On,Off|}' }],
  ['enablereuse', '`On` keeps connections for more requests, where the default is not to (FastCGI).', { tail: '=${1|On,Off|}' }], ['disablereuse', '`On` closes each connection after its request.', { tail: '=${1|On,Off|}' }],
  ['max', 'The most connections per child process; by default as many as it has threads.', { tail: '=${1:10}' }], ['min', 'Connections that are always kept per child process.', { tail: '=${1:0}' }], ['smax', 'Connections above this number are closed after `ttl`.', { tail: '=${1:5}' }],
  ['ttl', 'Seconds that an idle connection above `smax` stays open. Keep it below the timeout of the server behind.', { tail: '=${1:60}' }], ['acquire', 'Milliseconds to wait for a free connection, then 503.', { tail: '=${1:100}' }],
  ['addressttl', 'Seconds that the address of the name is remembered.', { tail: '=${1:60}', since: '2.4.59' }], ['flushpackets', 'Whether data are passed on at once: `on`, `off`, or `auto` when nothing came for `flushwait`.', { tail: '=${1|on,off,auto|}' }],
  ['flushwait', 'Milliseconds for `flushpackets=auto`.', { tail: '=${1:10}' }], ['iobuffersize', 'Bytes of the buffer between both sides.', { tail: '=${1:8192}' }], ['responsefieldsize', 'Bytes of the longest header from behind.', { tail: '=${1:8192}' }], ['receivebuffersize', 'Bytes of the buffer of the system, 0 for its own.', { tail: '=${1:0}' }],
  ['ping', 'Seconds to wait for an answer to a test before each request.', { tail: '=${1:5}' }], ['redirect', 'The route of another worker that sessions of this one go to.', { tail: '=${1:route}' }], ['route', 'The name of this worker in sticky sessions.', { tail: '=${1:node1}' }],
  ['status', 'The state at the start: `D` disabled, `S` stopped, `I` ignores errors, `R` hot spare, `H` standby, `E` in error, `N` draining, `C` forced to be checked.', { tail: '=${1:+H}' }], ['secret', 'The secret for AJP.', { tail: '=${1:secret}' }],
  ['upgrade', 'The protocol that a request may switch to, such as `websocket`.', { tail: '=${1:websocket}' }], ['loadfactor', 'The share of this worker, 1 to 100.', { tail: '=${1:1}' }], ['lbset', 'The set of this worker: lower ones are tried first.', { tail: '=${1:0}' }], ['flusher', 'The provider that watches connections for `flushpackets=auto`.', { tail: '=${1:flush}' }],
);

export const BALANCER_PARAMETERS = terms(
  ['lbmethod', 'How the balancer chooses: by requests, by traffic, by the least busy, or by heartbeats; each is a module of its own.', { tail: '=${1|byrequests,bytraffic,bybusyness,heartbeat|}' }],
  ['stickysession', 'The cookie, and after `|` the parameter of the URL, that keep a session with its worker.', { tail: '=${1:JSESSIONID|jsessionid}' }], ['stickysessionsep', 'The sign between session and route in the cookie.', { tail: '=${1:.}' }], ['scolonpathdelim', '`On` takes a semicolon in the path as the end of the session, too.', { tail: '=${1|On,Off|}' }],
  ['nofailover', '`On`: a session whose worker failed is not moved to another one.', { tail: '=${1|On,Off|}' }], ['maxattempts', 'How often another worker is tried before it fails.', { tail: '=${1:1}' }], ['failonstatus', 'Statuses from behind that put a worker into error.', { tail: '=${1:503}' }], ['failontimeout', '`On`: a timeout puts the worker into error.', { tail: '=${1|On,Off|}' }],
  ['forcerecovery', '`On`: when all workers are in error they are tried again at once.', { tail: '=${1|On,Off|}' }], ['growth', 'How many workers may be added while the server runs.', { tail: '=${1:5}' }], ['nonce', 'The mark that protects the balancer-manager; `None` for no protection.', { tail: '=${1:None}' }], ['timeout', 'Seconds to wait for a free worker.', { tail: '=${1:5}' }],
);

export const HEALTH_PARAMETERS = terms(
  ['hcmethod', 'How the worker is checked.', { tail: '=${1|TCP,OPTIONS,HEAD,GET,CPING|}' }], ['hcuri', 'The path that is fetched.', { tail: '=${1:/health}' }], ['hcinterval', 'Seconds between checks.', { tail: '=${1:30}' }],
  ['hcpasses', 'Checks that have to succeed before the worker is used again.', { tail: '=${1:1}' }], ['hcfails', 'Checks that have to fail before the worker is taken out.', { tail: '=${1:1}' }], ['hcexpr', 'The name of a `ProxyHCExpr` that judges the response.', { tail: '=${1:name}' }], ['hctemplate', 'The name of a `ProxyHCTemplate`.', { tail: '=${1:name}' }],
);

/** Schemes of the addresses that mod_proxy passes requests to, with their module. */
export const PROXY_SCHEMES = terms(
  ['http://', 'HTTP.', { module: 'proxy_http_module' }], ['https://', 'HTTP over TLS; needs `SSLProxyEngine On`.', { module: 'proxy_http_module' }], ['h2://', 'HTTP/2 over TLS.', { module: 'proxy_http2_module' }], ['h2c://', 'HTTP/2.', { module: 'proxy_http2_module' }],
  ['fcgi://', 'FastCGI, such as PHP-FPM.', { module: 'proxy_fcgi_module' }], ['ajp://', 'AJP, such as Tomcat.', { module: 'proxy_ajp_module' }], ['scgi://', 'SCGI.', { module: 'proxy_scgi_module' }], ['uwsgi://', 'uWSGI.', { module: 'proxy_uwsgi_module' }],
  ['ws://', 'WebSocket.', { module: 'proxy_wstunnel_module' }], ['wss://', 'WebSocket over TLS.', { module: 'proxy_wstunnel_module' }], ['ftp://', 'FTP.', { module: 'proxy_ftp_module' }], ['balancer://', 'A balancer of this configuration.', { module: 'proxy_balancer_module' }], ['unix:', 'A socket: `unix:/path.sock|fcgi://localhost`.', { module: 'proxy_module' }],
);
