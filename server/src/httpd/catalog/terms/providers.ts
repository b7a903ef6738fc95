/** What `Require` and the authentication directives can name. The tables of config/special/providers.ts say the same to the walk. */
import { terms } from './term';

export const AUTHZ_TERMS = terms(
  ['all', '`granted` lets everybody in, `denied` nobody.', { tail: ' ${1|granted,denied|}', module: 'authz_core_module' }],
  ['ip', 'Lets clients of these addresses or networks in.', { tail: ' ${1:10.0.0.0/8}', module: 'authz_host_module' }],
  ['host', 'Lets clients in whose name ends so; looked up both ways.', { tail: ' ${1:example.org}', module: 'authz_host_module' }],
  ['forward-dns', 'Lets clients in whose address belongs to this name; looked up forwards only.', { tail: ' ${1:host.example.org}', module: 'authz_host_module', since: '2.4.19' }],
  ['local', 'Lets clients of this machine in: 127.0.0.0/8, ::1, or the same address at both ends.', { module: 'authz_host_module' }],
  ['valid-user', 'Lets in whoever logged in.', { module: 'authz_user_module' }],
  ['user', 'Lets these users in.', { tail: ' ${1:name}', module: 'authz_user_module' }],
  ['group', 'Lets members of these groups of `AuthGroupFile` in.', { tail: ' ${1:name}', module: 'authz_groupfile_module' }],
  ['expr', 'Lets in where the expression is true.', { tail: ' ${1:expression}', module: 'authz_core_module' }],
  ['env', 'Lets in where one of the environment variables is set.', { tail: ' ${1:NAME}', module: 'authz_core_module' }],
  ['method', 'Lets these methods through.', { tail: ' ${1:GET}', module: 'authz_core_module' }],
  ['file-owner', 'Lets the owner of the file in.', { module: 'authz_owner_module' }],
  ['file-group', 'Lets members of the group of the file in.', { module: 'authz_groupfile_module' }],
  ['dbm-group', 'Lets members of these groups of `AuthDBMGroupFile` in.', { tail: ' ${1:name}', module: 'authz_dbm_module' }],
  ['dbm-file-group', 'Lets members of the group of the file in, by `AuthDBMGroupFile`.', { module: 'authz_dbm_module' }],
  ['dbd-group', 'Lets members of these groups of a database in.', { tail: ' ${1:name}', module: 'authz_dbd_module' }],
  ['dbd-login', 'Logs a session in by a query.', { module: 'authz_dbd_module' }], ['dbd-logout', 'Logs a session out by a query.', { module: 'authz_dbd_module' }],
  ['ldap-user', 'Lets these users of the directory in.', { tail: ' ${1:name}', module: 'authnz_ldap_module' }],
  ['ldap-group', 'Lets members of this group of the directory in.', { tail: ' ${1:cn=group,o=example}', module: 'authnz_ldap_module' }],
  ['ldap-dn', 'Lets the user with this distinguished name in.', { tail: ' ${1:cn=name,o=example}', module: 'authnz_ldap_module' }],
  ['ldap-attribute', 'Lets users with one of these attributes in.', { tail: ' ${1:attribute=value}', module: 'authnz_ldap_module' }],
  ['ldap-filter', 'Lets users in that the filter finds.', { tail: ' ${1:filter}', module: 'authnz_ldap_module' }],
  ['ldap-search', 'Lets in where the filter finds anything.', { tail: ' ${1:filter}', module: 'authnz_ldap_module' }],
  ['ssl', 'Lets TLS connections through.', { module: 'ssl_module' }],
  ['ssl-verify-client', 'Lets clients with a verified certificate in.', { module: 'ssl_module' }],
  ['not', 'Turns what follows round; only inside `<RequireAll>`.', { module: 'authz_core_module' }],
);

export const AUTHN_TERMS = terms(
  ['file', 'Users and passwords of `AuthUserFile`.', { module: 'authn_file_module' }], ['dbm', 'Users and passwords of `AuthDBMUserFile`.', { module: 'authn_dbm_module' }],
  ['dbd', 'Users and passwords of a database.', { module: 'authn_dbd_module' }], ['anon', 'Guests, with a mail address as password.', { module: 'authn_anon_module' }],
  ['socache', 'A cache of answers; the real provider follows it.', { module: 'authn_socache_module' }], ['ldap', 'Users of a directory.', { module: 'authnz_ldap_module' }],
);

export const AUTH_TYPES = terms(
  ['Basic', 'Name and password with each request, readable by anybody on the way without TLS.', { module: 'auth_basic_module' }],
  ['Digest', 'A digest of the password; with MD5, which is no longer advised.', { module: 'auth_digest_module' }],
  ['Form', 'A form of HTML, kept in a session.', { module: 'auth_form_module' }],
  ['None', 'No log-in here, whatever is set above.', { module: 'authn_core_module' }],
);
