import { isOn } from '../../../php/effective/words';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_error_cb (main/main.c) writes to the log with log_errors, and into the response with display_errors. */
export const rule: PhpRule = {
  id: 'php/errors-nowhere',
  summary: 'Errors of PHP that are not logged',
  severities: ['info'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    const line = heldLine(group, 'log_errors');
    if (line === undefined || line.written === '' || isOn(line.value) || /\/cli\//.test(group.path)) return;
    const shown = heldLine(group, 'display_errors');
    const isShown = shown !== undefined && (isOn(shown.value) || /^std(?:out|err)$/i.test(shown.value));
    const on = line.directive?.endsWith('flag') === true ? 'on' : '1';
    yield {
      at: line.valueAt, severity: 'info', consequence: 'advice',
      message: isShown ? 'With log_errors off only visitors see what goes wrong in scripts: nothing of it is in a log.' : 'With log_errors off an error of a script leaves no trace: a page stays white, and no log says why.',
      fixes: lineFix(line, 'Switch log_errors on', 'review', (edits) => edits.setValue(on)),
    };
  },
};
