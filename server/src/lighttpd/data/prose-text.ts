/** One line for each key of lighttpd.conf: the key, a blank, what it means. Backticks mark code. */
export const PROSE_TEXT = `
connection.kbytes-per-second The most that one connection is sent in a second, in kB. 0, the default, is no limit.
debug.log-condition-handling Logs how each condition was decided.
debug.log-file-not-found Logs requests for files that are not there.
debug.log-request-handling Logs how a request finds its file.
debug.log-request-header Logs the headers of each request.
debug.log-request-header-on-error Logs the headers of a request that is refused.
debug.log-response-header Logs the headers of each response.
debug.log-state-handling Logs the states of connections.
debug.log-timeouts Logs connections that are closed because a time limit ran out.
etag.use-inode Whether the number of the inode is part of an ETag. Turn it off where several servers have the same files.
etag.use-mtime Whether the time of the last change is part of an ETag.
etag.use-size Whether the size is part of an ETag.
mimetype.assign Content types by the end of a file's name. The longest end that fits wins; \`""\` is for all others.
mimetype.use-xattr Takes the content type from an extended attribute of the file where it has one.
mimetype.xattr-name The extended attribute that holds the content type.
server.bind The address that lighttpd listens on, or the path of a socket. Every address unless it is set.
server.breakagelog A file for what other programs write to their error output.
server.chroot The folder that becomes \`/\` for the server once it runs.
server.chunkqueue-chunk-sz Size of the pieces of memory that data is read into.
server.compat-module-load Whether modules that older versions had built in load by themselves.
server.core-files Allows a memory dump when lighttpd crashes.
server.document-root The folder that files are served from. lighttpd does not start without one for the whole server.
server.error-handler A script that is called for every error status.
server.error-handler-404 A script or file that answers where nothing is found.
server.error-intercept Whether error pages of backends are replaced by \`server.error-handler\` and \`server.errorfile-prefix\`.
server.errorfile-prefix Beginning of the paths of error pages: the status and \`.html\` are put behind it.
server.errorlog The error log: a file, or a program after a \`|\`.
server.errorlog-use-syslog Sends the error log to syslog.
server.event-handler How lighttpd waits for connections. The best of the system is taken unless it is set.
server.feature-flags Switches of many parts, each a pair in the list: HTTP/2, the time of a graceful stop, and others.
server.follow-symlink Whether symbolic links are followed.
server.force-lowercase-filenames Looks for files in small letters only.
server.groupname The group that lighttpd runs as after the start.
server.http-parseopt-header-strict Refuses requests with characters in headers that do not belong there.
server.http-parseopt-host-normalize Brings the Host header into one form before it is compared.
server.http-parseopt-host-strict Refuses requests whose Host header is no valid name.
server.http-parseopts How addresses of requests are checked and brought into one form, each a pair in the list.
server.ip-transparent Listens so that connections of other addresses are taken, too (Linux, for transparent proxies).
server.kbytes-per-second The most that all connections of this block are sent in a second together, in kB. 0 is no limit.
server.max-connections Connections at once. Unless it is set, a share of \`server.max-fds\`.
server.max-fds Open files and sockets at once. A request for a backend or file needs two or three.
server.max-keep-alive-idle Seconds until a kept connection without a request is closed; 5 unless it is set.
server.max-keep-alive-requests Requests on one kept connection. 0 turns keep-alive off.
server.max-read-idle Seconds without anything from the client until a connection is closed; 60 unless it is set.
server.max-request-field-size The most that the head of a request may have, in bytes; 8192 unless it is set.
server.max-request-size The largest body of a request, in kB. A larger one gets 413 before anything is stored. 0, the default, is no limit.
server.max-worker Processes that share the work. With more than one, limits and counters are those of each process.
server.max-write-idle Seconds until a client that takes nothing is given up; 360 unless it is set.
server.modules The modules to load, in the order in which they see a request. A setting of a module that is not here is ignored.
server.name The name of the server where a request gives none.
server.network-backend How data is written to connections; the best of the system unless it is set.
server.pid-file The file that holds the number of the process.
server.port The port that lighttpd listens on: 80 unless it is set, 443 with \`ssl.engine\`.
server.protocol-http11 Whether answers are HTTP/1.1.
server.range-requests Whether parts of files may be asked for.
server.reject-expect-100-with-417 Of old versions; it has no effect.
server.stat-cache-engine How lighttpd learns that files have changed.
server.stream-request-body How an upload goes to a backend: 0, the default, stores all of it first; 1 passes it on while it comes, with files for what waits; 2 passes it on with a small buffer.
server.stream-response-body How a response of a backend goes to the client: 0, the default, stores all of it first, in files of \`server.upload-dirs\`; 1 passes it on and stores what the client has not taken; 2 passes it on and makes the backend wait for the client.
server.syslog-facility The facility under which syslog files the messages.
server.systemd-socket-activation Takes sockets that systemd has opened.
server.tag The Server header; empty hides it.
server.upload-dirs Folders for bodies that are too large for memory, of requests and of responses. \`$TMPDIR\` or /var/tmp unless it is set.
server.upload-temp-file-size Size of each of the files in \`server.upload-dirs\`; 1 MB unless it is set.
server.username The user that lighttpd runs as after the start.
server.bsd-accept-filter On BSD: the kernel hands a connection over when the request is there.
server.defer-accept On Linux: the kernel hands a connection over when something has come.
server.listen-backlog Connections that wait in the kernel until lighttpd takes them; 1024 unless it is set.
server.set-v6only Whether a socket of IPv6 takes IPv6 only.
server.socket-perms Permissions of a socket in the file system, as an octal number in quotes.
server.use-ipv6 Listens on IPv6.
server.v4mapped Takes IPv4 on a socket of IPv6, with mapped addresses.
ssl.engine Turns TLS on for a socket.
ssl.acme-tls-1 The folder with certificates for the ACME challenge over TLS.
ssl.ca-crl-file Revoked certificates of clients.
ssl.ca-dn-file Authorities that a client's certificate is asked for by name.
ssl.ca-file Certificates between the server's own and the authority's.
ssl.cipher-list Ciphers of TLS 1.2 and older. The default is good.
ssl.disable-client-renegotiation Of old versions: clients may not renegotiate.
ssl.ech-opts Settings of encrypted ClientHello.
ssl.ech-public-name The name that stands outside of an encrypted ClientHello.
ssl.openssl.ssl-conf-cmd Commands of OpenSSL: protocols, ciphers, groups, each a pair in the list.
ssl.pemfile The certificate, with its key unless \`ssl.privkey\` has that.
ssl.privkey The private key.
ssl.read-ahead Reads more than one TLS record at a time.
ssl.stapling-file An OCSP answer that is sent along.
ssl.stek-file Keys for session tickets that several servers share.
ssl.verifyclient.activate Asks clients for a certificate.
ssl.verifyclient.ca-crl-file Revoked certificates of clients.
ssl.verifyclient.ca-dn-file Authorities that a client's certificate is asked for by name.
ssl.verifyclient.ca-file Authorities that a client's certificate is checked with.
ssl.verifyclient.depth How long the chain of a client's certificate may be.
ssl.verifyclient.enforce Refuses clients without a valid certificate.
ssl.verifyclient.exportcert Hands the client's certificate to scripts and backends.
ssl.verifyclient.username The part of the client's certificate that becomes the user's name.
debug.log-ssl-noise Logs TLS errors that clients cause every day.
url.access-allow Ends of paths that may be fetched; all others are refused.
url.access-deny Ends of paths that are refused with 403.
accesslog.escaping How bytes that are no plain text are written to the access log.
accesslog.filename The access log: a file, or a program after a \`|\`.
accesslog.format The form of a line of the access log, with the directives of httpd's LogFormat.
accesslog.syslog-level The level under which syslog files the lines.
accesslog.use-syslog Sends the access log to syslog.
ajp13.balance How one of several backends is chosen: \`least-connection\`, \`round-robin\`, \`hash\` or \`sticky\`.
ajp13.debug Logs what happens between lighttpd and the backends.
ajp13.map-extensions Treats one extension like another one of \`ajp13.server\`.
ajp13.server Backends that speak AJP, by extension or beginning of the path.
alias.url Folders for paths outside of the document root: beginning of the path and folder. The longest should stand first.
auth.backend Where passwords are looked up: \`plain\`, \`htpasswd\`, \`htdigest\`, \`ldap\` and others, each with a module.
auth.cache Keeps checked passwords for a while.
auth.extern-authn Takes a user that another module has checked already.
auth.require Paths that need a user: method, realm, and who may come in.
auth.backend.dbi Where users are found in a database.
auth.backend.htdigest.userfile The file with users for digest authentication.
auth.backend.htpasswd.userfile The file with users and hashed passwords, as htpasswd writes it.
auth.backend.plain.groupfile The file with groups.
auth.backend.plain.userfile The file with users and passwords in plain text.
auth.backend.gssapi.keytab The file with the keys for Kerberos.
auth.backend.gssapi.principal The name of the service in Kerberos.
auth.backend.gssapi.store-creds Keeps the client's credentials for backends.
auth.backend.ldap.allow-empty-pw Whether an empty password is tried at all.
auth.backend.ldap.base-dn Where the search for users begins.
auth.backend.ldap.bind-dn The account that searches.
auth.backend.ldap.bind-pw The password of the account that searches.
auth.backend.ldap.ca-file Authorities that the server's certificate is checked with.
auth.backend.ldap.filter What is searched; \`?\` or \`$\` stands for the name.
auth.backend.ldap.groupmember The attribute that lists the members of a group.
auth.backend.ldap.hostname The LDAP server.
auth.backend.ldap.starttls Turns TLS on after connecting.
auth.backend.ldap.timeout How long the LDAP server may take, in microseconds.
auth.backend.pam.opts Settings for PAM, such as the service's name.
auth.backend.sasl.opts Settings for SASL, such as the service's name.
cgi.assign Programs by extension. An empty program runs the file itself. Without mod_cgi scripts are sent as they are.
cgi.execute-x-only Runs only files that may be executed.
cgi.limits Limits for programs, such as the time without output.
cgi.local-redir Answers a program's redirect to the same server without asking the client.
cgi.upgrade Lets programs take a connection over (WebSocket).
cgi.x-sendfile Lets programs name a file that lighttpd sends.
cgi.x-sendfile-docroot Folders from which programs may name files to send.
compress.allowed-encodings Earlier name of \`deflate.allowed-encodings\`.
compress.cache-dir Earlier name of \`deflate.cache-dir\`.
compress.filetype Earlier name of \`deflate.mimetypes\`.
compress.max-filesize Earlier name of \`deflate.max-compress-size\`.
compress.max-loadavg Earlier name of \`deflate.max-loadavg\`.
deflate.allowed-encodings The ways to compress that are offered, best first.
deflate.cache-dir A folder that keeps compressed files.
deflate.compression-level How hard to compress, 1 to 9.
deflate.max-compress-size The largest response that is compressed, in kB.
deflate.max-loadavg Compresses nothing while the load is above this.
deflate.mimetypes Content types that are compressed.
deflate.min-compress-size The smallest response that is compressed, in bytes.
deflate.output-buffer-size Size of the buffer for compressed data.
deflate.params Settings of single compressors.
deflate.work-block-size How much is compressed at a time, in kB.
dir-listing.activate Lists folders that have no index file.
dir-listing.auto-layout Frames a list with the usual HTML.
dir-listing.cache Keeps lists for a while.
dir-listing.encode-header Writes a header file as text and not as HTML.
dir-listing.encode-readme Writes a README as text and not as HTML.
dir-listing.encoding The character set of lists.
dir-listing.exclude Patterns of names that are not listed.
dir-listing.external-css A style sheet for lists.
dir-listing.external-js A script for lists.
dir-listing.hide-dotfiles Leaves out names that begin with a dot.
dir-listing.hide-header-file Leaves out the header file.
dir-listing.hide-readme-file Leaves out the README.
dir-listing.set-footer The last line of lists.
dir-listing.show-header A file whose text stands above a list.
dir-listing.show-readme A file whose text stands below a list.
dir-listing.sort Whether lists are sorted.
server.dir-listing Earlier name of \`dir-listing.activate\`.
evhost.path-pattern The document root of each host, made of the parts of its name (\`%0\`, \`%3\` and so on).
expire.mimetypes How long clients may keep a response, by content type.
expire.url How long clients may keep a response, by beginning of the path: \`access plus 1 months\`.
extforward.forwarder Proxies whose word about the client's address is taken.
extforward.hap-PROXY Reads the PROXY protocol of HAProxy.
extforward.hap-PROXY-ssl-client-verify Takes the result of a client's certificate from the PROXY protocol.
extforward.headers Headers that hold the client's address, in the order in which they are looked at.
extforward.params What else is taken from a Forwarded header, such as host and user.
fastcgi.balance How one of several backends is chosen: \`least-connection\`, \`round-robin\`, \`hash\` or \`sticky\`.
fastcgi.debug Logs what happens between lighttpd and the backends.
fastcgi.map-extensions Treats one extension like another one of \`fastcgi.server\`.
fastcgi.server Backends that speak FastCGI, by extension or beginning of the path. With \`bin-path\` lighttpd starts them itself.
index-file.names Files that answer for a folder, in the order in which they are looked for.
server.indexfiles Earlier name of \`index-file.names\`.
magnet.attract-physical-path-to Lua scripts that run when the file is known.
magnet.attract-raw-url-to Lua scripts that run before a request is looked at.
magnet.attract-response-start-to Lua scripts that run when a response begins.
maxminddb.activate Looks up where a client's address is.
maxminddb.db The database of addresses.
maxminddb.env Variables and the entries of the database that they get.
proxy.balance How one of several backends is chosen: \`least-connection\` (the default), \`round-robin\`, \`hash\` by the path, or \`sticky\` by the client's address.
proxy.debug Logs what happens between lighttpd and the backends.
proxy.forwarded What the backend is told of the client in a Forwarded header: \`for\`, \`proto\`, \`host\`, \`by\`, \`remote_user\`.
proxy.header Changes to headers on the way: maps of hosts and paths, \`upgrade\` for WebSocket, \`https-remap\` and others.
proxy.map-extensions Treats one extension like another one of \`proxy.server\`.
proxy.replace-http-host Gives the backend its label as Host.
proxy.server Web servers that requests are passed to, by extension or beginning of the path; \`""\` is for all. Three levels: extension, backends, keys of each. Responses are stored whole unless \`server.stream-response-body\` says otherwise.
url.redirect Redirects: a regular expression of the path and the new address.
url.redirect-code The status of redirects; 301 unless it is set.
url.rewrite Earlier name of \`url.rewrite-once\`.
url.rewrite-final Earlier name of \`url.rewrite-once\`.
url.rewrite-if-not-file Rewrites a path, once, where there is no such file.
url.rewrite-once Rewrites a path by the first regular expression that fits, and looks at no other.
url.rewrite-repeat Rewrites a path and begins anew, until nothing fits.
url.rewrite-repeat-if-not-file Like \`url.rewrite-repeat\`, where there is no such file.
rrdtool.binary The program rrdtool.
rrdtool.db-name The database of rrdtool for this server.
scgi.balance How one of several backends is chosen: \`least-connection\`, \`round-robin\`, \`hash\` or \`sticky\`.
scgi.debug Logs what happens between lighttpd and the backends.
scgi.map-extensions Treats one extension like another one of \`scgi.server\`.
scgi.protocol \`scgi\` or \`uwsgi\`.
scgi.server Backends that speak SCGI or uwsgi, by extension or beginning of the path.
setenv.add-environment Variables for scripts and backends, beside those that are there.
setenv.add-request-header Headers that are added to a request.
setenv.add-response-header Headers that are added to a response, beside one that is there.
setenv.set-environment Variables for scripts and backends, in place of those that are there.
setenv.set-request-header Headers of a request, in place of those that are there.
setenv.set-response-header Headers of a response, in place of those that are there.
simple-vhost.debug Logs how a host finds its folder.
simple-vhost.default-host The host that answers for names without a folder.
simple-vhost.document-root The path below the host's folder.
simple-vhost.server-root The folder with a folder for each host.
sockproxy.balance How one of several backends is chosen.
sockproxy.debug Logs what happens between lighttpd and the backends.
sockproxy.server Backends that get the whole connection, whatever is spoken on it.
ssi.conditional-requests Gives pages with includes an ETag and a date.
ssi.content-type The content type of pages with includes.
ssi.exec Whether pages may run commands.
ssi.extension Ends of names of pages with includes.
ssi.recursion-max How deep pages may include each other.
static-file.disable-pathinfo Refuses paths that go on behind a file's name.
static-file.etags Sends ETags for files.
static-file.exclude-extensions Ends of names that are never sent as files: scripts above all.
status.config-url The path of the page that shows the loaded modules.
status.enable-sort Lets the status page sort its table.
status.statistics-url The path of the page with counters.
status.status-url The path of the page with connections. Allow it for some addresses only.
userdir.active Turns folders of users on.
userdir.basepath The folder with the folders of users, where they are not taken from the system.
userdir.exclude-user Users who have no such folder.
userdir.include-user The only users who have one.
userdir.letterhomes Looks for users below the first letter of their names.
userdir.path The folder inside a user's home.
vhostdb.backend Which database knows the hosts.
vhostdb.cache Keeps what the database said for a while.
vhostdb.dbi Where hosts are found, by libdbi.
vhostdb.ldap Where hosts are found, by LDAP.
vhostdb.mysql Where hosts are found, by MySQL.
vhostdb.pgsql Where hosts are found, by PostgreSQL.
webdav.activate Turns WebDAV on.
webdav.is-readonly Allows reading only.
webdav.log-xml Logs the XML of requests.
webdav.opts Settings of WebDAV, each a pair in the list.
webdav.sqlite-db-name The database for properties and locks.
wstunnel.balance How one of several backends is chosen.
wstunnel.debug Logs what happens between lighttpd and the backends.
wstunnel.frame-type Whether frames are \`binary\` or \`text\`.
wstunnel.map-extensions Treats one extension like another one of \`wstunnel.server\`.
wstunnel.origins The origins whose pages may open a WebSocket.
wstunnel.ping-interval Seconds between pings.
wstunnel.server Backends that get what comes over a WebSocket, by extension or beginning of the path.
`;

/** Keys of one backend. */
export const BACKEND_PROSE: Readonly<Record<string, string>> = {
  host: 'Address or name of the backend; a path is a socket. A name is looked up once, at the start.',
  port: 'Port of the backend; 80 unless it is given.',
  socket: 'Path of a socket in the file system, in place of host and port.',
  'listen-backlog': 'Connections that wait in the kernel, for backends that lighttpd starts.',
  'bin-path': 'A program that lighttpd starts as backend.',
  'kill-signal': 'The signal that ends a program that lighttpd started.',
  'check-local': 'Whether the file has to be there before the backend is asked. Of a proxy always off.',
  mode: '`responder` answers; `authorizer` only says whether a request may go on.',
  docroot: 'The document root as the backend has it.',
  'min-procs': 'Programs that are started at once.',
  'max-procs': 'Programs at most.',
  'max-load-per-proc': 'Waiting requests for each program, above which another one is started.',
  'idle-timeout': 'Seconds without a request until a program that is not needed ends.',
  'disable-time': 'Seconds during which a backend that failed is not asked again.',
  'bin-environment': 'Variables for a program that lighttpd starts.',
  'bin-copy-environment': 'Variables of lighttpd that such a program gets, too.',
  'broken-scriptfilename': 'Gives PHP the path that old versions expect.',
  'strip-request-uri': 'A beginning that is taken off the path for an authorizer.',
  'fix-root-scriptname': 'For a backend at `/`: an empty SCRIPT_NAME.',
  'allow-x-send-file': 'Earlier name of `x-sendfile`.',
  'x-sendfile': 'Lets the backend answer with `X-Sendfile: /path`; lighttpd sends the file, and the backend is free.',
  'x-sendfile-docroot': 'Folders from which the backend may name files. Without it any file that lighttpd can read.',
  'tcp-fin-propagate': 'Tells the backend when the client has ended its side.',
  'connect-timeout': 'Seconds until a connection to the backend has to stand; 8 unless it is given.',
  'write-timeout': 'Seconds until the backend has to take something; no limit unless it is given.',
  'read-timeout': 'Seconds until the backend has to say something; no limit unless it is given.',
  upgrade: 'Lets the backend take the connection over (WebSocket).',
};
