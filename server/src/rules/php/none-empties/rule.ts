import type { PhpRule } from '../../types';

/** Entries for which none is a word of their own. */
const WORDS: Readonly<Record<string, string>> = {
  'session.cookie_samesite': 'the cookie gets no SameSite at all',
  'mbstring.substitute_character': 'characters are replaced by a question mark',
};

/** real_value_hnd (sapi/apache2handler/apache_config.c) turns the word into nothing; Zend/zend_ini_scanner.l does the same with a bare one. */
export const rule: PhpRule = {
  id: 'php/none-empties',
  summary: 'The word none, which empties the setting instead of being its value',
  severities: ['warning'],
  scope: 'php',
  *check({ lines, where }) {
    for (const { name, written, value, valueAt } of lines) {
      const effect = WORDS[name];
      if (effect === undefined || value !== '' || !/^none$/i.test(written)) continue;
      const httpd = where === 'server' || where === 'htaccess';
      yield {
        at: valueAt, severity: 'warning', consequence: 'silent',
        message: `${name} ${written} empties the setting: ${effect}. ${httpd ? 'mod_php cannot set this word: set it in php.ini or in code.' : 'In quotes it is the word.'}`,
      };
    }
  },
};
