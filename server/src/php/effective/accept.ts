/** What an entry's handler refuses: the value before it stays. Follows the ZEND_INI_MH functions that can fail. */
import { isOn } from './words';
import { plainNumber, quantityOf } from './quantity';

/** When the value comes: while PHP starts, when a request begins, or from `.htaccess` and `.user.ini`. */
export type Stage = 'startup' | 'activate' | 'htaccess';

export interface Attempt {
  readonly value: string;
  /** What it was before. */
  readonly current: string | null;
  readonly stage: Stage;
  readonly version: number;
}

/** Why the value is refused; undefined where it is taken. */
export function refusalOf(name: string, attempt: Attempt): string | undefined {
  if (NOT_EMPTY.has(name)) return attempt.value === '' ? 'an empty value is refused' : undefined;
  return REFUSALS[name]?.(attempt);
}

/** Entries with OnUpdateStringUnempty. */
const NOT_EMPTY: ReadonlySet<string> = new Set([
  'arg_separator.input', 'arg_separator.output', 'doc_root', 'extension_dir', 'include_path', 'intl.default_locale', 'mysqli.default_socket', 'opcache.preferred_memory_model', 'opcache.preload',
  'opcache.preload_user', 'pdo_mysql.default_socket', 'sys_temp_dir', 'upload_tmp_dir', 'variables_order',
]);

type Refusal = (attempt: Attempt) => string | undefined;

const REFUSALS: Readonly<Record<string, Refusal>> = {
  // A process holds one chunk of 2 MB from its start; less than it has is refused (zend_set_memory_limit).
  memory_limit: ({ value, version }) => {
    const read = quantityOf(value, version).value;
    // -1 is no limit; the sign of any other number is dropped since 8.2 (zend_ini_parse_uquantity).
    const bytes = read < -1n && version >= 802 ? -read : read;
    return bytes >= 0n && bytes < 2_097_152n ? 'less than 2 MB is refused: PHP has that much already' : undefined;
  },
  max_input_nesting_level: notNegative,
  max_input_vars: notNegative,
  precision: ({ value }) => (plainNumber(value) < -1 ? 'less than -1 is refused' : undefined),
  serialize_precision: ({ value }) => (plainNumber(value) < -1 ? 'less than -1 is refused' : undefined),
  'zend.exception_string_param_max_len': between(0, 1_000_000),
  'bcmath.scale': between(0, 2_147_483_647),
  default_charset: ({ value }) => (/[\r\n]/.test(value) ? 'line ends are refused' : undefined),
  default_mimetype: ({ value }) => (/[\r\n]/.test(value) ? 'line ends are refused' : undefined),
  'mail.force_extra_parameters': ({ stage }) => (stage === 'htaccess' ? 'it is refused in .htaccess and .user.ini' : undefined),
  'date.timezone': ({ value, version }) => (version >= 802 && !isTimeZone(value) ? 'PHP does not know that time zone' : undefined),
  'session.name': ({ value, version }) => {
    if (value === '' || /^[ \t\n\r\v\f]*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?[ \t\n\r\v\f]*$/i.test(value)) return 'a number or nothing is refused';
    return version >= 804 && /[=,;.[ \t\r\n\v\f]/.test(value) ? 'one of its signs is refused since 8.4' : undefined;
  },
  'session.save_handler': ({ value }) => (value.toLowerCase() === 'user' ? 'user cannot be set by a setting' : undefined),
  'session.cookie_lifetime': ({ value }) => (plainNumber(value) < 0 ? 'less than 0 is refused' : undefined),
  'session.sid_length': ({ value }) => (/^\s*[+-]?\d+$/.test(value) && inside(plainNumber(value), 22, 256) ? undefined : 'only 22 to 256 is taken'),
  'session.sid_bits_per_character': ({ value }) => (/^\s*[+-]?\d+$/.test(value) && inside(plainNumber(value), 4, 6) ? undefined : 'only 4 to 6 is taken'),
  'session.upload_progress.freq': ({ value }) => (plainNumber(value) < 0 || value.endsWith('%') && plainNumber(value) > 100 ? 'it is out of range' : undefined),
  'session.gc_probability': ({ value, version }) => (version >= 804 && plainNumber(value) < 0 ? 'less than 0 is refused since 8.4' : undefined),
  'session.gc_divisor': ({ value, version }) => (version >= 804 && plainNumber(value) <= 0 ? 'only more than 0 is taken since 8.4' : undefined),
  'zend.assertions': ({ value, current, stage }) => {
    const [wanted, now] = [plainNumber(value), plainNumber(current ?? '')];
    return stage !== 'startup' && wanted !== now && (wanted < 0 || now < 0) ? 'a change from or to -1 is possible in php.ini only' : undefined;
  },
  'syslog.filter': ({ value }) => (['all', 'no-ctrl', 'ascii', 'raw'].includes(value) ? undefined : 'only all, no-ctrl, ascii and raw are taken'),
  'syslog.facility': ({ value }) => (FACILITIES.has(value) ? undefined : 'it is no facility of syslog'),
  'phar.readonly': onlyTighter,
  'phar.require_hash': onlyTighter,
  'opcache.enable': ({ value, current, stage }) => (stage !== 'startup' && isOn(value) && !isOn(current) ? 'it can be switched off only, once PHP runs' : undefined),
  'opcache.memory_consumption': ({ value }) => (plainNumber(value) < 8 ? 'less than 8 MB is refused' : undefined),
  'opcache.max_accelerated_files': ({ value }) => (inside(plainNumber(value), 200, 1_000_000) ? undefined : 'only 200 to 1000000 is taken'),
  'opcache.max_wasted_percentage': ({ value }) => (inside(plainNumber(value), 1, 50) ? undefined : 'only 1 to 50 is taken'),
  browscap: ({ stage }) => (stage === 'htaccess' ? 'it is refused in .htaccess and .user.ini' : undefined),
  open_basedir: ({ value, current, stage }) => (stage === 'htaccess' && current !== null && current !== '' && !isTighter(value, current) ? 'it can be made narrower only' : undefined),
  'fiber.stack_size': ({ value, version }) => (quantityOf(value, version).value < 0n ? 'less than 0 is refused' : undefined),
};

/** Names of `syslog.facility` with and without LOG_ (OnSetFacility, main/main.c). */
const FACILITIES: ReadonlySet<string> = new Set(['AUTH', 'AUTHPRIV', 'CRON', 'DAEMON', 'FTP', 'KERN', 'LPR', 'MAIL', 'INTERNAL_SYSLOG', 'NEWS', 'USER', 'UUCP',
  'LOCAL0', 'LOCAL1', 'LOCAL2', 'LOCAL3', 'LOCAL4', 'LOCAL5', 'LOCAL6', 'LOCAL7'].flatMap((name) => [`LOG_${name}`, name.toLowerCase()]));

/** Names of the time zone database, in any case; PHP carries the whole of it, and so does every JavaScript engine. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function notNegative({ value, version }: Attempt): string | undefined {
  return quantityOf(value, version).value < 0n ? 'less than 0 is refused' : undefined;
}

function between(low: number, high: number): Refusal {
  return ({ value }) => (inside(plainNumber(value), low, high) ? undefined : `only ${low} to ${high} is taken`);
}

function inside(number: number, low: number, high: number): boolean {
  return number >= low && number <= high;
}

function onlyTighter({ value, current, stage }: Attempt): string | undefined {
  return stage !== 'startup' && isOn(current) && !isOn(value) ? 'it can be switched on only, once PHP runs' : undefined;
}

function isTighter(wanted: string, allowed: string): boolean {
  const folders = allowed.split(':').filter((folder) => folder !== '');
  return wanted !== '' && wanted.split(':').every((path) => folders.some((folder) => path === folder || path.startsWith(folder)));
}
