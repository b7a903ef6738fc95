import { isSocketPath, poolText } from '../../../php/fpm/pool-values';
import { fixOf, placeOf, poolsOf } from '../../fpm';
import type { FileRule } from '../../types';

/** strtoul in base 8 (fpm_unix_resolve_socket_permissions, sapi/fpm/fpm/fpm_unix.c). */
export const rule: FileRule = {
  id: 'php/fpm-socket-mode',
  summary: 'A socket that every user of the machine may use, or a mode that is no octal number',
  severities: ['info', 'warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      const setting = pool.settings.get('listen.mode');
      const at = placeOf(root, setting?.valueAt);
      if (setting === undefined || at === undefined || !isSocketPath(poolText(pool, 'listen') ?? '')) continue;
      const fixes = fixOf('Write 0660', 'review', { kind: 'replace', at, text: '0660' });
      if (!/^[0-7]+$/.test(setting.text)) {
        const read = Number.parseInt(/^[0-7]*/.exec(setting.text)![0] || '0', 8).toString(8).padStart(4, '0');
        yield { at, severity: 'warning', consequence: 'silent', message: `listen.mode = ${setting.text} is ${read} to PHP-FPM: it reads octal digits up to the first other sign.`, fixes };
      } else if ((Number.parseInt(setting.text, 8) & 0o002) !== 0) {
        yield { at, severity: 'info', consequence: 'advice', message: `listen.mode = ${setting.text} lets every user of the machine connect and have any PHP file run as ${poolText(pool, 'user') ?? 'the user of the pool'}. listen.owner and listen.group with 0660 let httpd alone.`, fixes };
      }
    }
  },
};
