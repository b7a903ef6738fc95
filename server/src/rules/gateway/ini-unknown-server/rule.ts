import { serverReferences } from '../../../gateway/model';
import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { readIni } from '../../gateway-ini';
import type { FileRule } from '../../types';

/** Default_Server, Alternative_Server_n and [SYSTEM_INDEX] name sections. */
export const rule: FileRule = {
  id: 'gateway/ini-unknown-server',
  summary: 'CSP.ini names a server that has no section',
  severities: ['error', 'info'],
  fixable: 'review',
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { ini, isWhole } = readIni(view);
    const names = ini.servers.map(({ name }) => name);
    const told = new Set<string>();
    for (const { entry, name, section } of serverReferences(ini)) {
      if (names.includes(name) || told.has(name) || /[${]/.test(name)) continue;
      told.add(name);
      const near = nearestNames(name, names, 1)[0];
      const end = entry.key === name ? entry.keySpan.end : entry.valueSpan.end;
      const at = view.at({ start: end - name.length, end });
      yield {
        at, severity: isWhole ? 'error' : 'info', consequence: isWhole ? 'request-fails' : 'advice', ...(isWhole ? {} : { assumes: ['no other file that is merged with this one has the section'] }),
        message: `[${section.name}] names the server ${name}, and there is no section [${name}]: requests for it find no server.${near === undefined ? '' : ` [${near}] is near.`}`,
        fixes: near === undefined ? [] : [{ title: `Write ${near}`, safety: 'review', edits: [{ kind: 'replace', at, text: near }] }],
      };
    }
  },
};
