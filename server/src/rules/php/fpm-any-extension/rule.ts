import { placeOf, poolsOf, removeLineAt } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_php_limit_extensions (sapi/fpm/fpm/fpm_php.c): without a list there is no limit. */
export const rule: FileRule = {
  id: 'php/fpm-any-extension',
  summary: 'A pool that runs files of every name',
  severities: ['warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      const setting = pool.settings.get('security.limit_extensions');
      const at = placeOf(root, setting?.nameAt);
      if (setting === undefined || at === undefined || setting.text.trim() !== '') continue;
      yield {
        at, severity: 'warning', consequence: 'advice',
        message: `An empty security.limit_extensions lets the pool ${pool.name} run files of every name: with path information in the URL (/upload/picture.jpg/x.php) an uploaded picture is run. Without the line .php and .phar are run.`,
        fixes: [{ title: 'Remove security.limit_extensions', safety: 'review', edits: [removeLineAt(at)] }],
      };
    }
  },
};
