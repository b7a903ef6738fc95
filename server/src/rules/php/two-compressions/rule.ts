import { isOn } from '../../../php/effective/words';
import { heldLine, lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_zlib_output_compression_start and OnUpdate_zlib_output_compression (ext/zlib/zlib.c) raise a core error, with which PHP ends at its start. */
export const rule: PhpRule = {
  id: 'php/two-compressions',
  summary: 'zlib.output_compression and output_handler, with which PHP does not start',
  severities: ['error'],
  fixable: 'review',
  scope: 'php',
  *check(group) {
    if (group.where !== 'ini') return;
    const [compression, handler] = [heldLine(group, 'zlib.output_compression'), heldLine(group, 'output_handler')];
    if (compression === undefined || handler === undefined || handler.value === '' || !(isOn(compression.value) || /^\s*[1-9]/.test(compression.value))) return;
    yield {
      at: handler.valueAt, severity: 'error', consequence: 'start-fails',
      message: 'PHP takes zlib.output_compression or an output_handler, not both: it ends at its start with a fatal error. PHP-FPM does not come up, and httpd with mod_php ends without a message in its log.',
      related: [{ at: compression.valueAt, message: 'This compresses already.' }],
      fixes: [...lineFix(handler, 'Leave output_handler empty', 'review', (edits) => edits.setValue('')), ...lineFix(compression, 'Switch zlib.output_compression off', 'review', (edits) => edits.setValue('0'))],
    };
  },
};
