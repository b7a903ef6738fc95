import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { plainNumber } from '../../seconds';
import type { LineRule, Severity } from '../../types';
import { nameOf } from '../../words';

interface Bound {
  readonly severity: Severity;
  readonly what: string;
  readonly usual: string;
}

const BOUNDS: Readonly<Record<string, Bound>> = {
  limitrequestfields: { severity: 'info', what: 'a request may have any number of headers, and all of them are kept in memory', usual: '100' },
  limitxmlrequestbody: { severity: 'info', what: 'an XML body of any size is parsed into memory', usual: '1000000' },
  limitrequestbody: { severity: 'hint', what: 'a request may carry a body of any size', usual: '1073741824' },
  maxranges: { severity: 'info', what: 'a request may ask for any number of pieces of a file', usual: '200' },
};

/** 0, for MaxRanges the word, means no limit (server/core.c). */
export const rule: LineRule = {
  id: 'limits/unlimited-request',
  summary: 'A limit of requests that is turned off',
  severities: ['info', 'hint'],
  fixable: 'review',
  scope: 'line',
  on: Object.keys(BOUNDS),
  *check(node, view) {
    const word = node.words[0];
    const bound = BOUNDS[node.key];
    if (word === undefined || bound === undefined || heardWords(node, view) === undefined) return;
    const isOff = node.key === 'maxranges' ? /^unlimited$/i.test(word.value) : plainNumber(word.value) === 0;
    if (!isOff) return;
    const { severity, what, usual } = bound;
    yield {
      at: node.place(word), severity, consequence: 'advice',
      message: `${nameOf(node)} ${word.value} is no limit: ${what}. The default is ${usual}.`,
      fixes: isEditable(node) ? [{ title: `Write ${usual}`, safety: 'review', edits: [replaceWord(node, word, usual)] }] : [],
    };
  },
};
