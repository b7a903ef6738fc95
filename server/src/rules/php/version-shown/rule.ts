import { isOn } from '../../../php/effective/words';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_request_startup (main/main.c) adds X-Powered-By. */
export const rule: PhpRule = {
  id: 'php/version-shown',
  summary: 'The version of PHP in every response',
  severities: ['hint'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const line = heldLine(group, 'expose_php');
    if (line === undefined || group.where === 'htaccess' || group.where === 'user-ini' || line.source === 'php_value' || !isOn(line.value) || /\/cli\//.test(group.path)) return;
    const off = line.directive?.endsWith('flag') === true ? 'off' : '0';
    yield {
      at: line.valueAt, severity: 'hint', consequence: 'advice', message: 'expose_php tells every visitor which PHP this is, in the header X-Powered-By. Nobody needs it.',
      fixes: lineFix(line, 'Switch expose_php off', 'review', (edits) => edits.setValue(off)),
    };
  },
};
