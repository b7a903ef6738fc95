import { lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** fpm_conf_set_array (sapi/fpm/fpm/fpm_conf.c) puts each line before the ones it has, and fpm_php_apply_defines goes from the front. */
export const rule: PhpRule = {
  id: 'php/pool-duplicate-entry',
  summary: 'A second line for a setting of PHP in a pool, which has no effect',
  severities: ['warning'],
  fixable: 'safe',
  scope: 'php',
  *check({ lines, where }) {
    if (where !== 'pool') return;
    for (const [index, line] of lines.entries()) {
      const first = lines.slice(0, index).find((other) => other.name === line.name && other.source === line.source);
      if (first === undefined || first.value === line.value) continue;
      yield {
        at: line.valueAt, severity: 'warning', consequence: 'silent',
        message: `${line.directive}[${line.name}] stands above already: of two such lines PHP-FPM takes the first, so this value is not used.`,
        related: [{ at: first.valueAt, message: `The value that counts: ${first.written}.` }],
        fixes: lineFix(line, 'Remove the line', 'safe', (edits) => edits.remove()),
      };
    }
  },
};
