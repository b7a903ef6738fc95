import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { plainNumber } from '../../seconds';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** A number without a unit is seconds (set_keep_alive_timeout, server/core.c); `ms` came with 2.3.2. */
export const rule: LineRule = {
  id: 'timeouts/keep-alive-milliseconds',
  summary: 'A KeepAliveTimeout in seconds that looks like milliseconds',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: ['keepalivetimeout'],
  *check(node, view) {
    const word = node.words[0];
    const seconds = plainNumber(word?.value);
    if (word === undefined || seconds === undefined || seconds < 1000 || heardWords(node, view) === undefined) return;
    const write = (value: string) => ({ title: `Write ${value}`, safety: 'review' as const, edits: [replaceWord(node, word, value)] });
    yield {
      at: node.place(word), severity: 'warning', consequence: 'silent',
      message: `${nameOf(node)} ${word.value} is ${Math.round(seconds / 60)} minutes: a number without a unit is seconds. With ms behind it, it is milliseconds.`,
      fixes: isEditable(node) ? [write(`${seconds}ms`), write('5')] : [],
    };
  },
};
