import { flagValue, isOn, meantFlag } from '../../../php/effective/words';
import { lineFix, type PhpLine } from '../../php-lines';
import type { Found, PhpRule } from '../../types';

/** php_apache_flag_handler (sapi/apache2handler/apache_config.c) and zend_ini_parse_bool (Zend/zend_ini.c). */
export const rule: PhpRule = {
  id: 'php/flag-word-means-off',
  summary: 'A word for on that switches a setting of PHP off',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines, where }) {
    for (const line of lines) {
      const found = where === 'server' || where === 'htaccess' ? ofHttpd(line) : ofText(line);
      if (found !== undefined) yield found;
    }
  },
};

function ofHttpd(line: PhpLine): Found | undefined {
  const { directive, written, name, valueAt } = line;
  if (directive?.endsWith('flag') !== true) return ofText(line);
  if (flagValue(written) === '1' || meantFlag(written) === false) return undefined;
  return {
    at: valueAt, severity: 'warning', consequence: 'silent',
    message: `${directive} ${name} ${written} switches ${name} off: mod_php takes on and 1 for on, and every other word for off.`, fixes: fixes(line, 'on', 'off'),
  };
}

/** Values, as opposed to flags: true, yes, on and numbers are on. */
function ofText(line: PhpLine): Found | undefined {
  const { spec, value, written, name, valueAt } = line;
  if (spec?.type !== 'bool' || isOn(value) || meantFlag(value) === false) return undefined;
  return {
    at: valueAt, severity: 'warning', consequence: 'silent',
    message: `${name} ${written} is off: PHP takes on, true, yes and numbers other than 0 for on, and every other word for off.`, fixes: fixes(line, '1', '0'),
  };
}

function fixes(line: PhpLine, on: string, off: string) {
  return [...lineFix(line, `Write ${on}`, 'review', (edits) => edits.setValue(on)), ...lineFix(line, `Write ${off}`, 'safe', (edits) => edits.setValue(off))];
}
