import { startBeyondProcesses } from '../../../httpd/mpm/spare';
import { mpmOf } from '../../../stack/mpm';
import type { ConfigRule } from '../../types';
import { asRead, ON_MPM, related } from '../correction';
import { restingOn } from '../resting';
import { settingFix, valuePlace } from '../silent';

/** Follows `startup_children` of prefork, worker and event (server/mpm), which never starts more than the limit. */
export const rule: ConfigRule = {
  id: 'mpm/start-servers-beyond-limits',
  summary: 'StartServers is above the number of processes that the server may have',
  severities: ['warning', 'info'],
  fixable: 'safe',
  scope: 'config',
  on: ON_MPM,
  *check(view) {
    const picture = mpmOf(view);
    const setting = picture?.set.get('StartServers');
    if (picture === undefined || setting === undefined) return;
    const surplus = startBeyondProcesses(picture.effective);
    if (surplus === undefined) return;
    const { capacity } = picture.effective;
    const causes = ['MaxRequestWorkers', 'ThreadsPerChild', 'ServerLimit'].flatMap((name) => picture.set.get(name)?.node ?? []);
    const unread = view.complete || picture.set.has('MaxRequestWorkers') ? [] : ['no file that could not be read sets MaxRequestWorkers'];
    const most = surplus.processes === 1 ? 'one process serves' : `${surplus.processes} processes serve`;
    yield restingOn([...picture.assumes, ...unread], {
      at: valuePlace(setting),
      severity: 'warning',
      consequence: 'silent',
      message: `${asRead(setting.node, setting.value)} is more than the server may have: ${most} all ${capacity} workers, and httpd starts no more.`,
      fixes: settingFix(view, picture, 'safe', { StartServers: surplus.processes }),
      related: causes.map(related),
    });
  },
};
