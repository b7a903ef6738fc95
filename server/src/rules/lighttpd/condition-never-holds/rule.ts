import { placeIn } from '../../../base/text-file';
import { remoteAddress } from '../../../lighttpd/conditions';
import { lighttpdOf } from '../../../lighttpd/read-root';
import type { FileRule } from '../../types';

/** config_remoteip_normalize (configfile.c) gives -1 for these, which its caller takes for success. */
export const rule: FileRule = {
  id: 'lighttpd/condition-never-holds',
  summary: 'An address in a condition that is none and that lighttpd takes all the same',
  severities: ['warning'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    for (const { condition, branch, of } of lighttpdOf(view.reading)?.contexts ?? []) {
      if (condition?.key !== 'remote-ip' || condition.value === undefined || branch?.condition === undefined) continue;
      if (condition.operator === '=~' || condition.operator === '!~' || remoteAddress(condition.value) !== 'never') continue;
      const what = condition.value.includes('/') ? 'is no address with a mask' : 'is no address';
      yield { at: placeIn(of, branch.condition.value), severity: 'warning', consequence: 'silent', message: `${condition.value} ${what}. lighttpd takes it without a word, and no client's address is ever equal to it.` };
    }
  },
};
