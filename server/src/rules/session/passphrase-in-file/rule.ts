import { heardWords } from '../../heard';
import type { LineRule } from '../../types';

/** set_crypto_passphrase (modules/session/mod_session_crypto.c): exec: starts a program, everything else is the passphrase. */
export const rule: LineRule = {
  id: 'session/passphrase-in-file',
  summary: 'The passphrase of sessions in the text of the configuration',
  severities: ['info'],
  scope: 'line',
  on: ['sessioncryptopassphrase'],
  *check(node, view) {
    const [word] = node.words;
    if (word === undefined || word.value.startsWith('exec:') || node.isExpanded || view.config.world.scope === 'htaccess' || heardWords(node, view) === undefined) return;
    yield {
      at: node.place(word), severity: 'info', consequence: 'advice',
      message: 'Whoever reads this file can read and forge all sessions. SessionCryptoPassphraseFile, readable to root alone, or exec: with a program keep the passphrase out of it.',
    };
  },
};
