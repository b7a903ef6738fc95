import { fixOf, refusals } from '../../fpm';
import type { FileRule } from '../../types';

/** fpm_conf_process_all_pools (sapi/fpm/fpm/fpm_conf.c): a slash in front, two characters, and no others than these. */
export const rule: FileRule = {
  id: 'php/fpm-page-path',
  summary: 'A path of the status or ping page that PHP-FPM does not take',
  severities: ['error'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  check: (view) => refusals(view, ['status-path', 'ping-path'], ({ code, text }, _, at) => {
    const name = code === 'status-path' ? 'pm.status_path' : 'ping.path';
    const written = /path '(.*)' must|path '(.*)' is not/.exec(text);
    const path = written?.[1] ?? written?.[2] ?? '';
    if (/start with/.test(text)) {
      return { message: `${name} ${path} has to begin with a slash: PHP-FPM does not start.`, fixes: fixOf(`Write /${path}`, 'review', { kind: 'replace', at, text: at.source.text.slice(at.start, at.end).replace(path, `/${path}`) }) };
    }
    if (/long enough/.test(text)) return { message: `${name} ${path} is too short, a name has to follow the slash: PHP-FPM does not start.` };
    return { message: `${name} ${path} may hold letters, digits and /_-.~ only: PHP-FPM does not start.` };
  }),
};
