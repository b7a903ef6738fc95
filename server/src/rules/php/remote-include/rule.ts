import { isOn } from '../../../php/effective/words';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_stream_open_for_zend_ex and the wrappers (main/streams). */
export const rule: PhpRule = {
  id: 'php/remote-include',
  summary: 'Scripts that may run code from an address',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const line = heldLine(group, 'allow_url_include');
    // Where PHP ignores the line, another rule says so.
    if (line === undefined || !isOn(line.value) || ['php_value', 'htaccess', 'user-ini'].includes(line.source)) return;
    const off = line.directive?.endsWith('flag') === true ? 'off' : '0';
    yield {
      at: line.valueAt, severity: 'warning', consequence: 'advice', message: 'With allow_url_include, include and require take addresses: a variable in such a line is all that somebody needs to run code of their own here. It is deprecated since PHP 7.4.',
      fixes: lineFix(line, 'Switch allow_url_include off', 'review', (edits) => edits.setValue(off)),
    };
  },
};
