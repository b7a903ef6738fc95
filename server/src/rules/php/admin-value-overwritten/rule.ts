import { lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_apache_value_hnd (sapi/apache2handler/apache_config.c) keeps one line of a name in each section, the last one. */
export const rule: PhpRule = {
  id: 'php/admin-value-overwritten',
  summary: 'A php_value that takes the place of a php_admin_value in the same section',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check({ lines, where }) {
    if (where !== 'server') return;
    for (const [index, line] of lines.entries()) {
      const { name, directive, source, nameAt } = line;
      const before = lines.slice(0, index).findLast((other) => other.name === name);
      if (source !== 'php_value' || before?.source !== 'php_admin_value') continue;
      const admin = directive === 'php_flag' ? 'php_admin_flag' : 'php_admin_value';
      yield {
        at: nameAt, severity: 'warning', consequence: 'silent',
        message: `This ${directive} takes the place of the ${before.directive} above: in one section the last line of a name counts, and scripts and .htaccess can change ${name} again.`,
        related: [{ at: before.nameAt, message: 'The value that was to be protected.' }],
        fixes: lineFix(line, `Write ${admin}`, 'review', (edits) => edits.setDirective?.(admin)),
      };
    }
  },
};
