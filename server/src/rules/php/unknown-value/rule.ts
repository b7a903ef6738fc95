import { nearestNames } from '../../../httpd/catalog/nearest-names';
import { lineFix } from '../../php-lines';
import type { PhpRule } from '../../types';

/** Entries with a closed list of words that PHP does not check, and what another word comes to. */
const EFFECTS: Readonly<Record<string, string>> = {
  'session.cache_limiter': 'no header about caching is sent',
  'session.cookie_samesite': 'the text is sent as it is, and browsers take it for none',
  'ffi.enable': 'it counts as off',
};

/** php_session_cache_limiter and php_session_send_cookie (ext/session/session.c). */
export const rule: PhpRule = {
  id: 'php/unknown-value',
  summary: 'A word that a setting of PHP does not know',
  severities: ['warning'],
  fixable: 'review',
  scope: 'php',
  *check({ lines }) {
    for (const line of lines) {
      const { name, spec, value, valueAt } = line;
      const effect = EFFECTS[name];
      const words = spec?.values?.filter((word) => !word.startsWith('<')) ?? [];
      if (effect === undefined || value === '' || words.some((word) => word.toLowerCase() === value.toLowerCase()) || name === 'ffi.enable' && /^(?:[01]|on|off|yes|no|true|false)$/i.test(value)) continue;
      const near = nearestNames(value, words.filter((word) => word !== ''), 1);
      yield {
        at: valueAt, severity: 'warning', consequence: 'silent', message: `${name} does not know ${value}: ${effect}. It takes ${words.filter((word) => word !== '').join(', ')}.`,
        fixes: near.flatMap((word) => lineFix(line, `Write ${word}`, 'review', (edits) => edits.setValue(word))),
      };
    }
  },
};
