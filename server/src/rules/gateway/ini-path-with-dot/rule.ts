import { readIni } from '../../gateway-ini';
import type { FileRule } from '../../types';

/** By the guide a path of an application has no dot; the name of a host in `//host/path` may. */
export const rule: FileRule = {
  id: 'gateway/ini-path-with-dot',
  summary: 'A path of an application with a dot in it',
  severities: ['warning'],
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    for (const { path, section } of readIni(view).ini.applications) {
      const own = path.replace(/^\/\/[^/]*/, '');
      if (!own.includes('.')) continue;
      yield { at: view.at(section.nameSpan), severity: 'warning', consequence: 'advice', message: `The guide rules out a dot in the path of an application: the gateway takes what follows it in ${own} for the ending of a file. Give the application another path.` };
    }
  },
};
