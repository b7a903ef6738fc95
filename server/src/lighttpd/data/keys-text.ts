/**
 * Keys of lighttpd 1.4.1 to 1.4.85 by module: name, type, scope, the release of 1.4 that brought it and the last one that has it
 * (left out: the first and the newest). Measured on the tables of `config_plugin_keys_t` in the sources of each release.
 */
export const KEYS_TEXT = `
[core]
connection.kbytes-per-second short connection
debug.log-condition-handling bool connection
debug.log-file-not-found bool connection
debug.log-request-handling bool connection
debug.log-request-header bool connection
debug.log-request-header-on-error bool server
debug.log-response-header bool connection
debug.log-state-handling bool connection
debug.log-timeouts bool connection 21
etag.use-inode bool connection 16
etag.use-mtime bool connection 16
etag.use-size bool connection 16
mimetype.assign kvstring connection
mimetype.use-xattr bool connection
mimetype.xattr-name string server 40
server.bind string server
server.breakagelog string connection 24
server.bsd-accept-filter string socket 40
server.chroot string server
server.chunkqueue-chunk-sz int server 52
server.compat-module-load bool server 52
server.core-files bool server 9
server.defer-accept bool socket 23
server.docroot deprecated unset 1 40
server.document-root string connection
server.error-handler string connection 40
server.error-handler-404 string connection
server.error-intercept bool connection 46
server.errorfile-prefix string connection
server.errorlog string connection
server.errorlog-use-syslog bool server
server.event-handler string server
server.feature-flags kvany server 56
server.follow-symlink bool connection
server.force-lower-case-files deprecated unset 1 40
server.force-lowercase-filenames bool connection 9
server.groupid deprecated unset 1 40
server.groupname string server
server.host deprecated unset 1 40
server.http-parseopt-header-strict bool server 40
server.http-parseopt-host-normalize bool server 40
server.http-parseopt-host-strict bool server 40
server.http-parseopts kvstring server 50
server.ip-transparent bool socket 77
server.kbytes-per-second short connection
server.listen-backlog int socket 40
server.max-connections short server 3
server.max-fds int server
server.max-keep-alive-idle short connection
server.max-keep-alive-requests short connection
server.max-read-idle short connection
server.max-request-field-size short server 42
server.max-request-size int connection
server.max-worker short server
server.max-write-idle short connection
server.modules vlist server
server.name string connection
server.network-backend string server 7
server.pid-file string server
server.port short server
server.protocol-http11 bool connection
server.range-requests bool connection
server.reject-expect-100-with-417 bool server 21
server.set-v6only bool socket 27
server.socket-perms string socket 46
server.stat-cache-engine string server
server.stream-request-body short connection 40
server.stream-response-body short connection 40
server.syslog-facility string server 46
server.systemd-socket-activation bool server 53
server.tag string connection
server.upload-dirs vlist server 7
server.upload-temp-file-size int server 38
server.use-ipv6 bool socket
server.use-keep-alive deprecated unset 1 40
server.userid deprecated unset 1 40
server.username string server
server.v4mapped bool socket 56
server.virtual-default-host deprecated unset 1 40
server.virtual-docroot deprecated unset 1 40
server.virtual-root deprecated unset 1 40
ssl.engine bool socket
[tls]
debug.log-ssl-noise bool connection 20
ssl.acme-tls-1 string connection 53
ssl.ca-crl-file string connection 46
ssl.ca-dn-file string connection 46
ssl.ca-file string connection
ssl.cipher-list string socket 12
ssl.dh-file string socket 29 67
ssl.disable-client-renegotiation bool connection 30
ssl.ec-curve string socket 29 67
ssl.ech-opts kvany socket 77
ssl.ech-public-name string connection 77
ssl.empty-fragments bool socket 33 67
ssl.honor-cipher-order bool socket 30 67
ssl.openssl.ssl-conf-cmd kvstring socket 48
ssl.pemfile string connection
ssl.privkey string connection 53
ssl.read-ahead bool connection 45
ssl.stapling-file string connection 56
ssl.stek-file string server 56
ssl.use-sslv2 bool socket 12 67
ssl.use-sslv3 bool socket 29 67
ssl.verifyclient.activate bool connection 24
ssl.verifyclient.ca-crl-file string connection 60
ssl.verifyclient.ca-dn-file string connection 60
ssl.verifyclient.ca-file string connection 60
ssl.verifyclient.depth short connection 24
ssl.verifyclient.enforce bool connection 24
ssl.verifyclient.exportcert bool connection 25
ssl.verifyclient.username string connection 24
[mod_access]
url.access-allow vlist connection 40
url.access-deny vlist connection
[mod_accesslog]
accesslog.escaping string connection 65
accesslog.filename string connection
accesslog.format string connection
accesslog.syslog-level short connection 33
accesslog.use-syslog bool connection
[mod_ajp13]
ajp13.balance string connection 59
ajp13.debug int connection 59
ajp13.map-extensions kvstring connection 59
ajp13.server kvarray connection 59
[mod_alias]
alias.url kvstring connection
[mod_auth]
auth.backend string connection
auth.cache array connection 56
auth.debug short connection 1 41
auth.extern-authn bool connection 46
auth.require kvarray connection
[mod_authn_dbi]
auth.backend.dbi kvany connection 56
[mod_authn_file]
auth.backend.htdigest.userfile string connection
auth.backend.htpasswd.userfile string connection
auth.backend.plain.groupfile string connection
auth.backend.plain.userfile string connection
[mod_authn_gssapi]
auth.backend.gssapi.keytab string connection 42
auth.backend.gssapi.principal string connection 42
auth.backend.gssapi.store-creds bool connection 55
[mod_authn_ldap]
auth.backend.ldap.allow-empty-pw bool connection 14
auth.backend.ldap.base-dn string connection
auth.backend.ldap.bind-dn string connection
auth.backend.ldap.bind-pw string connection
auth.backend.ldap.ca-file string connection
auth.backend.ldap.filter string connection
auth.backend.ldap.groupmember string connection 46
auth.backend.ldap.hostname string connection
auth.backend.ldap.starttls bool connection
auth.backend.ldap.timeout string connection 56
[mod_authn_mysql]
auth.backend.mysql.col_pass string connection 42 63
auth.backend.mysql.col_realm string connection 42 63
auth.backend.mysql.col_user string connection 42 63
auth.backend.mysql.db string connection 42 63
auth.backend.mysql.host string connection 42 63
auth.backend.mysql.pass string connection 42 63
auth.backend.mysql.port short connection 42 63
auth.backend.mysql.socket string connection 42 63
auth.backend.mysql.user string connection 42 63
auth.backend.mysql.users_table string connection 42 63
[mod_authn_pam]
auth.backend.pam.opts kvstring connection 51
[mod_authn_sasl]
auth.backend.sasl.opts kvstring connection 48
[mod_cgi]
cgi.assign kvstring connection
cgi.execute-x-only bool connection 24
cgi.limits kvany connection 60
cgi.local-redir bool connection 46
cgi.upgrade bool connection 46
cgi.x-sendfile bool connection 40
cgi.x-sendfile-docroot vlist connection 40
[mod_cml]
cml.extension string connection 1 63
cml.memcache-hosts vlist connection 1 63
cml.memcache-namespace string connection 1 63
cml.power-magnet string connection 9 63
[mod_deflate]
compress.allowed-encodings vlist connection 21
compress.cache-dir string connection
compress.filetype vlist connection
compress.max-filesize int connection
compress.max-loadavg string connection 43
deflate.allowed-encodings vlist connection 42
deflate.cache-dir string connection 56
deflate.compression-level short connection 42
deflate.max-compress-size int connection 42
deflate.max-loadavg string connection 43
deflate.mimetypes vlist connection 42
deflate.min-compress-size short connection 42
deflate.output-buffer-size short connection 42
deflate.params kvany connection 60
deflate.work-block-size short connection 42
[mod_dirlisting]
dir-listing.activate bool connection
dir-listing.auto-layout bool connection 23
dir-listing.cache kvany connection 60
dir-listing.encode-header bool connection 23
dir-listing.encode-readme bool connection 23
dir-listing.encoding string connection
dir-listing.exclude vlist connection
dir-listing.external-css string connection
dir-listing.external-js string connection 42
dir-listing.hide-dotfiles bool connection
dir-listing.hide-header-file bool connection 9
dir-listing.hide-readme-file bool connection 9
dir-listing.set-footer string connection 17
dir-listing.show-header string connection 9
dir-listing.show-readme string connection
dir-listing.sort bool connection 74
server.dir-listing bool connection
[mod_evasive]
evasive.location string connection 40 67
evasive.max-conns-per-ip short connection 9 67
evasive.silent bool connection 23 67
[mod_evhost]
evhost.path-pattern string connection
[mod_expire]
expire.mimetypes kvstring connection 43
expire.url kvstring connection
[mod_extforward]
extforward.forwarder kvstring connection 14
extforward.hap-PROXY bool connection 46
extforward.hap-PROXY-ssl-client-verify bool connection 46
extforward.headers vlist connection 23
extforward.params kvany connection 46
[mod_fastcgi]
fastcgi.balance string connection 46
fastcgi.debug int connection
fastcgi.map-extensions kvstring connection 10
fastcgi.server kvarray connection
[mod_flv_streaming]
flv-streaming.extensions vlist connection 11 63
[mod_geoip]
geoip.db-filename string connection 42 63
geoip.memory-cache bool connection 42 63
[mod_indexfile]
index-file.names vlist connection
server.indexfiles vlist connection
[mod_magnet]
magnet.attract-physical-path-to vlist connection 12
magnet.attract-raw-url-to vlist connection 12
magnet.attract-response-start-to vlist connection 56
[mod_maxminddb]
maxminddb.activate bool connection 54
maxminddb.db string connection 54
maxminddb.env kvstring connection 54
[mod_mysql_vhost]
mysql-vhost.db string connection 1 63
mysql-vhost.hostname string connection 1 63
mysql-vhost.pass string connection 1 63
mysql-vhost.port short connection 1 63
mysql-vhost.sock string connection 1 63
mysql-vhost.sql string connection 1 63
mysql-vhost.user string connection 1 63
[mod_proxy]
proxy.balance string connection
proxy.debug int connection
proxy.forwarded kvany connection 46
proxy.header kvany connection 46
proxy.map-extensions kvstring connection 46
proxy.replace-http-host bool connection 44
proxy.server kvarray connection
[mod_redirect]
url.redirect kvstring connection
url.redirect-code short connection 31
[mod_rewrite]
url.rewrite kvstring connection
url.rewrite-final kvstring connection
url.rewrite-if-not-file kvstring connection 24
url.rewrite-once kvstring connection
url.rewrite-repeat kvstring connection
url.rewrite-repeat-if-not-file kvstring connection 24
[mod_rrdtool]
rrdtool.binary string server
rrdtool.db-name string connection
[mod_scgi]
scgi.balance string connection 46
scgi.debug int connection
scgi.map-extensions kvstring connection 46
scgi.protocol string connection 42
scgi.server kvarray connection
[mod_secdownload]
secdownload.algorithm string connection 38 67
secdownload.document-root string connection 1 67
secdownload.hash-querystr bool connection 46 67
secdownload.path-segments short connection 46 67
secdownload.secret string connection 1 67
secdownload.timeout int connection 1 67
secdownload.uri-prefix string connection 1 67
[mod_setenv]
setenv.add-environment kvstring connection
setenv.add-request-header kvstring connection
setenv.add-response-header kvstring connection
setenv.set-environment kvstring connection 46
setenv.set-request-header kvstring connection 46
setenv.set-response-header kvstring connection 46
[mod_simple_vhost]
simple-vhost.debug short connection 8
simple-vhost.default-host string connection
simple-vhost.document-root string connection
simple-vhost.server-root string connection
[mod_sockproxy]
sockproxy.balance string connection 50
sockproxy.debug int connection 50
sockproxy.server kvarray connection 50
[mod_ssi]
ssi.conditional-requests bool connection 40
ssi.content-type string connection 23
ssi.exec bool connection 40
ssi.extension vlist connection
ssi.recursion-max short connection 44
[mod_staticfile]
static-file.disable-pathinfo bool connection 30
static-file.etags bool connection 16
static-file.exclude-extensions vlist connection
[mod_status]
status.config-url string connection
status.enable-sort bool connection
status.statistics-url string connection 9
status.status-url string connection
[mod_trigger_b4_dl]
trigger-before-download.debug short connection 1 63
trigger-before-download.deny-url string connection 1 63
trigger-before-download.download-url string connection 1 63
trigger-before-download.gdbm-filename string connection 1 63
trigger-before-download.memcache-hosts vlist connection 1 63
trigger-before-download.memcache-namespace string connection 1 63
trigger-before-download.trigger-timeout short connection 1 63
trigger-before-download.trigger-url string connection 1 63
[mod_uploadprogress]
upload-progress.progress-url string connection 5 67
[mod_userdir]
userdir.active bool connection 33
userdir.basepath string connection 7
userdir.exclude-user vlist connection
userdir.include-user vlist connection
userdir.letterhomes bool connection 19
userdir.path string connection
[mod_usertrack]
usertrack.cookie-attrs string connection 46 67
usertrack.cookie-domain string connection 1 67
usertrack.cookie-max-age int connection 1 67
usertrack.cookie-name string connection 1 67
usertrack.cookiename deprecated connection 1 40
[mod_vhostdb]
vhostdb.backend string connection 46
vhostdb.cache array connection 56
[mod_vhostdb_dbi]
vhostdb.dbi kvany connection 46
[mod_vhostdb_ldap]
vhostdb.ldap kvstring connection 46
[mod_vhostdb_mysql]
vhostdb.mysql kvstring connection 46
[mod_vhostdb_pgsql]
vhostdb.pgsql kvstring connection 46
[mod_webdav]
webdav.activate bool connection
webdav.is-readonly bool connection
webdav.log-xml bool connection 7
webdav.opts kvany connection 54
webdav.sqlite-db-name string connection
[mod_wstunnel]
wstunnel.balance string connection 46
wstunnel.debug int connection 46
wstunnel.frame-type string connection 46
wstunnel.map-extensions kvstring connection 46
wstunnel.origins vlist connection 46
wstunnel.ping-interval short connection 46
wstunnel.server kvarray connection 46
`;
