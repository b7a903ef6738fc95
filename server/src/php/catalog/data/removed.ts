/** Entries of former versions, and of extensions that are gone. */
import type { RemovedEntry } from '../types';

/** By the version that has them no more. */
const GONE: Readonly<Record<string, string>> = {
  '5.0': `
    crack.default_dictionary
  `,
  '5.1': `
    dbx.colnames_case ingres.allow_persistent ingres.default_database ingres.default_password ingres.default_user ingres.max_links ingres.max_persistent
    pfpro.defaulthost pfpro.defaultport pfpro.defaulttimeout pfpro.proxyaddress pfpro.proxylogon pfpro.proxypassword pfpro.proxyport
  `,
  '5.2': `
    hwapi.allow_persistent
  `,
  '5.2.1': `
    ifx.allow_persistent ifx.blobinfile ifx.byteasvarchar ifx.charasvarchar ifx.default_host ifx.default_password ifx.default_user ifx.max_links
    ifx.max_persistent ifx.nullformat ifx.textasvarchar
  `,
  '5.3': `
    fbsql.allow_persistent fbsql.autocommit fbsql.default_database fbsql.default_database_password fbsql.default_host fbsql.default_password
    fbsql.default_user fbsql.generate_warnings fbsql.max_connections fbsql.max_links fbsql.max_persistent fbsql.max_results mime_magic.debug
    mime_magic.magicfile msql.allow_persistent msql.max_links msql.max_persistent zend.ze1_compatibility_mode
  `,
  '5.4': `
    phar.extract_list sqlite.assoc_case
  `,
  '7.0': `
    asp_tags mssql.allow_persistent mssql.batchsize mssql.charset mssql.compatibility_mode mssql.connect_timeout mssql.datetimeconvert mssql.max_links
    mssql.max_persistent mssql.max_procs mssql.min_error_severity mssql.min_message_severity mssql.secure_connection mssql.textlimit mssql.textsize
    mssql.timeout mysql.allow_local_infile mysql.allow_persistent mysql.connect_timeout mysql.default_host mysql.default_password mysql.default_port
    mysql.default_socket mysql.default_user mysql.max_links mysql.max_persistent mysql.trace_mode opcache.load_comments sybase.allow_persistent
    sybase.compatability_mode sybase.interface_file sybase.max_links sybase.max_persistent sybase.min_error_severity sybase.min_message_severity
    xsl.security_prefs
  `,
  '7.1': `
    session.entropy_file session.entropy_length session.hash_bits_per_character session.hash_function
  `,
  '7.2': `
    opcache.fast_shutdown sql.safe_mode
  `,
  '7.3': `
    birdstep.max_links
  `,
  '7.4': `
    ibase.allow_persistent ibase.dateformat ibase.default_charset ibase.default_db ibase.default_password ibase.default_user ibase.max_links
    ibase.max_persistent ibase.timeformat ibase.timestampformat
  `,
};

/** Those that were told to go before they went, or that have another name now. */
const TOLD: readonly RemovedEntry[] = [
  { name: 'allow_call_time_pass_reference', deprecated: '5.3', removed: '5.4' },
  { name: 'always_populate_raw_post_data', deprecated: '5.6', removed: '7.0' },
  { name: 'define_syslog_variables', deprecated: '5.3', removed: '5.4' },
  { name: 'detect_unicode', removed: '5.4', instead: 'zend.detect_unicode' },
  { name: 'fbsql.batchSize', removed: '5.1', instead: 'fbsql.batchsize' },
  { name: 'filter.default_options', deprecated: '8.1' },
  { name: 'highlight.bg', deprecated: '5.3', removed: '5.4' },
  { name: 'magic_quotes_gpc', deprecated: '5.3', removed: '5.4' },
  { name: 'magic_quotes_runtime', deprecated: '5.3', removed: '5.4' },
  { name: 'magic_quotes_sybase', deprecated: '5.3', removed: '5.4' },
  { name: 'mbstring.script_encoding', removed: '5.4', instead: 'zend.script_encoding' },
  { name: 'mcrypt.algorithms_dir', deprecated: '7.1', removed: '7.2' },
  { name: 'mcrypt.modes_dir', deprecated: '7.1', removed: '7.2' },
  { name: 'opcache.inherited_hack', deprecated: '5.3', removed: '7.3' },
  { name: 'register_globals', deprecated: '5.3', removed: '5.4' },
  { name: 'register_long_arrays', deprecated: '5.3', removed: '5.4' },
  { name: 'safe_mode', deprecated: '5.3', removed: '5.4' },
  { name: 'safe_mode_allowed_env_vars', deprecated: '5.3', removed: '5.4' },
  { name: 'safe_mode_exec_dir', deprecated: '5.3', removed: '5.4' },
  { name: 'safe_mode_gid', deprecated: '5.3', removed: '5.4' },
  { name: 'safe_mode_include_dir', deprecated: '5.3', removed: '5.4' },
  { name: 'safe_mode_protected_env_vars', deprecated: '5.3', removed: '5.4' },
  { name: 'session.bug_compat_42', deprecated: '5.3', removed: '5.4' },
  { name: 'session.bug_compat_warn', deprecated: '5.3', removed: '5.4' },
  { name: 'y2k_compliance', deprecated: '5.3', removed: '5.4' },
];

export const REMOVED_ENTRIES: readonly RemovedEntry[] = [
  ...TOLD, ...Object.entries(GONE).flatMap(([removed, names]) => names.trim().split(/\s+/).map((name) => ({ name, removed }))),
];
