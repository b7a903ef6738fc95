import { lineFix, safeValueFix } from '../../php-lines';
import type { PhpRule } from '../../types';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'size', 'float']);

/** zend_ini_parse_quantity and atoi: text without digits is 0. */
export const rule: PhpRule = {
  id: 'php/not-a-number',
  summary: 'A word where PHP takes a number',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines }) {
    for (const line of lines) {
      const { name, spec, value, valueAt } = line;
      // The code page and the like may be empty; output_buffering takes words in ini files, where they become 1 before PHP sees them.
      if (spec === undefined || !(NUMBERS.has(spec.type) || name === 'output_buffering') || value.trim() === '' || /^\s*[+-]?\.?\d/.test(value)) continue;
      const review = name === 'output_buffering' && /^(?:on|yes|true)$/i.test(value) ? lineFix(line, 'Write 4096', 'review', (edits) => edits.setValue('4096')) : [];
      yield {
        at: valueAt, severity: 'warning', consequence: 'silent', message: `${name} ${value} is 0 to PHP: it takes a number here and no word.`,
        fixes: [...review, ...safeValueFix(line, '0')],
      };
    }
  },
};
