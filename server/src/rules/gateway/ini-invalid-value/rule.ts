import { wrongValue } from '../../../gateway/checks';
import { factOf } from '../../../gateway/model';
import { readIni, valueAt, writeValue } from '../../gateway-ini';
import type { FileRule } from '../../types';

/** Types, ranges and words of the guide's reference of CSP.ini. */
export const rule: FileRule = {
  id: 'gateway/ini-invalid-value',
  summary: 'A value of CSP.ini that is none of its key',
  severities: ['warning'],
  fixable: 'review',
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { tree } = readIni(view);
    for (const section of tree.sections) {
      for (const entry of section.entries) {
        const fact = factOf(section, entry.key);
        const wrong = fact === undefined ? undefined : wrongValue(fact, entry);
        if (wrong === undefined) continue;
        const comment = /^(\S+)\s+[#;]/.exec(entry.value)?.[1];
        const word = comment ?? fact!.words?.find((each) => each.toLowerCase() === entry.value.toLowerCase());
        const advice = comment === undefined ? '' : ' A comment needs a line of its own.';
        yield { at: valueAt(view, entry), severity: 'warning', consequence: 'silent', message: `${entry.key}=${entry.value.slice(0, 60)}: the value ${wrong}.${advice}`, fixes: word === undefined ? [] : [writeValue(view, entry, word)] };
      }
    }
  },
};
