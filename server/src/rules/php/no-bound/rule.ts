import { heldLine } from '../../php-lines';
import { plainNumber } from '../../../php/effective/quantity';
import type { PhpLine, PhpLines } from '../../php-lines';
import type { Found, PhpRule } from '../../types';

/** zend_set_timeout and zend_set_memory_limit. */
export const rule: PhpRule = {
  id: 'php/no-bound',
  summary: 'A limit of PHP that is switched off: memory, running time, or buffered output',
  severities: ['info'],
  scope: 'php',
  *check(group) {
    // Jobs of the command line are meant to run long.
    if (/\/cli\//.test(group.path)) return;
    for (const [name, isOff, effect] of LIMITS) {
      const line = heldLine(group, name);
      if (line !== undefined && isOff(line, group)) yield advice(line, effect);
    }
  },
};

type Limit = readonly [string, (line: PhpLine, group: PhpLines) => boolean, string];

const LIMITS: readonly Limit[] = [
  ['memory_limit', ({ value }) => /^\s*-1\s*$/.test(value), 'one request can take all memory of the machine'],
  ['max_execution_time', ({ value }) => plainNumber(value) <= 0 && /^\s*-?\d/.test(value), 'a script that loops runs until somebody ends the process'],
  ['output_buffering', ({ value }) => /^\s*1\s*$/.test(value), 'PHP keeps the whole response in memory until the script ends'],
];

function advice(line: PhpLine, effect: string): Found {
  return { at: line.valueAt, severity: 'info', consequence: 'advice', message: `${line.name} ${line.written} is no limit: ${effect}.` };
}
