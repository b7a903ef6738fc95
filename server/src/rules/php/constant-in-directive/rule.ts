import { plainNumber } from '../../../php/effective/quantity';
import { valueOfText } from '../../../php/ini/parse';
import { lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** E_ALL of this version holds every level of all versions. */
const WIDEST = 803;

/** Constants and operators belong to the grammar of ini files (Zend/zend_ini_parser.y); httpd hands the text over as it is. */
export const rule: PhpRule = {
  id: 'php/constant-in-directive',
  summary: 'A constant of PHP in a directive of httpd',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines, version = WIDEST, where }) {
    if (where !== 'server' && where !== 'htaccess') return;
    for (const line of lines) {
      const { name, spec, directive, written, valueAt } = line;
      if (spec?.type !== 'bitmask' || !/[A-Za-z|&~^]/.test(written) || /^\s*0[xX][0-9a-fA-F]+\s*$/.test(written)) continue;
      const meant = valueOfText(written, { version });
      const read = plainNumber(written);
      yield {
        at: valueAt, severity: 'warning', consequence: 'silent',
        message: `${directive} does not know the constants of ini files: ${name} is ${read} here${name === 'error_reporting' && read === 0 ? ', and no error is reported' : ''}. Write the number.`,
        fixes: [
          ...(meant === undefined || !/^-?\d+$/.test(meant) ? [] : lineFix(line, `Write ${meant}`, 'review', (edits) => edits.setValue(meant))),
          ...lineFix(line, `Write ${read}`, 'safe', (edits) => edits.setValue(String(read))),
        ],
      };
    }
  },
};
