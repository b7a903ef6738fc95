import { readIni, addLine } from '../../gateway-ini';
import type { IniSection } from '../../../gateway/ini';
import type { FileRule, FileView, Found } from '../../types';

/** [SYSTEM_INDEX] and [APP_PATH_INDEX] say which sections are in use. */
export const rule: FileRule = {
  id: 'gateway/ini-not-indexed',
  summary: 'A server or path of CSP.ini that its index does not have',
  severities: ['warning'],
  fixable: 'review',
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { ini } = readIni(view);
    yield* missing(view, ini.serverIndex, ini.servers.map((section) => ({ name: section.name, section })));
    yield* missing(view, ini.applicationIndex, ini.applications.map(({ path, section }) => ({ name: path, section })));
    const paths = ini.applications.map(({ path }) => path);
    for (const entry of ini.applicationIndex.flatMap(({ entries }) => entries)) {
      if (paths.includes(entry.key)) continue;
      yield { at: view.at(entry.keySpan), severity: 'warning', consequence: 'silent', message: `[APP_PATH_INDEX] lists ${entry.key}, and there is no section [APP_PATH:${entry.key}]: the path has no settings of its own.` };
    }
  },
};

function* missing(view: FileView, index: readonly IniSection[], sections: readonly { readonly name: string; readonly section: IniSection }[]): Generator<Found> {
  const first = index[0];
  if (first === undefined) return;
  const listed = new Set(index.flatMap(({ entries }) => entries.map(({ key }) => key)));
  for (const { name, section } of sections) {
    if (listed.has(name)) continue;
    yield { at: view.at(section.nameSpan), severity: 'warning', consequence: 'silent', message: `[${first.name}] does not list ${name}, so the gateway does not use [${section.name}].`, fixes: [addLine(view, first, `${name}=Enabled`)] };
  }
}
