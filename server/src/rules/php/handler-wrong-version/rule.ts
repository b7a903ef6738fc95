import { loadedPhp, phpRoutes } from '../../../stack/php-routes';
import { isEditable } from '../../builders';
import { replaceWord } from '../../edits';
import type { StackRule } from '../../types';

/** php_handler (sapi/apache2handler/sapi_apache2.c) compares with strcmp: PHP 8 knows php-script, 7 php7-script, 5 php5-script. */
export const rule: StackRule = {
  id: 'php/handler-wrong-version',
  summary: 'A handler that the loaded mod_php does not answer to',
  severities: ['error'],
  fixable: 'review',
  scope: 'stack',
  *check(stack) {
    const loaded = loadedPhp(stack);
    if (loaded === undefined || stack.config.world.modules !== 'loaded') return;
    const known = ['application/x-httpd-php', 'application/x-httpd-php-source', loaded.replace('_module', '-script')];
    const served = new Set(stack.nodes('action').map((node) => node.words[0]?.value));
    for (const { kind, node, word } of phpRoutes(stack)) {
      // Types are put into lower case, handlers are not.
      const name = kind === 'type' ? word.value.toLowerCase() : word.value;
      if (kind === 'fcgi' || known.includes(name) || served.has(word.value)) continue;
      yield {
        at: node.place(word), severity: 'error', consequence: 'request-fails',
        message: `${loaded} does not answer to ${word.value}, but to ${known[0]} and ${known[2]}, in these letters: PHP files go out as source code.`,
        fixes: isEditable(node) ? [{ title: 'Write application/x-httpd-php', safety: 'review', edits: [replaceWord(node, word, 'application/x-httpd-php')] }] : [],
      };
    }
  },
};
