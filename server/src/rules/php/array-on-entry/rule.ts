import { iniEntry } from '../../../php/catalog/catalog';
import { iniTreeOf } from '../../../php/ini/read-root';
import type { FileRule } from '../../types';

/** php_ini_parser_cb (main/php_ini.c) stores an array under the name, and the entry's handler takes it for a string. */
export const rule: FileRule = {
  id: 'php/array-on-entry',
  summary: 'A setting of PHP written as an array',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['php-ini', 'user-ini'],
  *check(view) {
    for (const item of iniTreeOf(view.root).items) {
      if (item.kind !== 'entry' || item.key === undefined || iniEntry(item.name) === undefined) continue;
      const end = view.root.source.text.indexOf(']', item.nameSpan.end) + 1;
      const crash = view.kind === 'user-ini' ? 'the process that serves the request crashes' : 'PHP crashes when it starts';
      yield {
        at: view.at({ start: item.nameSpan.start, end }), severity: 'error', consequence: view.kind === 'user-ini' ? 'request-fails' : 'start-fails',
        message: `${item.name} takes one value and no array: ${crash}. Write the name without brackets.`,
        fixes: [{ title: `Write ${item.name}`, safety: 'review', edits: [{ kind: 'replace', at: view.at({ start: item.nameSpan.end, end }), text: '' }] }],
      };
    }
  },
};
