/** Values as the setters of PHP-FPM read them (fpm_conf_set_*, sapi/fpm/fpm/fpm_conf.c). */
import { asciiLower, FACILITIES, isSince, MANAGERS, type FpmType, type PhpVersion } from './directives';

export type FpmValue = string | number | boolean;

/** Either the value, or the setter's words about why it takes none. */
export type Read<T> = { readonly value: T } | { readonly refused: string };

const LEVELS: Readonly<Record<string, number>> = { debug: 1, notice: 2, warning: 3, warn: 3, error: 4, alert: 5 };
const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

/** What int keeps of a number: 32 bits with a sign. */
function int32(value: number): number {
  return Number(BigInt.asIntN(32, BigInt(value)));
}

/** atoi of glibc: strtol, which stops at the limits of 64 bits, cut down to 32. */
function atoi(text: string): number {
  const digits = /^[ \t\n\r\v\f]*([+-]?[0-9]+)/.exec(text)?.[1];
  if (digits === undefined) return 0;
  const whole = BigInt(digits.replace(/^\+/, ''));
  const most = 2n ** 63n;
  return Number(BigInt.asIntN(32, whole >= most ? most - 1n : whole < -most ? -most : whole));
}

/** fpm_conf_set_integer: an optional minus and digits; nothing at all is 0. */
function readInteger(text: string): Read<number> {
  return /^-?[0-9]*$/.test(text) ? { value: atoi(text) } : { refused: 'is not a valid number (greater or equal than zero)' };
}

/** fpm_conf_set_time, in seconds: only the last character is looked at, atoi reads the rest. */
function readTime(text: string): Read<number> {
  const last = text[text.length - 1];
  if (last === undefined) return { refused: 'invalid time value' };
  const unit = SECONDS[last];
  if (unit !== undefined) return { value: int32(unit * atoi(text.slice(0, -1))) };
  return last < '0' || last > '9' ? { refused: 'unknown suffix used in time value' } : { value: atoi(text) };
}

/** fpm_conf_set_boolean. Words without quotes have become `1` or nothing before (the scanner of php.ini). */
export function readBoolean(text: string, version: PhpVersion): Read<boolean> {
  const words = isSince(version, [8, 2]);
  if (text === '1' || (words && ['yes', 'true', 'on'].includes(text))) return { value: true };
  if (text === '' || (words && ['0', 'no', 'none', 'false', 'off'].includes(text))) return { value: false };
  return { refused: 'invalid boolean value' };
}

function readCoreLimit(text: string): Read<number> {
  if (asciiLower(text) === 'unlimited') return { value: -1 };
  const number = readInteger(text);
  return 'value' in number && number.value < 0 ? { refused: 'must be greater than zero or \'unlimited\'' } : number;
}

/** One value by the type of its directive; strings come with `$pool` already replaced. */
export function readValue(type: FpmType, text: string, version: PhpVersion): Read<FpmValue> {
  switch (type) {
    case 'string': return { value: text };
    case 'integer': return readInteger(text);
    case 'boolean': return readBoolean(text, version);
    case 'time': return readTime(text);
    case 'core-limit': return readCoreLimit(text);
    case 'manager': {
      const word = asciiLower(text);
      return MANAGERS.includes(word) ? { value: word } : { refused: 'invalid process manager (static, dynamic or ondemand)' };
    }
    case 'log-level': {
      const level = Object.hasOwn(LEVELS, asciiLower(text)) ? LEVELS[asciiLower(text)] : undefined;
      return level === undefined ? { refused: 'invalid value for \'log_level\'' } : { value: level };
    }
    case 'facility': {
      const word = text.toUpperCase();
      return FACILITIES.includes(word) ? { value: word } : { refused: 'invalid value' };
    }
  }
}
