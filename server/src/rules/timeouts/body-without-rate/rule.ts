import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';

/** Without MinRate the time never grows (reqtimeout_filter, modules/filters/mod_reqtimeout.c). */
export const rule: LineRule = {
  id: 'timeouts/body-without-rate',
  summary: 'A RequestReadTimeout that a whole upload has to fit into',
  severities: ['info'],
  fixable: 'review',
  scope: 'line',
  on: ['requestreadtimeout'],
  *check(node, view) {
    if (heardWords(node, view) === undefined) return;
    for (const word of node.words) {
      const seconds = /^body=(\d+)$/i.exec(word.value)?.[1];
      if (seconds === undefined || Number(seconds) === 0) continue;
      yield {
        at: node.place(word), severity: 'info', consequence: 'advice',
        message: `${word.value} without MinRate: the whole body has to arrive within ${Number(seconds)} seconds, however fast it comes. A longer upload is cut off with status 408.`,
        fixes: isEditable(node) ? [{ title: 'Add MinRate=500', safety: 'review', edits: [replaceWord(node, word, `${word.value},MinRate=500`)] }] : [],
      };
    }
  },
};
