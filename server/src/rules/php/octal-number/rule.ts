import { quantityOf } from '../../../php/effective/quantity';
import { ASSUMED_VERSION, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** zend_ini_parse_quantity (Zend/zend_ini.c): base 0 of strtol. */
export const rule: PhpRule = {
  id: 'php/octal-number',
  summary: 'A number of PHP with a leading zero, which makes it octal',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines, version = ASSUMED_VERSION }) {
    for (const line of lines) {
      const { name, spec, value, valueAt } = line;
      // Permissions are meant to be octal.
      if (spec?.suffix !== true || name === 'error_log_mode') continue;
      const [, digits, letter] = /^\s*0+(\d+)\s*([kmg]?)\s*$/i.exec(value) ?? [];
      if (digits === undefined || letter === undefined) continue;
      const read = quantityOf(value, version).value;
      if (read === quantityOf(digits + letter, version).value) continue;
      yield {
        at: valueAt, severity: 'warning', consequence: 'silent', message: `${name} ${value} is ${read} to PHP: a leading 0 makes the number octal.`,
        fixes: [
          ...lineFix(line, `Write ${digits}${letter}`, 'review', (edits) => edits.setValue(digits + letter)),
          ...lineFix(line, `Write ${read}`, 'safe', (edits) => edits.setValue(String(read))),
        ],
      };
    }
  },
};
