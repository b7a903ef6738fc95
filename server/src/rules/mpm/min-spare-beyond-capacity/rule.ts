import { minSpareBeyondCapacity, logFlood } from '../../../httpd/mpm/spare';
import { MPM_TABLES } from '../../../httpd/mpm/tables';
import { mpmOf, type MpmPicture } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { asRead, ON_MPM } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

/** Follows `perform_idle_server_maintenance` of prefork, worker and event (server/mpm). */
export const rule: ConfigRule = {
  id: 'mpm/min-spare-beyond-capacity',
  summary: 'More idle workers are wanted than the server can have, and an idle server logs an error',
  severities: ['warning', 'info', 'hint'],
  fixable: 'review',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    if (picture === undefined) return;
    const { effective, set } = picture;
    const found = minSpareBeyondCapacity(effective);
    // The line every second is told with the limit that causes it.
    if (found === undefined || logFlood(effective) !== undefined) return;
    const { directive, minSpare, capacity, ah } = found;
    const own = set.get(directive);
    const setting = own ?? ['MaxRequestWorkers', 'ThreadsPerChild', 'ServerLimit'].flatMap((name) => set.get(name) ?? [])[0];
    if (setting === undefined) return;
    const wanted = own === undefined ? `${directive}, ${minSpare} unless it is set,` : asRead(own.node, own.value);
    const unread = view.complete ? [] : ['no file that could not be read sets the other values'];
    yield restingOn([...picture.assumes, ...unread], {
      at: valuePlace(setting),
      severity: own === undefined ? 'info' : 'warning',
      consequence: 'silent',
      message: `${wanted} asks for more idle workers than the ${capacity} that the server can have: it logs ${ah} although nothing is to be done.`,
      fixes: settingFix(view, picture, 'review', { [directive]: inProportion(picture, directive) }, setting),
    });
  },
};

/** The part of the capacity that httpd's own defaults keep idle. */
function inProportion({ name, effective: { capacity } }: MpmPicture, directive: string): number {
  const { defaults } = MPM_TABLES[name];
  return Math.max(1, Math.floor((capacity * (defaults[directive] ?? 1)) / (defaults.MaxRequestWorkers ?? 1)));
}
