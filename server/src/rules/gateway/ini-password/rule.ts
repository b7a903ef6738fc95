import { DEFAULT_PASSWORDS, isPlainPassword } from '../../../gateway/checks';
import { sectionKind } from '../../../gateway/model';
import { readIni, valueAt } from '../../gateway-ini';
import type { FileRule } from '../../types';

/** The password that every installation begins with, and passwords that can be read in the file. */
export const rule: FileRule = {
  id: 'gateway/ini-password',
  summary: 'A password of CSP.ini that everybody knows or can read',
  severities: ['warning', 'info'],
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { tree } = readIni(view);
    for (const section of tree.sections) {
      for (const entry of section.entries) {
        if (!/^(?:Password|SSLCC_Private_Key_Password)$/i.test(entry.key)) continue;
        const isServer = sectionKind(section) === 'server';
        if (DEFAULT_PASSWORDS.includes(entry.value)) {
          const isRemote = isServer && section.entries.some(({ key, value }) => key === 'Ip_Address' && value !== '' && !/^(?:127\.|localhost$|::1$)/.test(value));
          yield { at: valueAt(view, entry), severity: isServer && !isRemote ? 'info' : 'warning', consequence: 'advice', message: `The Password of [${section.name}] is the one that every installation begins with. Change it there and here; {command} has a command print it.` };
        } else if (isServer && isPlainPassword(entry.value)) {
          yield { at: valueAt(view, entry), severity: 'info', consequence: 'advice', message: `${entry.key} of [${section.name}] stands here as it is. The gateway writes it as ]]] and Base64, which anybody can read, too; {command} has a command print it.` };
        }
      }
    }
  },
};
