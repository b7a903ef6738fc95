import { quantityOf } from '../../../php/effective/quantity';
import { ASSUMED_VERSION, heldLine } from '../../php-lines';
import type { PhpRule } from '../../types';

/** php_std_post_handler (main/php_variables.c) takes the fields of a form from the script's memory; files are written to the disk (main/rfc1867.c). */
export const rule: PhpRule = {
  id: 'php/post-beyond-memory',
  summary: 'Forms that may be larger than the memory of a script',
  severities: ['hint'],
  scope: 'php',
  *check(group) {
    const [post, memory] = [heldLine(group, 'post_max_size'), heldLine(group, 'memory_limit')];
    if (post === undefined || memory === undefined) return;
    const version = group.version ?? ASSUMED_VERSION;
    const [body, limit] = [quantityOf(post.value, version), quantityOf(memory.value, version)];
    if (body.complaint !== undefined || limit.complaint !== undefined || limit.value <= 0n || body.value <= limit.value) return;
    yield {
      at: post.valueAt, severity: 'hint', consequence: 'advice',
      message: `post_max_size ${post.written} is more than memory_limit ${memory.written}. Uploaded files take no memory, but a form that fills it without files ends in a fatal error before the script begins.`,
      related: [{ at: memory.valueAt, message: 'The memory of a script.' }],
    };
  },
};
