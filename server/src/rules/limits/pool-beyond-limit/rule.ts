import { fpmRootOf } from '../../../php/fpm/read-root';
import { replace } from '../../builders';
import type { FileRule } from '../../types';

/** What shells, cron jobs and FTP sessions of the account need. */
const RESERVE = 15;

/** At the bound of a control group fork fails with EAGAIN (fpm_children_make, sapi/fpm/fpm/fpm_children.c); a hoster's watcher ends what is too much. */
export const rule: FileRule = {
  id: 'limits/pool-beyond-limit',
  summary: 'A pool of PHP-FPM with more children than the account may have processes',
  severities: ['warning'],
  fixable: 'review',
  scope: 'file',
  on: ['php-fpm'],
  *check(view) {
    const { processLimit } = view.host;
    const fpm = fpmRootOf(view.reading);
    if (processLimit === undefined || fpm === undefined) return;
    for (const pool of fpm.answer.reading.pools) {
      const children = pool.settings.get('pm.max_children');
      const opened = children === undefined ? undefined : fpm.opened.get(children.valueAt.file);
      if (children === undefined || opened === undefined || typeof children.value !== 'number' || children.value <= processLimit - RESERVE) continue;
      const at = view.at(children.valueAt, opened);
      const room = processLimit - RESERVE;
      yield {
        at, severity: 'warning', consequence: 'advice',
        message: `pm.max_children ${children.value}: the account may have ${processLimit} processes, and its FTP and SSH sessions and cron jobs count, too. At the bound children are not started or ended from outside, in the middle of a request.`,
        fixes: room < 1 ? [] : [{ title: `Write ${room}`, safety: 'review', edits: [replace(at, String(room))] }],
      };
    }
  },
};
