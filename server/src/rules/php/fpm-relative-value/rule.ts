import { poolArray, poolText } from '../../../php/fpm/pool-values';
import { fullPath } from '../../../php/fpm/paths';
import { placeOf, poolsOf } from '../../fpm';
import type { FileRule } from '../../types';

/** INI_STR_DEFAULT paths in fpm_conf_post_process (sapi/fpm/fpm/fpm_conf.c): the keys of known paths get the prefix. */
export const rule: FileRule = {
  id: 'php/fpm-relative-value',
  summary: 'A relative path of a PHP setting that PHP-FPM completes',
  severities: ['warning'],
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      if (pool.settings.has('chroot')) continue;
      for (const setting of poolArray(pool, 'php_value', 'php_admin_value')) {
        const at = placeOf(root, setting.valueAt);
        if (at === undefined || !COMPLETED.has(setting.key!.toLowerCase()) || setting.text === '' || setting.text.startsWith('/')) continue;
        if (setting.name === 'php_admin_value' && setting.key!.toLowerCase() === 'error_log' && setting.text.toLowerCase() === 'syslog') continue;
        const { path } = fullPath(setting.text, root.world, poolText(pool, 'prefix'));
        yield { at, severity: 'warning', consequence: 'silent', message: `PHP-FPM takes the value of ${setting.key} for a path and completes it: PHP gets ${path}. With a slash in front it stays as it is.` };
      }
    }
  },
};

const COMPLETED: ReadonlySet<string> = new Set([
  'error_log', 'extension_dir', 'sendmail_path', 'session.cookie_path', 'session_pgsql.sem_file_name', 'soap.wsdl_cache_dir', 'uploadprogress.file.filename_template',
  'xdebug.output_dir', 'xdebug.profiler_output_dir', 'xdebug.trace_output_dir', 'xmms.path', 'axis2.client_home', 'blenc.key_file', 'coin_acceptor.device',
]);
