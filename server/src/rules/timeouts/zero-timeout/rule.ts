import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { plainNumber } from '../../seconds';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** A socket timeout of 0 makes reads non-blocking (apr_socket_timeout_set, network_io/unix/sockopt.c of APR). */
export const rule: LineRule = {
  id: 'timeouts/zero-timeout',
  summary: 'Timeout 0, which waits for nothing at all',
  severities: ['error'],
  fixable: 'review',
  scope: 'line',
  on: ['timeout'],
  *check(node, view) {
    const word = node.words[0];
    if (word === undefined || plainNumber(word.value) !== 0 || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'error', consequence: 'request-fails',
      message: `${nameOf(node)} ${word.value} is no time at all, not no limit: a request that comes in two pieces gets status 400, a program that has not answered yet 500. Give it the seconds to wait.`,
      fixes: isEditable(node) ? [{ title: 'Write 60', safety: 'review', edits: [replaceWord(node, word, '60')] }] : [],
    };
  },
};
