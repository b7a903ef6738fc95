import { readIni, valueAt, writeValue } from '../../gateway-ini';
import { entryOf } from '../../../gateway/model';
import type { FileRule } from '../../types';

/** Letters of Env_Parameters beyond E and V: whole requests and responses are written, sessions and passwords among them. */
export const rule: FileRule = {
  id: 'gateway/ini-log-level',
  summary: 'An event log that has more than errors and events',
  severities: ['info'],
  fixable: 'review',
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { ini } = readIni(view);
    for (const section of [...ini.system, ...ini.servers]) {
      const entry = entryOf([section], 'Env_Parameters');
      if (entry === undefined || entry.value === '' || /^[ev]+$/i.test(entry.value) || !/^[a-z\d()]+$/i.test(entry.value)) continue;
      const what = /[vt]\d|[tp]/i.test(entry.value) ? 'requests and responses with their sessions and passwords' : 'more than errors and events';
      yield { at: valueAt(view, entry), severity: 'info', consequence: 'advice', message: `Env_Parameters=${entry.value} has the gateway log ${what}, and costs time for each request. The guide advises EV at most for production.`, fixes: [writeValue(view, entry, 'EV')] };
    }
  },
};
