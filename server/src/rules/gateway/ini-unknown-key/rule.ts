import { sectionKind, factOf } from '../../../gateway/model';
import { KEYS } from '../../../gateway/data/keys';
import { keysOf } from '../../../gateway/keys';
import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { readIni } from '../../gateway-ini';
import type { FileRule } from '../../types';

/** Keys of the guide and of files that the gateway itself wrote. */
export const rule: FileRule = {
  id: 'gateway/ini-unknown-key',
  summary: 'A key of CSP.ini that the guide does not have, or spells in another way',
  severities: ['info'],
  fixable: 'review',
  scope: 'file',
  on: ['csp-ini'],
  *check(view) {
    const { tree } = readIni(view);
    for (const section of tree.sections) {
      const kind = sectionKind(section);
      if (kind === 'server-index' || kind === 'application-index') continue;
      for (const { key, keySpan } of section.entries) {
        const fact = factOf(section, key);
        if (fact !== undefined && (fact.name === key || fact.name === 'Alternative_Server_n')) continue;
        // Known elsewhere: that this section does not take it is more than the guide says.
        if (fact === undefined && KEYS.some(({ name }) => name === key)) continue;
        const near = fact?.name ?? nearestNames(key, keysOf(kind).map(({ name }) => name), 1)[0];
        if (near === undefined) continue;
        const message = fact === undefined ? `The guide has no ${key} in [${section.name}], but ${near}.` : `The guide spells ${key} as ${near}, and says of some keys that case counts.`;
        yield { at: view.at(keySpan), severity: 'info', consequence: 'advice', message, fixes: [{ title: `Write ${near}`, safety: 'review', edits: [{ kind: 'replace', at: view.at(keySpan), text: near }] }] };
      }
    }
  },
};
