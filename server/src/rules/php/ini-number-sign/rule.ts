import { iniTreeOf } from '../../../php/ini/read-root';
import type { FileRule } from '../../types';

/** Zend/zend_ini_scanner.l: since PHP 7.0 the number sign is a character of names. */
export const rule: FileRule = {
  id: 'php/ini-number-sign',
  summary: 'A # in an ini file of PHP, which begins no comment',
  severities: ['info'],
  fixable: 'safe',
  scope: 'file',
  on: ['php-ini', 'user-ini'],
  *check(view) {
    for (const item of iniTreeOf(view.root).items) {
      if (item.kind !== 'entry' && item.kind !== 'label' || !item.name.startsWith('#')) continue;
      const { start } = item.nameSpan;
      const what = item.kind === 'entry' ? `sets ${item.name}, which nobody reads` : 'is a name without a value';
      yield {
        at: view.at({ start, end: start + 1 }), severity: 'info', consequence: 'silent', message: `A # begins no comment since PHP 7.0: the line ${what}, and brackets in it would end the file. Write ;.`,
        fixes: [{ title: 'Write ;', safety: 'safe', edits: [{ kind: 'replace', at: view.at({ start, end: start + 1 }), text: ';' }] }],
      };
    }
  },
};
