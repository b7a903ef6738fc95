import { fixOf, refusals } from '../../fpm';
import type { FileRule } from '../../types';

/** The setters of sapi/fpm/fpm/fpm_conf.c and the checks on single numbers in fpm_conf_post_process. */
export const rule: FileRule = {
  id: 'php/fpm-invalid-value',
  summary: 'A value that PHP-FPM does not take',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, CODES, ({ text, code, level, fatal }, _, at) => {
    if (code === 'access-format' && level === 'WARNING') return undefined;
    const words = text.replace(/^\[[^\]]*\] /, '').replace(/^unable to parse value for entry '([^']*)': /, '$1 ');
    const value = /:/.test(words) ? words : words.replace(/\.$/, '');
    if (!fatal) return { message: `${value}.`.replace(/I updated it for you to (-?\d+)\.$/, 'PHP-FPM takes $1 instead.') };
    return { message: `${because(at.source.text.slice(at.start, at.end), value)} PHP-FPM does not start.`, fixes: unitFix(text, at) };
  }),
};

const CODES = [
  'invalid-value', 'empty-value', 'log-limit', 'process-max', 'priority', 'mechanism', 'ondemand-mechanism', 'idle-timeout', 'trace-depth', 'access-format',
  'ping-response', 'backlog', 'socket-length',
];

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(\S+) is not a valid number.*$/, '$1 takes digits only, without a unit or sign but minus.'],
  [/^(\S+) unknown suffix used in time value$/, '$1 takes a time as digits with s, m, h or d behind them, in lower case.'],
  [/^(\S+) invalid time value$/, '$1 is a time, and there is none.'],
  [/^(\S+) invalid boolean value$/, '$1 takes yes or no, on or off, 1 or 0.'],
  [/^error while parsing '([^']*)' : invalid boolean value$/, '$1 takes yes or no, on or off, 1 or 0.'],
  [/^(\S+) invalid process manager .*$/, '$1 is static, dynamic or ondemand.'],
  [/^(\S+) Can't use '\$pool'.*$/, '$1 stands in the global section, where $pool is nothing.'],
  [/^(\S+) invalid value(?: for 'log_level')?$/, '$1 does not know this word.'],
  [/^empty value$/, 'env[...] needs a value.'],
];

function because(written: string, words: string): string {
  const reason = REASONS.find(([pattern]) => pattern.test(words));
  return reason === undefined ? `${words}: ${written}.`.replace(/: [^:]{60,}\.$/, '.') : words.replace(...reason);
}

/** `60S`, `60sec`: the unit that was meant. */
function unitFix(text: string, at: Parameters<Parameters<typeof refusals>[2]>[2]): ReturnType<typeof fixOf> {
  if (!/unknown suffix/.test(text)) return [];
  const line = at.source.lineSpan(at.source.position(at.start).line);
  const match = /=\s*"?(\d+)\s*(s|sec|secs|seconds?|m|min|mins|minutes?|h|hours?|d|days?)"?\s*(?:;.*)?$/i.exec(at.source.text.slice(line.start, line.end));
  if (match === null) return [];
  const written = `${match[1]}${match[2]}`;
  const whole = /=\s*("?\d+\s*[A-Za-z]+"?)/.exec(at.source.text.slice(line.start, line.end))![1]!;
  const start = at.source.text.indexOf(whole, line.start + match.index);
  const value = `${match[1]}${match[2]![0]!.toLowerCase()}`;
  return written === value ? [] : fixOf(`Write ${value}`, 'review', { kind: 'replace', at: { ...at, start, end: start + whole.length }, text: value });
}
