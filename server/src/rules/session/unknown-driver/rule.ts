import { replaceWord } from '../../edits';
import { heardWords } from '../../heard';
import type { LineRule } from '../../types';

/** Drivers of apr_crypto (apr-util, crypto/apr_crypto.c). */
const DRIVERS = ['openssl', 'nss', 'commoncrypto'];

/** session_crypto_init (modules/session/mod_session_crypto.c) loads the driver when the server starts: AH01845. */
export const rule: LineRule = {
  id: 'session/unknown-driver',
  summary: 'A library for encrypted sessions that there is not, with which httpd does not start',
  severities: ['error'],
  fixable: 'review',
  scope: 'line',
  on: ['sessioncryptodriver'],
  *check(node, view) {
    const [word] = node.words;
    if (word === undefined || DRIVERS.includes(word.value) || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'error', consequence: 'start-fails',
      message: `There is no library ${word.value} for SessionCryptoDriver: httpd passes its configuration test and then does not start (AH01845). It is ${DRIVERS[0]} almost everywhere.`,
      fixes: node.isExpanded ? [] : [{ title: `Write ${DRIVERS[0]}`, safety: 'review', edits: [replaceWord(node, word, DRIVERS[0]!)] }],
    };
  },
};
