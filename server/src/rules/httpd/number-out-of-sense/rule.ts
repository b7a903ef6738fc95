import { directive } from '../../../httpd/catalog/catalog';
import type { NumberRange } from '../../../httpd/catalog/types';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** Handlers that take any number (catalogue: `enforced: false`). The numbers of the MPMs have rules of their own. */
export const rule: LineRule = {
  id: 'httpd/number-out-of-sense',
  summary: 'A number below the least one that makes sense, which httpd takes unchecked',
  severities: ['info'],
  scope: 'line',
  on: 'all',
  when: (node) => directive(node.key)?.range !== undefined,
  *check(node, view) {
    const heard = heardWords(node, view);
    if (heard === undefined || heard.spec.module === 'mpm_common' || heard.spec.mpms !== undefined) return;
    for (const range of heard.spec.range ?? []) {
      const value = heard.words[range.arg - 1];
      const word = node.words[range.arg - 1];
      if (value === undefined || word === undefined || !isOutside(range, value)) continue;
      yield {
        at: node.place(word), severity: 'info', consequence: 'silent',
        message: `${nameOf(node)} ${value}: the manual's least number is ${range.min}. httpd does not check it, and what it does with this one is not documented.`,
      };
    }
  },
};

function isOutside(range: NumberRange, value: string): boolean {
  return range.enforced === false && range.min !== null && /^\s*-?\d+\s*$/.test(value) && Number(value) < range.min;
}
