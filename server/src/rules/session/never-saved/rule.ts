import { heardWords } from '../../heard';
import { replaceWord } from '../../edits';
import type { LineRule } from '../../types';

/** ap_session_save (modules/session/mod_session.c): a session whose end lies before now is not saved, AH01819. */
export const rule: LineRule = {
  id: 'session/never-saved',
  summary: 'A negative SessionMaxAge, with which every session has ended before it begins',
  severities: ['warning'],
  fixable: 'review',
  scope: 'line',
  on: ['sessionmaxage'],
  *check(node, view) {
    const [word] = node.words;
    if (word === undefined || !/^\s*-\d*[1-9]/.test(word.value) || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'warning', consequence: 'silent',
      message: `With SessionMaxAge ${word.value} every session is over before it is saved: no cookie goes out, and the log has AH01819. 0 is for sessions that do not end by time.`,
      fixes: node.isExpanded ? [] : [{ title: 'Write 0', safety: 'review', edits: [replaceWord(node, word, '0')] }],
    };
  },
};
