import { heardWords } from '../../heard';
import type { ConfigRule } from '../../types';

const COOKIES = ['sessioncookiename', 'sessioncookiename2'];

/** session_cookie_save puts the session into the cookie as it is; session_crypto_encode comes before it where a passphrase is set. */
export const rule: ConfigRule = {
  id: 'session/readable-cookie',
  summary: 'Sessions in a cookie that the visitor can read and write',
  severities: ['info'],
  scope: 'config',
  on: [...COOKIES, 'sessioncryptopassphrase', 'sessioncryptopassphrasefile'],
  *check(view) {
    if (!view.complete || view.nodes('sessioncryptopassphrase', 'sessioncryptopassphrasefile').length > 0) return;
    const [first] = view.nodes(...COOKIES).filter((node) => heardWords(node, view) !== undefined);
    if (first === undefined) return;
    yield {
      at: first.wholePlace, severity: 'info', consequence: 'advice',
      message: 'The session is in the cookie as plain text: visitors can read it, and write what they like into it. mod_session_crypto with SessionCryptoPassphrase keeps it closed.',
    };
  },
};
