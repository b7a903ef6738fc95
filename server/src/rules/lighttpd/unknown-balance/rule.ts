import { lighttpdOf } from '../../../lighttpd/read-root';
import { allSettings } from '../../../lighttpd/server';
import { keyText, textAt, valuePlace } from '../../lighttpd';
import type { FileRule } from '../../types';

const KNOWN = ['fair', 'least-connection', 'round-robin', 'hash', 'sticky', ''];

/** gw_get_defaults_balance (gw_backend.c): a wrong word is told, and the default is taken. */
export const rule: FileRule = {
  id: 'lighttpd/unknown-balance',
  summary: 'A way to choose between backends that lighttpd does not know',
  severities: ['warning'],
  scope: 'file',
  on: ['lighttpd'],
  *check(view) {
    const server = lighttpdOf(view.reading);
    for (const { setting } of server === undefined ? [] : allSettings(server)) {
      if (!/^(?:proxy|fastcgi|scgi|ajp13|wstunnel|sockproxy)\.balance$/i.test(setting.name) || setting.value.type !== 'string' || KNOWN.includes(setting.value.text)) continue;
      const at = valuePlace(setting);
      yield { at, severity: 'warning', consequence: 'warns', message: `${keyText(setting)} ${textAt(at)}: lighttpd knows least-connection, round-robin, hash and sticky. It says so in the log and takes least-connection.` };
    }
  },
};
