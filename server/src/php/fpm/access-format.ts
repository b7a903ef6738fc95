/** Formats of access.log, as fpm_log_write tests them (sapi/fpm/fpm/fpm_log.c). */
import { isSince, type PhpVersion } from './directives';

const TIMES = ['', 'seconds', 'milliseconds', 'milli', 'microseconds', 'micro'];
/** PHP 7.4 has them misspelt. */
const TIMES_74 = ['', 'seconds', 'miliseconds', 'mili', 'microseconds', 'micro'];
const MEMORY = ['', 'bytes', 'kilobytes', 'kilo', 'megabytes', 'mega'];
const PROCESSOR = ['', 'total', 'user', 'system'];
/** Length that a modifier is cut to. */
const MODIFIER_LENGTH = 128;

/** What FPM says about a format; undefined where it takes it. */
export function accessFormatFault(format: string, version: PhpVersion): string | undefined {
  const is8 = isSince(version, [8, 0]);
  let modifier = '';
  let isToken = false;
  for (let at = 0; at < format.length; at++) {
    const sign = format[at]!;
    if (!isToken) {
      if (sign === '%') [isToken, modifier] = [true, ''];
      continue;
    }
    isToken = false;
    const word = modifier.toLowerCase();
    let close = sign;
    if (sign === '{') {
      isToken = true;
      const end = format.indexOf('}', at + 1);
      if (end >= 0) modifier = format.slice(at + 1, end).slice(0, MODIFIER_LENGTH);
      at = end >= 0 ? end : format.length;
      if (at + 1 >= format.length) return 'missing closing embrace in the access.format';
      close = '}';
    } else if (sign === 'C') {
      if (!PROCESSOR.includes(word)) return `only 'total', 'user' or 'system' are allowed as a modifier for %C ('${modifier}')`;
      modifier = '';
    } else if (sign === 'd') {
      const words = is8 ? '\'milli\', \'milliseconds\', \'micro\' or \'microseconds\'' : '\'mili\', \'miliseconds\', \'micro\' or \'microseconds\'';
      if (!(is8 ? [...TIMES, 'miliseconds', 'mili'] : TIMES_74).includes(word)) return `only 'seconds', ${words} are allowed as a modifier for %d ('${modifier}')`;
      modifier = '';
    } else if (sign === 'e' || sign === 'o') {
      if (modifier === '') return `the name of the ${sign === 'e' ? 'environment variable' : 'header'} must be set between embraces for %${sign}`;
      modifier = '';
    } else if (sign === 'M') {
      if (!MEMORY.includes(word)) return `only 'bytes', 'kilo', 'kilobytes', 'mega' or 'megabytes' are allowed as a modifier for %M ('${modifier}')`;
      modifier = '';
    } else if (sign === 'T' || sign === 't') modifier = '';
    else if (!'%flmnpPqQrRsu'.includes(sign)) return `Invalid token in the access.format (%${sign})`;
    if (close !== '}' && modifier !== '') return `embrace is not allowed for modifier %${sign}`;
  }
  return undefined;
}
