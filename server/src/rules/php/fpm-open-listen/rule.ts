import { fixOf, isAddition, placeOf, poolsOf } from '../../fpm';
import type { FileRule } from '../../types';

/** A port alone binds all addresses (fpm_sockets_init_main, sapi/fpm/fpm/fpm_sockets.c). */
export const rule: FileRule = {
  id: 'php/fpm-open-listen',
  summary: 'A pool that everybody in the network can send requests to',
  severities: ['info'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      if (pool.settings.has('listen.allowed_clients') || isAddition(view, pool)) continue;
      for (const name of ['listen', 'pm.status_listen']) {
        const setting = pool.settings.get(name);
        const at = placeOf(root, setting?.valueAt);
        const port = /^(?:\[::\]:|0\.0\.0\.0:|\*:)?(\d+)$/.exec(setting?.text ?? '')?.[1];
        if (setting === undefined || at === undefined || port === undefined) continue;
        yield {
          at, severity: 'info', consequence: 'advice',
          message: `${name} = ${setting.text} takes connections on every address of the machine. Whoever reaches port ${port} can have any PHP file run, with settings of their own: FastCGI asks for no password.`,
          fixes: fixOf(`Write 127.0.0.1:${port}`, 'review', { kind: 'replace', at, text: `127.0.0.1:${port}` }),
        };
      }
    }
  },
};
