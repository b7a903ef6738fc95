import { isSocketPath, poolText } from '../../../php/fpm/pool-values';
import { fixOf, placeOf, poolsOf } from '../../fpm';
import type { FileRule } from '../../types';

/** fcgi_set_allowed_clients (main/fastcgi.c): words between commas go to inet_pton as they are. */
export const rule: FileRule = {
  id: 'php/fpm-allowed-clients',
  summary: 'A listen.allowed_clients with words that are no addresses',
  severities: ['error', 'warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    for (const { root, pool } of poolsOf(view)) {
      const setting = pool.settings.get('listen.allowed_clients');
      const at = placeOf(root, setting?.valueAt);
      if (setting === undefined || at === undefined || setting.text === '' || isSocketPath(poolText(pool, 'listen') ?? '')) continue;
      const words = setting.text.split(',');
      const wrong = words.filter((word) => !ADDRESS.test(word));
      if (wrong.length === 0) continue;
      const meant = words.map((word) => word.trim()).map((word) => (word === 'localhost' ? '127.0.0.1' : word)).filter((word) => ADDRESS.test(word));
      const all = wrong.length === words.length;
      yield {
        at, severity: all ? 'error' : 'warning', consequence: all ? 'request-fails' : 'silent',
        message: all
          ? `listen.allowed_clients = ${setting.text} has no address that PHP-FPM understands, and so it refuses every client. It takes IP addresses with commas and without blanks, no names.`
          : `PHP-FPM passes over ${wrong[0]!.trim() === wrong[0] ? wrong[0] : `"${wrong[0]}" with its blank`} in listen.allowed_clients: it takes IP addresses with commas and without blanks, no names.`,
        fixes: meant.length === 0 || meant.join(',') === setting.text ? [] : fixOf(`Write ${meant.join(',')}`, 'review', { kind: 'replace', at, text: meant.join(',') }),
      };
    }
  },
};

const ADDRESS = /^(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)$/;
