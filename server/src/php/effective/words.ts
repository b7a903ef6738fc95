/** Words for yes and no, which PHP reads in three different ways. */

/** `zend_ini_parse_bool` (Zend/zend_ini.c): what a boolean entry makes of its value. Every other text is a number, and text is 0. */
export function isOn(value: string | null): boolean {
  return value !== null && (/^(?:true|yes|on)$/i.test(value) || /^[ \t\n\r\v\f]*[+-]?0*[1-9]/.test(value));
}

/** `php_apache_flag_handler` (sapi/apache2handler/apache_config.c): `on` in any case and `1` alone are on, all else is off. */
export function flagValue(word: string): '1' | '0' {
  return word.toLowerCase() === 'on' || word === '1' ? '1' : '0';
}

/** `real_value_hnd` of the same file: the word `none` empties an entry, for php_value and php_admin_value alike. */
export function directiveValue(word: string): string {
  return word.toLowerCase() === 'none' ? '' : word;
}

/** Words that somebody writes for a flag. Undefined for what is none. */
export function meantFlag(word: string): boolean | undefined {
  if (/^(?:on|true|yes|y|enabled?|1)$/i.test(word.trim())) return true;
  return /^(?:off|false|no|n|disabled?|none|null|0|)$/i.test(word.trim()) ? false : undefined;
}
