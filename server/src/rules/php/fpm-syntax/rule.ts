import { fixOf, refusals } from '../../fpm';
import type { FileRule, Fix } from '../../types';
import type { TextPlace } from '../../../base/text-file';

/** Each line goes to PHP's ini parser alone (fpm_conf_load_ini_file, sapi/fpm/fpm/fpm_conf.c). */
export const rule: FileRule = {
  id: 'php/fpm-syntax',
  summary: 'A line that is no line of an ini file to PHP-FPM',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['syntax', 'no-value'], (message, root, at) => {
    const span = at.source.lineSpan(at.source.position(at.start).line);
    const line: TextPlace = { ...at, ...span };
    const text = at.source.text.slice(span.start, span.end).trim();
    const whole = trimmed(line);
    if (/^#/.test(text)) {
      const hash = at.source.text.indexOf('#', span.start);
      return { at: whole, message: 'A line that begins with # is no comment to PHP-FPM, which does not start with it. Comments begin with a semicolon.', fixes: fixOf('Write ; instead of #', 'review', { kind: 'replace', at: { ...at, start: hash, end: hash + 1 }, text: ';' }) };
    }
    if (/=\s*''\s*(?:;.*)?$/.test(text)) {
      const quotes = at.source.text.lastIndexOf("''", span.end);
      return { at: whole, message: 'Two single quotes are no empty value to PHP-FPM, which does not start with them. Nothing at all, or two double quotes, is one.', fixes: fixOf('Write ""', 'review', { kind: 'replace', at: { ...at, start: quotes, end: quotes + 2 }, text: '""' }) };
    }
    if (message.code === 'no-value') return { at: whole, message: `${text.slice(0, 60)} has no equals sign: PHP-FPM reads the line as a name without a value and does not start.` };
    return { at: whole, message: `PHP's parser stops here (${message.detail ?? 'syntax error'}), and PHP-FPM does not start. Quotes around a value let it hold any sign; a line can't go on in the next.`, fixes: quoteFix(at, text, span.start) };
  }),
};

function trimmed(line: TextPlace): TextPlace {
  const text = line.source.text.slice(line.start, line.end);
  const start = line.start + (text.length - text.trimStart().length);
  return { ...line, start, end: Math.max(start, line.start + text.trimEnd().length) };
}

/** A value with signs of its own, without any quotes or variables in it. */
function quoteFix(at: TextPlace, text: string, lineStart: number): readonly Fix[] {
  const value = /^[\w.[\]-]+\s*=\s*([^"'${\\;]+?)$/.exec(text)?.[1];
  if (value === undefined) return [];
  const start = at.source.text.indexOf(value, lineStart + text.indexOf('='));
  return fixOf('Put the value in double quotes', 'review', { kind: 'replace', at: { ...at, start, end: start + value.length }, text: `"${value}"` });
}
