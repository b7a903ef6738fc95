import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { mpmName, plainNumber } from '../../seconds';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** 0 means no limit (ap_set_keepalive, modules/http/http_protocol.c). */
export const rule: LineRule = {
  id: 'timeouts/unlimited-keep-alive-requests',
  summary: 'MaxKeepAliveRequests 0 under prefork',
  severities: ['hint'],
  fixable: 'review',
  scope: 'line',
  on: ['maxkeepaliverequests'],
  *check(node, view) {
    const word = node.words[0];
    if (word === undefined || plainNumber(word.value) !== 0 || mpmName(view) !== 'prefork' || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'hint', consequence: 'advice',
      message: `${nameOf(node)} ${word.value} is no limit: under prefork one client that goes on asking keeps its process for itself. A few hundred cost nothing and give it back.`,
      fixes: isEditable(node) ? [{ title: 'Write 500', safety: 'review', edits: [replaceWord(node, word, '500')] }] : [],
    };
  },
};
