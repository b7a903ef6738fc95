/** The catalogue of ini entries: one file for each extension or program in `data/`. */
import { APACHE2HANDLER_ENTRIES } from './data/apache2handler';
import { BCMATH_ENTRIES } from './data/bcmath';
import { CGI_ENTRIES } from './data/cgi';
import { CLI_ENTRIES } from './data/cli';
import { COM_DOTNET_ENTRIES } from './data/com-dotnet';
import { CORE_ENTRIES } from './data/core';
import { CURL_ENTRIES } from './data/curl';
import { DATE_ENTRIES } from './data/date';
import { DBA_ENTRIES } from './data/dba';
import { EXIF_ENTRIES } from './data/exif';
import { FFI_ENTRIES } from './data/ffi';
import { FILTER_ENTRIES } from './data/filter';
import { FPM_ENTRIES } from './data/fpm';
import { GD_ENTRIES } from './data/gd';
import { ICONV_ENTRIES } from './data/iconv';
import { IGBINARY_ENTRIES } from './data/igbinary';
import { IMAP_ENTRIES } from './data/imap';
import { INTL_ENTRIES } from './data/intl';
import { LDAP_ENTRIES } from './data/ldap';
import { MBSTRING_ENTRIES } from './data/mbstring';
import { MEMCACHED_ENTRIES } from './data/memcached';
import { MSGPACK_ENTRIES } from './data/msgpack';
import { MYSQLI_ENTRIES } from './data/mysqli';
import { MYSQLND_ENTRIES } from './data/mysqlnd';
import { OCI8_ENTRIES } from './data/oci8';
import { ODBC_ENTRIES } from './data/odbc';
import { OPCACHE_ENTRIES } from './data/opcache';
import { OPENSSL_ENTRIES } from './data/openssl';
import { PCRE_ENTRIES } from './data/pcre';
import { PDO_MYSQL_ENTRIES } from './data/pdo-mysql';
import { PDO_ODBC_ENTRIES } from './data/pdo-odbc';
import { PGSQL_ENTRIES } from './data/pgsql';
import { PHAR_ENTRIES } from './data/phar';
import { PHPDBG_ENTRIES } from './data/phpdbg';
import { READLINE_ENTRIES } from './data/readline';
import { REDIS_ENTRIES } from './data/redis';
import { SESSION_ENTRIES } from './data/session';
import { SOAP_ENTRIES } from './data/soap';
import { SQLITE3_ENTRIES } from './data/sqlite3';
import { STANDARD_ENTRIES } from './data/standard';
import { TIDY_ENTRIES } from './data/tidy';
import { ZLIB_ENTRIES } from './data/zlib';
import { REMOVED_ENTRIES } from './data/removed';import type { IniSpec, RemovedEntry } from './types';

const GROUPS: readonly (readonly [string, readonly IniSpec[]])[] = [
  ['apache2handler', APACHE2HANDLER_ENTRIES],
  ['bcmath', BCMATH_ENTRIES],
  ['cgi', CGI_ENTRIES],
  ['cli', CLI_ENTRIES],
  ['com_dotnet', COM_DOTNET_ENTRIES],
  ['core', CORE_ENTRIES],
  ['curl', CURL_ENTRIES],
  ['date', DATE_ENTRIES],
  ['dba', DBA_ENTRIES],
  ['exif', EXIF_ENTRIES],
  ['ffi', FFI_ENTRIES],
  ['filter', FILTER_ENTRIES],
  ['fpm', FPM_ENTRIES],
  ['gd', GD_ENTRIES],
  ['iconv', ICONV_ENTRIES],
  ['igbinary', IGBINARY_ENTRIES],
  ['imap', IMAP_ENTRIES],
  ['intl', INTL_ENTRIES],
  ['ldap', LDAP_ENTRIES],
  ['mbstring', MBSTRING_ENTRIES],
  ['memcached', MEMCACHED_ENTRIES],
  ['msgpack', MSGPACK_ENTRIES],
  ['mysqli', MYSQLI_ENTRIES],
  ['mysqlnd', MYSQLND_ENTRIES],
  ['oci8', OCI8_ENTRIES],
  ['odbc', ODBC_ENTRIES],
  ['opcache', OPCACHE_ENTRIES],
  ['openssl', OPENSSL_ENTRIES],
  ['pcre', PCRE_ENTRIES],
  ['pdo_mysql', PDO_MYSQL_ENTRIES],
  ['pdo_odbc', PDO_ODBC_ENTRIES],
  ['pgsql', PGSQL_ENTRIES],
  ['phar', PHAR_ENTRIES],
  ['phpdbg', PHPDBG_ENTRIES],
  ['readline', READLINE_ENTRIES],
  ['redis', REDIS_ENTRIES],
  ['session', SESSION_ENTRIES],
  ['soap', SOAP_ENTRIES],
  ['sqlite3', SQLITE3_ENTRIES],
  ['standard', STANDARD_ENTRIES],
  ['tidy', TIDY_ENTRIES],
  ['zlib', ZLIB_ENTRIES],];

const byName = new Map<string, IniSpec>();
const groups = new Map<string, string>();
for (const [group, entries] of GROUPS) {
  for (const entry of entries) {
    byName.set(entry.name, entry);
    groups.set(entry.name, group);
  }
}
const removed = new Map(REMOVED_ENTRIES.map((entry) => [entry.name, entry]));
const byLowerCase = new Map([...byName.keys()].map((name) => [name.toLowerCase(), name]));

/** An entry by its name, which PHP compares with regard to case; removed ones that 7.4 still had are here too. */
export function iniEntry(name: string): IniSpec | undefined {
  return byName.get(name);
}

/** All entries, by extension. */
export function iniEntries(): Iterable<IniSpec> {
  return byName.values();
}

/** The extension or program that has the entry: `core`, `session`, `fpm`. */
export function groupOf(name: string): string | undefined {
  return groups.get(name);
}

/** An entry that was gone before 7.4, or of an extension that is. */
export function removedEntry(name: string): RemovedEntry | undefined {
  return removed.get(name);
}

/** The entry that differs in nothing but case. */
export function inOtherCase(name: string): string | undefined {
  const found = byLowerCase.get(name.toLowerCase());
  return found === name ? undefined : found;
}

/** Whether every entry of the name's extension is in the catalogue, so that an unknown one is misspelt: `session.x`, not `xdebug.x`. */
export function isKnownPrefix(name: string): boolean {
  const dot = name.indexOf('.');
  return dot > 0 && prefixes.has(name.slice(0, dot));
}

const prefixes = new Set([...byName.keys()].filter((name) => name.includes('.') && !/^(?:redis|memcached|igbinary|msgpack|pdo_|com\.|oci8|phpdbg)/.test(name)).map((name) => name.slice(0, name.indexOf('.'))));
