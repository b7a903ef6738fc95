/** Random settings of PHP at random places. */
import { iniEntries } from '../../server/src/php/catalog/catalog';
import { existsIn } from '../../server/src/php/catalog/versions';
import type { IniSpec } from '../../server/src/php/catalog/types';
import type { Random } from '../differential/random';

/** What would keep the script from answering, or depends on the machine. */
const LEFT_OUT = new Set([
  'auto_append_file', 'auto_prepend_file', 'doc_root', 'user_dir', 'engine', 'extension_dir', 'open_basedir', 'disable_functions', 'disable_classes', 'output_handler',
  'session.auto_start', 'zlib.output_handler', 'zend.multibyte', 'zend.script_encoding', 'zend.signal_check', 'hard_timeout', 'max_execution_time', 'cgi.force_redirect',
  // A shown warning counts as output, after which settings of sessions are refused and mod_php may crash.
  'display_errors', 'display_startup_errors', 'log_errors', 'html_errors',
  // A refused name is a fatal error in .htaccess and .user.ini: nothing answers.
  'session.name', 'cgi.fix_pathinfo', 'fpm.config', 'browscap', 'user_ini.filename', 'user_ini.cache_ttl', 'sys_temp_dir', 'memory_hard_limit_percent', 'ignore_user_abort',
  'session.save_handler', 'session.serialize_handler', 'zlib.output_compression', 'cgi.nph', 'cgi.rfc2616_headers', 'session.save_path', 'error_log', 'mail.log', 'cgi.discard_path',
]);

const VALUES: Readonly<Record<string, readonly string[]>> = {
  bool: ['1', '0', 'on', 'Off', 'yes', 'true', 'TRUE', 'no', 'none', '', '2', 'maybe', '-1', '01'],
  int: ['0', '1', '-1', '-2', '5', '25', '30', '100', '256', '1000', '128K', '8MB', 'abc', '', 'none', '010', '0x10', ' 7', '2.5', '1000001'],
  string: ['abc', 'x y', '', 'none', 'None', '&', '1', '0', 'LOG_LOCAL9', 'local3', 'all', 'raw', 'UTF-8', 'Europe/Vienna', 'sid', '12', '1.5', '50%', '200%'],
};

/** Entries of a build without extensions that are loaded from files. */
const ENTRIES: readonly IniSpec[] = [...iniEntries()].filter((spec) => {
  return !LEFT_OUT.has(spec.name) && existsIn(spec, 802) && !/^(?:opcache|mysql|mbstring|redis|memcached|cli)/.test(spec.name);
});

export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** `favourites` makes names meet: without it two places hardly ever set the same entry. */
export function randomPair(random: Random, favourites: readonly IniSpec[], only?: (spec: IniSpec) => boolean): Pair {
  const from = random.chance(0.7) ? favourites : ENTRIES;
  const fitting = only === undefined ? from : from.filter(only);
  const spec = random.pick(fitting.length > 0 ? fitting : ENTRIES);
  const kind = spec.type === 'bool' ? 'bool' : spec.type === 'int' || spec.type === 'size' || spec.type === 'float' || spec.type === 'bitmask' ? 'int' : 'string';
  return { name: spec.name, value: random.pick([...VALUES[kind]!, ...spec.values?.filter((value) => !value.startsWith('<')) ?? []]) };
}

/** A value as ini files and FPM read it back unchanged. */
export function iniQuoted(value: string): string {
  return `"${value.replace(/[\\"$]/g, '\\$&')}"`;
}

export function favourites(random: Random): readonly IniSpec[] {
  return random.shuffle(ENTRIES).slice(0, 25);
}
