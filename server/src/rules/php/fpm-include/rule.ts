import { refusals } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_ini_parser_include (sapi/fpm/fpm/fpm_conf.c): glob with GLOB_ERR; relative to the prefix of the build. */
export const rule: FileRule = {
  id: 'php/fpm-include',
  summary: 'An include of PHP-FPM that opens nothing, or that can\'t be opened',
  severities: ['error', 'warning'],
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['unreadable', 'include-depth', 'two-includes', 'include-folder', 'include-nothing'], ({ code, text }) => {
    const path = /'([^']*)'/.exec(text)?.[1] ?? '';
    switch (code) {
      case 'include-nothing': return { message: `Nothing matches ${path}: PHP-FPM says so and goes on without it.` };
      case 'include-folder': return { message: `The folder in front of the wildcard of ${path} is not there: PHP-FPM does not start. A relative path begins at the prefix of the build, not at this file.` };
      case 'unreadable': return { message: `${path} can't be opened: PHP-FPM does not start.` };
      case 'two-includes': return { message: 'A line can include once only: PHP-FPM does not start.' };
      default: return { message: 'More than five files include one another: PHP-FPM does not start. They may go round in a circle.' };
    }
  }),
};
