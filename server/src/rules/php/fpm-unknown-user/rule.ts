import { refusals } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_unix_test_config (sapi/fpm/fpm/fpm_unix.c), and fpm_unix_conf_wp at the start. */
export const rule: FileRule = {
  id: 'php/fpm-unknown-user',
  summary: 'A user or group of a pool that the machine does not know',
  severities: ['error'],
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['unknown-user'], ({ text }) => {
    const name = /'(.*)'$/.exec(text)?.[1] ?? '';
    return { message: `There is no ${/gid/.test(text) ? 'group' : 'user'} ${name} on this machine: PHP-FPM does not start.` };
  }),
};
