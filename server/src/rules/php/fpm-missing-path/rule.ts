import { refusals } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_is_dir, fpm_stdio_open_error_log, fpm_log_open (sapi/fpm/fpm): folders and logs are looked up when pools are checked. */
export const rule: FileRule = {
  id: 'php/fpm-missing-path',
  summary: 'A folder or a log of PHP-FPM that is not there or can\'t be made',
  severities: ['error'],
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['prefix', 'chroot', 'chdir', 'error-log', 'access-log', 'slowlog-file'], ({ code, text }) => {
    if (/must start with/.test(text)) return { message: `The path of ${code} has to begin with a slash, $prefix only at its beginning: PHP-FPM does not start.` };
    const log = /(?:error_log|access log|slowlog) ?\((.*)\)/.exec(text);
    if (log !== null) return { message: `${log[1] === '' ? 'A log without a name' : log[1]} can't be opened, its folder is missing or it is a folder itself: PHP-FPM does not start.` };
    const paths = [...text.matchAll(/'([^']*)'/g)].map((match) => match[1]!);
    const inside = code === 'chdir' && paths.length > 2;
    return { message: `${inside ? paths[2] : paths[0]} is no folder${inside ? ', and chdir is looked up inside chroot' : ''}: PHP-FPM does not start.` };
  }),
};
