import { WEB_PORTS } from '../../../gateway/checks';
import { entryOf, numberOf } from '../../../gateway/model';
import { readIni, valueAt, writeValue } from '../../gateway-ini';
import type { FileRule } from '../../types';

/** The address, the numbers of connections and TLS of one server. */
export const rule: FileRule = {
  id: 'gateway/ini-server-connection',
  summary: 'A server of CSP.ini whose connection cannot be as it is written',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { ini, isWhole } = readIni(view);
    for (const section of ini.servers) {
      const entry = (key: string): ReturnType<typeof entryOf> => entryOf([section], key);
      const port = entry('TCP_Port');
      if (isWhole && (port === undefined || entry('Ip_Address') === undefined)) {
        yield { at: view.at(section.nameSpan), severity: 'warning', consequence: 'silent', message: `[${section.name}] has no ${port === undefined ? 'TCP_Port' : 'Ip_Address'}: the gateway cannot reach this server.` };
      }
      if (port !== undefined && WEB_PORTS.includes(numberOf(port) ?? 0)) {
        yield { at: valueAt(view, port), severity: 'warning', consequence: 'advice', message: `TCP_Port=${port.value} is the port of a web server. The gateway speaks to the superserver, which listens on 1972 as installed.`, fixes: [writeValue(view, port, '1972')] };
      }
      const least = numberOf(entry('Minimum_Server_Connections'));
      const most = numberOf(entry('Maximum_Server_Connections'));
      const session = numberOf(entry('Maximum_Session_Connections'));
      if (most !== undefined && least !== undefined && least > most) yield { at: valueAt(view, entry('Minimum_Server_Connections')!), severity: 'warning', consequence: 'advice', message: `Minimum_Server_Connections=${least} is above Maximum_Server_Connections=${most}.` };
      if (most !== undefined && session !== undefined && session > most) yield { at: valueAt(view, entry('Maximum_Session_Connections')!), severity: 'warning', consequence: 'advice', message: `Maximum_Session_Connections=${session} is above Maximum_Server_Connections=${most}, which is reached first.` };
      const oldest = entry('SSLCC_Protocol_Min');
      const newest = numberOf(entry('SSLCC_Protocol_Max'));
      const first = numberOf(oldest);
      if (first !== undefined && newest !== undefined && first > newest) yield { at: valueAt(view, oldest!), severity: 'warning', consequence: 'advice', message: `SSLCC_Protocol_Min=${first} is above SSLCC_Protocol_Max=${newest}: no version of TLS is left.` };
      else if (first === 4 || first === 8) yield { at: valueAt(view, oldest!), severity: 'info', consequence: 'advice', message: `SSLCC_Protocol_Min=${first} allows TLS 1.${first === 4 ? 0 : 1}; 16 is TLS 1.2.`, fixes: [writeValue(view, oldest!, '16')] };
      const level = entry('Connection_Security_Level');
      if (level !== undefined && /^(?:4|10)$/.test(level.value) && entry('SSLCC_Verify_Peer')?.value !== '1') {
        yield { at: valueAt(view, level), severity: 'info', consequence: 'advice', message: 'The connection is TLS, and without SSLCC_Verify_Peer=1 the gateway takes any certificate for that of the server.' };
      }
    }
  },
};
