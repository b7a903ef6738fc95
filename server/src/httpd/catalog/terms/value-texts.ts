/** Our sentences about the enumerated values of single directives, by lower-cased name of the directive. */
import { APPLICATION_PROTOCOLS, TLS_PROTOCOLS } from './tls';
import { METHODS } from './methods';
import { HEADER_ACTIONS, HEADER_CONDITIONS } from './header-names';
import { REDIRECT_WORDS, STATUS_CODES } from './status-codes';
import { AUTH_TYPES, AUTHN_TERMS, AUTHZ_TERMS } from './providers';
import { terms, type Terms } from './term';

const OPTIONS = terms(
  ['FollowSymLinks', 'The server follows symbolic links. Also needed for rewriting in `.htaccess`.'],
  ['SymLinksIfOwnerMatch', 'The server follows symbolic links whose target has the same owner; costs a look-up for each part of the path.'],
  ['Indexes', 'A folder without an index file is shown as a list.'], ['ExecCGI', 'Files with the handler `cgi-script` are run.'],
  ['Includes', 'Server-side includes are carried out, with `#exec`.'], ['IncludesNOEXEC', 'Server-side includes are carried out, without `#exec`.'],
  ['MultiViews', 'A file that is not there is looked for with other extensions. Not part of `All`.'],
  ['All', 'Everything but `MultiViews`.'], ['None', 'Nothing of all this.'], ['RunScripts', 'An old name of `ExecCGI`.', { obsolete: true }],
);

const OVERRIDES = terms(
  ['All', 'Everything that may stand in a `.htaccess`.'], ['None', '`.htaccess` files are not looked at: the fastest.'],
  ['AuthConfig', 'Log-in: `AuthType`, `AuthName`, `Require`, ...'], ['FileInfo', 'Types, error pages, headers, rewriting, redirects.'],
  ['Indexes', 'Lists of folders and index files.'], ['Limit', 'Access as in 2.2: `Order`, `Allow`, `Deny`.'],
  ['Options', '`Options`; after `=` only those that are named.'], ['Nonfatal', 'After `=`: `Override`, `Unknown` or `All` are no errors in a `.htaccess`.'],
);

const INDEX_OPTIONS = terms(
  ['FancyIndexing', 'A list with icons, times and sizes.'], ['HTMLTable', 'A table of HTML in place of preformatted text.'], ['FoldersFirst', 'Folders before files.'],
  ['VersionSort', 'Numbers in names are sorted as numbers.'], ['NameWidth', 'Width of the column of names; `*` fits the longest.', { tail: '=${1:*}' }], ['DescriptionWidth', 'Width of the column of descriptions.', { tail: '=${1:*}' }],
  ['IgnoreCase', 'Sorts without regard to case.'], ['IgnoreClient', 'The client cannot choose the order.'], ['IconsAreLinks', 'Icons lead to the file, too.'], ['IconHeight', 'Height of icons.', { tail: '=${1:22}' }], ['IconWidth', 'Width of icons.', { tail: '=${1:20}' }],
  ['ScanHTMLTitles', 'Reads the title of HTML files for the description; costs time.'], ['ShowForbidden', 'Shows files that may not be fetched.'], ['SuppressHTMLPreamble', 'The header file brings the beginning of the page.'],
  ['SuppressIcon', 'No icons.'], ['SuppressLastModified', 'No times.'], ['SuppressSize', 'No sizes.'], ['SuppressDescription', 'No descriptions.'], ['SuppressRules', 'No lines.'], ['SuppressColumnSorting', 'Titles are no links.'],
  ['TrackModified', 'The list has a time and an ETag.'], ['UseOldDateFormat', 'Dates as in 2.2.'], ['XHTML', 'The page is XHTML.'], ['Charset', 'The charset of the page.', { tail: '=${1:UTF-8}' }], ['Type', 'The media type of the page.', { tail: '=${1:text/html}' }], ['None', 'A plain list.'],
);

const SERVER_TOKENS = terms(
  ['Prod', '`Apache`', { aliases: ['ProductOnly'] }], ['Major', '`Apache/2`'], ['Minor', '`Apache/2.4`'], ['Min', '`Apache/2.4.71`', { aliases: ['Minimal'] }],
  ['OS', '`Apache/2.4.71 (Debian)`'], ['Full', 'With all modules that name themselves; the default.'],
);

export const LOG_LEVELS = terms(
  ['emerg', 'The server cannot be used.'], ['alert', 'Something has to be done at once.'], ['crit', 'Critical.'], ['error', 'Errors.'], ['warn', 'Warnings; the default.'], ['notice', 'Normal and worth knowing.'],
  ['info', 'For information.'], ['debug', 'For those who look for a fault.'], ['trace1', 'Traces; `trace8` is the most.'], ['trace2', 'More traces.'], ['trace3', 'More traces; mod_rewrite says what each rule does.'], ['trace4', 'More traces.'],
  ['trace5', 'More traces.'], ['trace6', 'More traces.'], ['trace7', 'Dumps of data.'], ['trace8', 'Dumps of much data.'],
);

const SSL_OPTIONS = terms(
  ['StdEnvVars', 'Programs get the variables of mod_ssl; costs time, so only for those.'], ['ExportCertData', 'Programs get the certificates.'], ['FakeBasicAuth', 'The subject of a client\'s certificate becomes a user.'],
  ['StrictRequire', 'A refusal by `SSLRequireSSL` stands, whatever `Satisfy Any` says.'], ['OptRenegotiate', 'Renegotiates only where a folder needs it.'], ['LegacyDNStringFormat', 'Distinguished names as in 2.2.'],
);

const VERIFY = terms(
  ['none', 'No certificate is asked for.', { aliases: ['off'] }], ['optional', 'A certificate may be shown and must then be valid.'], ['require', 'A valid certificate must be shown.', { aliases: ['on'] }], ['optional_no_ca', 'A certificate may be shown, whoever signed it.'],
);

const REWRITE_OPTIONS = terms(
  ['Inherit', 'Rules of the parent are used too, after the own ones.'], ['InheritBefore', 'Rules of the parent are used too, before the own ones.'], ['InheritDown', 'Children use these rules, after their own.'], ['InheritDownBefore', 'Children use these rules, before their own.'],
  ['IgnoreInherit', 'What a parent says with `InheritDown` does not count here.'], ['AllowNoSlash', 'Rules of a folder work although the slash at its end is missing.'], ['AllowAnyURI', 'Rules see URLs that do not begin with a slash; mind the safety of proxies.'],
  ['MergeBase', '`RewriteBase` is taken over by subfolders.'], ['IgnoreContextInfo', 'The prefix of an `Alias` is not used in a `.htaccess`.'], ['LegacyPrefixDocRoot', 'The document root is put before a full path again, as before 2.4.26.'], ['UnsafePrefixStat', 'As the flag of the same name, for all rules.'],
);

const FILE_ETAG = terms(['MTime', 'The time of the file.'], ['Size', 'Its size.'], ['INode', 'Its inode, which differs between servers.'], ['All', 'All three.'], ['None', 'No ETag.'], ['Digest', 'A digest of the content.']);

export const VALUE_TEXTS: Readonly<Record<string, Terms>> = {
  options: OPTIONS, allowoverride: OVERRIDES, indexoptions: INDEX_OPTIONS, servertokens: SERVER_TOKENS, loglevel: LOG_LEVELS,
  ssloptions: SSL_OPTIONS, sslverifyclient: VERIFY, sslproxyverify: VERIFY, sslprotocol: TLS_PROTOCOLS, sslproxyprotocol: TLS_PROTOCOLS,
  rewriteoptions: REWRITE_OPTIONS, fileetag: FILE_ETAG, header: [...HEADER_CONDITIONS, ...HEADER_ACTIONS], requestheader: HEADER_ACTIONS,
  redirect: [...REDIRECT_WORDS, ...STATUS_CODES], redirectmatch: [...REDIRECT_WORDS, ...STATUS_CODES], errordocument: STATUS_CODES, proxyerroroverride: STATUS_CODES,
  require: AUTHZ_TERMS, authtype: AUTH_TYPES, authbasicprovider: AUTHN_TERMS, authdigestprovider: AUTHN_TERMS, authformprovider: AUTHN_TERMS,
  protocols: APPLICATION_PROTOCOLS, '<limit': METHODS, '<limitexcept': METHODS, allowmethods: METHODS,
  serversignature: terms(['On', 'A line with version and host below pages of the server.'], ['Off', 'No such line.'], ['EMail', 'With a link to `ServerAdmin`.']),
  usecanonicalname: terms(['On', 'By `ServerName`.'], ['Off', 'By what the client asked for.'], ['DNS', 'By a look-up of the own address.']),
  traceenable: terms(['on', 'TRACE is answered, without a body.'], ['off', 'TRACE is refused with 405.'], ['extended', 'TRACE is answered with a body, too: for tests only.']),
  hostnamelookups: terms(['On', 'The name of each client is looked up; slow.'], ['Off', 'Only addresses are known.'], ['Double', 'Looked up both ways.']),
  acceptpathinfo: terms(['On', 'What follows the file in the URL is passed on.'], ['Off', 'It is answered 404.'], ['Default', 'The handler decides.']),
  allowencodedslashes: terms(['On', '`%2F` is allowed and decoded.'], ['Off', '`%2F` is answered 404.'], ['NoDecode', '`%2F` is allowed and stays as it is.']),
  sslengine: terms(['on', 'TLS for this host.'], ['off', 'No TLS.'], ['optional', 'TLS after an upgrade; no browser does it.']),
  satisfy: terms(['All', 'Address and log-in both have to be right.'], ['Any', 'One of them is enough.']),
  authmerging: terms(['Off', 'These take the place of those above.'], ['And', 'Both have to let in.'], ['Or', 'One of them has to let in.']),
  proxyvia: terms(['On', 'A `Via` header with the host.'], ['Off', 'Headers of others stay as they are.'], ['Full', 'With the version of the server.'], ['Block', 'All `Via` headers go.']),
  httpprotocoloptions: terms(['Strict', 'What the standard forbids is refused; the default.'], ['Unsafe', 'Old and sloppy requests are taken.'], ['RegisteredMethods', 'Only known methods.'], ['LenientMethods', 'Any method; the default.'], ['Allow0.9', 'HTTP/0.9 is answered.'], ['Require1.0', 'HTTP/0.9 is refused.']),
  order: terms(['Deny,Allow', 'First `Deny`, then `Allow`; who is in neither gets in.'], ['Allow,Deny', 'First `Allow`, then `Deny`; who is in neither stays out.'], ['Mutual-Failure', 'The same as `Allow,Deny`.']),
  mddrivemode: terms(['auto', 'Certificates are fetched when they are needed.'], ['always', 'Fetched even if no host uses them.'], ['manual', 'Fetched only when told to.']),
};
