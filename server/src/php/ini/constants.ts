/** Constants that php.ini may use: those of PHP's core, extensions register theirs after ini files are read. */

/** Levels of error_reporting (Zend/zend_errors.h). */
export const ERROR_LEVELS: Readonly<Record<string, number>> = {
  E_ERROR: 1, E_WARNING: 2, E_PARSE: 4, E_NOTICE: 8, E_CORE_ERROR: 16, E_CORE_WARNING: 32, E_COMPILE_ERROR: 64, E_COMPILE_WARNING: 128,
  E_USER_ERROR: 256, E_USER_WARNING: 512, E_USER_NOTICE: 1024, E_STRICT: 2048, E_RECOVERABLE_ERROR: 4096, E_DEPRECATED: 8192, E_USER_DEPRECATED: 16384,
};

const OTHERS: Readonly<Record<string, string>> = {
  TRUE: '1', FALSE: '', NULL: '', PHP_OS: 'Linux', PHP_OS_FAMILY: 'Linux', PHP_EOL: '\n', PHP_INT_MAX: '9223372036854775807',
  PHP_INT_MIN: '-9223372036854775808', PHP_INT_SIZE: '8', PHP_MAXPATHLEN: '4096', PHP_SHLIB_SUFFIX: 'so', PHP_DEBUG: '0', PHP_ZTS: '0',
  PHP_PREFIX: '/usr', PHP_BINDIR: '/usr/bin', PHP_LIBDIR: '/usr/lib/php', PHP_SYSCONFDIR: '/etc', DEFAULT_INCLUDE_PATH: '.:/usr/share/php',
  PEAR_INSTALL_DIR: '/usr/share/php',
};

/**
 * The value of a core constant as text; undefined for a name that PHP leaves as it is. Paths are those of Debian's build.
 * E_ALL holds E_STRICT until 8.3.
 */
export function coreConstant(name: string, version: number): string | undefined {
  if (name === 'E_ALL') return version >= 804 ? '30719' : '32767';
  if (/^(?:true|false|null)$/i.test(name)) return OTHERS[name.toUpperCase()];
  if (name === 'PHP_MAJOR_VERSION') return String(Math.floor(version / 100));
  if (name === 'PHP_MINOR_VERSION') return String(version % 100);
  if (Object.hasOwn(ERROR_LEVELS, name)) return String(ERROR_LEVELS[name]);
  return Object.hasOwn(OTHERS, name) ? OTHERS[name] : undefined;
}
