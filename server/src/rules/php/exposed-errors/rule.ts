import { isOn } from '../../../php/effective/words';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_error_cb (main/main.c) writes into the response. */
export const rule: PhpRule = {
  id: 'php/exposed-errors',
  summary: 'Error messages of PHP in the response',
  severities: ['info'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const line = heldLine(group, 'display_errors');
    if (line === undefined || /\/cli\//.test(group.path) || !(isOn(line.value) || /^stdout$/i.test(line.value))) return;
    const off = line.directive?.endsWith('flag') === true ? 'off' : '0';
    yield {
      at: line.valueAt, severity: 'info', consequence: 'advice', message: 'Errors are shown to visitors, with paths of this server and parts of queries. On a server for the public they belong in the log alone.',
      fixes: lineFix(line, 'Switch display_errors off', 'review', (edits) => edits.setValue(off)),
    };
  },
};
