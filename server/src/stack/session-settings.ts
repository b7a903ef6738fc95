/** Which session settings in httpd's text say that an application keeps sessions. */

/** What PHP has without any file; booleans as 0 and 1. From PHP_INI_ENTRY of ext/session/session.c (7.4 to 8.4). */
const PHP_DEFAULTS: Readonly<Record<string, string>> = {
  'auto_start': '0', 'cache_expire': '180', 'cache_limiter': 'nocache', 'cookie_domain': '', 'cookie_httponly': '0', 'cookie_lifetime': '0',
  'cookie_path': '/', 'cookie_samesite': '', 'cookie_secure': '0', 'gc_divisor': '100', 'gc_maxlifetime': '1440', 'gc_probability': '1',
  'lazy_write': '1', 'name': 'PHPSESSID', 'referer_check': '', 'save_handler': 'files', 'save_path': '', 'serialize_handler': 'php',
  'sid_bits_per_character': '4', 'sid_length': '32', 'trans_sid_hosts': '', 'trans_sid_tags': 'a=href,area=href,frame=src,form=',
  'upload_progress.cleanup': '1', 'upload_progress.enabled': '1', 'upload_progress.freq': '1%', 'upload_progress.min_freq': '1',
  'upload_progress.name': 'PHP_SESSION_UPLOAD_PROGRESS', 'upload_progress.prefix': 'upload_progress_', 'use_cookies': '1',
  'use_only_cookies': '1', 'use_strict_mode': '0', 'use_trans_sid': '0',
};

/** What the files of Debian and RHEL say where it is something else: php.ini, and RHEL's conf.d/php.conf. */
const DISTRIBUTED: Readonly<Record<string, readonly string[]>> = {
  'gc_divisor': ['1000'], 'gc_probability': ['0'], 'sid_length': ['26'], 'sid_bits_per_character': ['5'],
  'save_path': ['/var/lib/php/session', '/var/lib/php/sessions', '/tmp'],
};

const BOOLEANS: ReadonlySet<string> = new Set([
  'auto_start', 'cookie_httponly', 'cookie_secure', 'lazy_write', 'upload_progress.cleanup', 'upload_progress.enabled',
  'use_cookies', 'use_only_cookies', 'use_strict_mode', 'use_trans_sid',
]);

/**
 * Says whether a `php_value` or `php_flag` line speaks of sessions that somebody uses: it turns them on for every script,
 * or it differs from what PHP and the distributions have anyway.
 *
 * @param directive the directive's name in lower case: a flag understands `on` and `1` only
 * @param name the PHP setting, which is case-sensitive
 */
export function speaksOfSessions(directive: string, name: string, value: string): boolean {
  if (!name.startsWith('session.')) return false;
  const key = name.slice('session.'.length);
  const usual = PHP_DEFAULTS[key];
  if (usual === undefined) return false;
  const meant = BOOLEANS.has(key) ? truth(directive, value) : value.toLowerCase() === 'none' ? '' : value;
  return meant !== usual && DISTRIBUTED[key]?.includes(meant) !== true;
}

/** php_flag: sapi/apache2handler/apache_config.c. A value: zend_ini_parse_bool. */
function truth(directive: string, value: string): string {
  const isOn = directive.endsWith('_flag') ? /^(?:on|1)$/i.test(value) : /^(?:on|yes|true)$/i.test(value) || Number.parseInt(value, 10) > 0;
  return isOn ? '1' : '0';
}
