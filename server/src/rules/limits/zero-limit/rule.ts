import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import { plainNumber } from '../../seconds';
import type { LineRule } from '../../types';
import { nameOf } from '../../words';

/** ap_read_request and ap_get_mime_headers_core (server/protocol.c) take these two as lengths, not as switches. */
const LENGTHS: Readonly<Record<string, { readonly status: number; readonly usual: number }>> = {
  limitrequestline: { status: 414, usual: 8190 }, limitrequestfieldsize: { status: 400, usual: 8190 },
};

export const rule: LineRule = {
  id: 'limits/zero-limit',
  summary: 'LimitRequestLine 0 or LimitRequestFieldSize 0, which refuse every request',
  severities: ['error'],
  fixable: 'review',
  scope: 'line',
  on: Object.keys(LENGTHS),
  *check(node, view) {
    const word = node.words[0];
    const length = LENGTHS[node.key];
    if (word === undefined || length === undefined || plainNumber(word.value) !== 0 || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'error', consequence: 'request-fails',
      message: `${nameOf(node)} ${word.value} is not "no limit": no request fits into 0 bytes, and every one is answered with status ${length.status}.`,
      fixes: isEditable(node) ? [{ title: `Write ${length.usual}`, safety: 'review', edits: [replaceWord(node, word, String(length.usual))] }] : [],
    };
  },
};
