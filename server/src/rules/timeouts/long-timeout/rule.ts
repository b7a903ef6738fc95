import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { heldBy, holdsWorker, mpmName, plainNumber } from '../../seconds';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** Seconds: the default of 2.2, which Debian still writes. */
const LONG = 300;

/** The time for one read or write, not for a request (ap_process_connection, server/core.c and the MPMs). */
export const rule: LineRule = {
  id: 'timeouts/long-timeout',
  summary: 'A Timeout that lets a client that is gone hold a worker for long',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'line',
  on: ['timeout'],
  *check(node, view) {
    const word = node.words[0];
    const seconds = plainNumber(word?.value);
    if (word === undefined || seconds === undefined || seconds <= LONG || heardWords(node, view) === undefined) return;
    const mpm = mpmName(view);
    yield {
      at: node.place(word), severity: holdsWorker(mpm) ? 'warning' : 'info', consequence: 'advice',
      message: `${nameOf(node)} ${word.value} lets each read and write wait that many seconds: a client that is gone can hold ${heldBy(mpm)} as long. The default is 60; slow programs and backends have timeouts of their own.`,
      fixes: isEditable(node) ? [{ title: 'Write 60', safety: 'review', edits: [replaceWord(node, word, '60')] }] : [],
    };
  },
};
