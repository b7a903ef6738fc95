import { isLocalList, isOpenList } from '../../../gateway/checks';
import { entryOf } from '../../../gateway/model';
import { readIni, valueAt, writeValue } from '../../gateway-ini';
import type { FileRule } from '../../types';

/** System_Manager is the list of clients that may open the management pages. */
export const rule: FileRule = {
  id: 'gateway/ini-open-management',
  summary: 'The management pages of the gateway are open to everybody, or to whoever sends a header',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { ini, isWhole } = readIni(view);
    const list = entryOf(ini.system, 'System_Manager');
    if (list === undefined || list.value === '' || entryOf(ini.system, 'SM_Forms')?.value === 'Disabled') return;
    const trusted = entryOf(ini.system, 'Accept_X_Forwarded_For');
    const unguarded = entryOf(ini.system, 'System_Manager_UNPW_Override')?.value === '1' || (entryOf(ini.system, 'Password')?.value ?? '') === '';
    if (isOpenList(list.value)) {
      yield {
        at: valueAt(view, list), severity: unguarded && isWhole ? 'warning' : 'info', consequence: 'advice',
        message: `System_Manager=${list.value} lets every client open the management pages of the gateway${unguarded ? ', and nothing here asks for a password' : '; only the password is in the way'}.`,
        fixes: [writeValue(view, list, '127.0.0.1')],
      };
    } else if (trusted?.value === 'Enabled' && !isLocalList(list.value)) {
      yield { at: valueAt(view, trusted), severity: 'info', consequence: 'advice', message: 'Accept_X_Forwarded_For takes the address of a client from a header that any client can send: System_Manager keeps nobody out, unless a proxy in front replaces the header.' };
    }
  },
};
