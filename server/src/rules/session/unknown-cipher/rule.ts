import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';

/** Names that apr_crypto has for its drivers (apr_crypto_get_block_key_types). */
const CIPHERS = ['aes256', 'aes192', 'aes128', '3des192'];

/** encrypt_string (modules/session/mod_session_crypto.c): AH01824, and the session is not saved. */
export const rule: LineRule = {
  id: 'session/unknown-cipher',
  summary: 'A cipher for sessions that httpd does not have, so that no session is saved',
  severities: ['warning', 'info'],
  fixable: 'review',
  scope: 'line',
  on: ['sessioncryptocipher'],
  *check(node, view) {
    const [word] = node.words;
    const value = word?.value.toLowerCase();
    if (word === undefined || value === undefined || heardWords(node, view) === undefined) return;
    if (value === '3des192') {
      yield {
        at: node.place(word), severity: 'info', consequence: 'advice', message: '3des192 is an old cipher with blocks of 64 bits. Leave the directive out, or write aes256, the default.',
        fixes: node.isExpanded ? [] : [{ title: 'Write aes256', safety: 'review', edits: [replaceWord(node, word, 'aes256')] }],
      };
    } else if (!CIPHERS.includes(word.value)) {
      const near = CIPHERS.includes(value) ? [value] : nearestNames(value.replace(/[-_].*$/, ''), CIPHERS, 1);
      yield {
        at: node.place(word), severity: 'warning', consequence: 'warns', message: `httpd knows no cipher ${word.value} for sessions: no session is saved, and each attempt is AH01824 in the log. It has ${CIPHERS.join(', ')}.`,
        fixes: node.isExpanded ? [] : near.map((name) => ({ title: `Write ${name}`, safety: 'review' as const, edits: [replaceWord(node, word, name)] })),
      };
    }
  },
};
