import { phpRoutes } from '../../../stack/php-routes';
import type { StackRule } from '../../types';

/** fpm_main.c (sapi/fpm/fpm): PHP_VALUE and PHP_ADMIN_VALUE are applied by fpm_php_apply_defines_ex, and nothing takes them back. */
export const rule: StackRule = {
  id: 'php/fcgi-value-leak',
  summary: 'A setting of PHP that httpd sends with a request and that stays in the worker',
  severities: ['warning'],
  scope: 'stack',
  *check(stack) {
    if (!phpRoutes(stack).some(({ kind }) => kind === 'fcgi')) return;
    for (const node of stack.nodes('setenv', 'setenvif', 'setenvifnocase')) {
      const words = node.key === 'setenv' ? node.words.slice(0, 1) : node.words.slice(2);
      const word = words.find(({ value }) => /^PHP_(?:ADMIN_)?VALUE(?:=|$)/.test(value));
      if (word === undefined) continue;
      const name = word.value.replace(/=.*/s, '');
      yield {
        at: node.place(word), severity: 'warning', consequence: 'silent', cause: name,
        message: `PHP-FPM takes ${name} from the request, above even php_admin_value of the pool, and the setting stays in that worker: later requests of other folders and sites have it too, or not, as it happens.`,
      };
    }
  },
};
