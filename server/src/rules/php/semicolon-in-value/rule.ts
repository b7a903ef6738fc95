import { iniTreeOf } from '../../../php/ini/read-root';
import { iniText } from '../../php-groups-file';
import type { FileRule } from '../../types';

/** Zend/zend_ini_scanner.l: a semicolon begins a comment wherever it stands outside of quotes. */
export const rule: FileRule = {
  id: 'php/semicolon-in-value',
  summary: 'A value that ends at a semicolon, because it stands in no quotes',
  severities: ['warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-ini', 'user-ini'],
  *check(view) {
    const { text } = view.root.source;
    for (const item of iniTreeOf(view.root).items) {
      // With a blank before the semicolon it is a comment; without one it was hardly meant as one.
      if (item.kind !== 'entry' || item.comment === undefined || item.comment.start !== item.valueSpan.end || item.valueSpan.end === item.valueSpan.start) continue;
      const rest = text.slice(item.comment.start, item.comment.end);
      if (/^;(?:\s|$)/.test(rest) || text[item.valueSpan.start] === '"') continue;
      const whole = text.slice(item.valueSpan.start, item.comment.end).trimEnd();
      yield {
        at: view.at({ start: item.comment.start, end: item.comment.start + rest.trimEnd().length }), severity: 'warning', consequence: 'silent',
        message: `${item.name} is ${item.value || 'empty'}: the semicolon begins a comment. Put the value in double quotes.`,
        fixes: [{ title: `Write ${iniText(whole)}`, safety: 'review', edits: [{ kind: 'replace', at: view.at({ start: item.valueSpan.start, end: item.valueSpan.start + whole.length }), text: iniText(whole) }] }],
      };
    }
  },
};
